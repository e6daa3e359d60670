import { levelsRouter } from '@mingcha/catalogue';
import type { ApiRouter } from '@mingcha/http';
import { tenantLists } from '@mingcha/systems/tenant-lists';
import type { ApiDeps } from './app.ts';
import { type Guards, newPart } from './part.ts';

/** What a city makes of its province's lists, and lists of several tenants side by side. */
export function levelsPart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/*', ...guards());
  part.route('/', levelsRouter({ ...deps, lists: tenantLists }));
  return part;
}
