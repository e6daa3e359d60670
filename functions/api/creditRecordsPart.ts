import { creditCheckRoutes, recordsRouter } from '@mingcha/credit/records';
import type { ApiRouter } from '@mingcha/http';
import type { ApiDeps } from './app.ts';
import { type Guards, newPart } from './part.ts';

/** Credit records: pushed, imported, listed; and what is in force because of them. */
export function creditRecordsPart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/*', ...guards({ filePaths: ['/v1/credit/records:import'] }));
  part.route('/', recordsRouter(deps));
  part.route('/', creditCheckRoutes(deps));
  return part;
}
