import { type ApiRouter, newRouter } from '@mingcha/http';
import type { Store } from '@mingcha/store';
import type { DrawRouteDeps } from './acting.ts';
import { actionRoutes } from './actionRoutes.ts';
import { batchRoutes } from './batches/batchRoutes.ts';
import { wholeRoutes } from './batches/wholeRoutes.ts';
import { drawRoutes } from './drawRoutes.ts';
import { outcomeRoutes } from './outcome/outcomeRoutes.ts';
import { provinceRoutes } from './provinceRoutes.ts';

/** All routes of draws that need a token of a tenant. */
export function drawsRouter(deps: DrawRouteDeps & { store: Store }): ApiRouter {
  const router = newRouter();
  const all = [actionRoutes, batchRoutes, drawRoutes, outcomeRoutes, provinceRoutes, wholeRoutes];
  for (const routes of all) router.route('/', routes(deps));
  return router;
}
