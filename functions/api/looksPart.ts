import type { ApiRouter } from '@mingcha/http';
import { looksRouter } from '@mingcha/inspection/looks';
import type { ApiDeps } from './app.ts';
import { types } from './caseTypes.ts';
import { type Guards, newPart } from './part.ts';

/** What joins inspections with cases and only reads: the dashboard, and the page of an enterprise. */
export function looksPart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/*', ...guards());
  part.route('/', looksRouter({ ...deps, types }));
  return part;
}
