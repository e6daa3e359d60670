import { type ApiRouter, newRouter } from '@mingcha/http';
import type { RecordDeps } from './deps.ts';
import { importRoutes } from './importRoutes.ts';
import { listRoutes } from './listRoutes.ts';
import { recordRoutes } from './recordRoutes.ts';

/** All routes of records. */
export function recordsRouter(deps: RecordDeps): ApiRouter {
  const router = newRouter();
  for (const routes of [listRoutes, importRoutes, recordRoutes]) router.route('/', routes(deps));
  return router;
}
