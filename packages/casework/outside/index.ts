import { limitByAddress, newRouter } from '@mingcha/http';
import type { OutsideDeps } from './deps.ts';
import { followRoutes } from './followRoutes.ts';
import { publishedRoutes } from './publishedRoutes.ts';
import { sendRoutes } from './sendRoutes.ts';
import { serviceRoutes } from './serviceRoutes.ts';

/** Calls of an address: a page needs three or four. */
const calls = { perSecond: 2, burst: 120 };

/** Everything that people do with cases without an account, no more often than people do. */
export function citizenRouter(deps: OutsideDeps) {
  const { addressOf = () => undefined, clock } = deps;
  const router = newRouter();
  router.use('/v1/citizen/*', limitByAddress(calls, addressOf, clock));
  for (const routes of [serviceRoutes, followRoutes, sendRoutes, publishedRoutes])
    router.route('/', routes(deps));
  return router;
}
