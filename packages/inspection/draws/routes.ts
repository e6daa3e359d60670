import { type ApiRouter, newRouter } from '@mingcha/http';
import type { Store } from '@mingcha/store';
import type { VisitRouteDeps } from '../visits/deps.ts';
import { joinRoutes } from '../visits/joins/routes.ts';
import { visitRoutes } from '../visits/routes.ts';
import { actionRoutes } from './actionRoutes.ts';
import { batchRoutes } from './batches/batchRoutes.ts';
import { wholeRoutes } from './batches/wholeRoutes.ts';
import { drawRoutes } from './drawRoutes.ts';
import { outcomeRoutes } from './outcome/outcomeRoutes.ts';
import { provinceRoutes } from './provinceRoutes.ts';

/** All routes of draws that need a token of a tenant. */
export function drawsRouter(deps: VisitRouteDeps & { store: Store }): ApiRouter {
  const router = newRouter();
  const all = [
    actionRoutes,
    batchRoutes,
    drawRoutes,
    joinRoutes,
    outcomeRoutes,
    provinceRoutes,
    visitRoutes,
    wholeRoutes,
  ];
  for (const routes of all) router.route('/', routes(deps));
  return router;
}
