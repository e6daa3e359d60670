import { newRouter } from '@mingcha/http';
import type { OutsideDeps } from './deps.ts';
import { followRoutes } from './followRoutes.ts';
import { publishedRoutes } from './publishedRoutes.ts';
import { sendRoutes } from './sendRoutes.ts';
import { serviceRoutes } from './serviceRoutes.ts';

/** Everything that people do with cases without an account. */
export function citizenRouter(deps: OutsideDeps) {
  const router = newRouter();
  for (const routes of [serviceRoutes, followRoutes, sendRoutes, publishedRoutes])
    router.route('/', routes(deps));
  return router;
}
