import { newRouter } from '@mingcha/http';
import type { CaseDeps } from './deps.ts';
import { caseRoutes } from './routes/caseRoutes.ts';
import { inboxRoutes } from './routes/inboxRoutes.ts';
import { typeRoutes } from './routes/typeRoutes.ts';

export type { CaseDeps } from './deps.ts';
export { type CaseTypes, createCaseTypes } from './types/caseTypes.ts';

/** Everything the API does with cases. */
export function caseworkRouter(deps: CaseDeps) {
  const router = newRouter();
  for (const routes of [typeRoutes, caseRoutes, inboxRoutes]) router.route('/', routes(deps));
  return router;
}
