import { type ApiRouter, newRouter } from '@mingcha/http';
import { burdenRoutes } from './burden/routes.ts';
import { dashboardRoutes } from './dashboard/routes.ts';
import { historyRoutes } from './history/routes.ts';
import { type LinkDeps, linkRoutes } from './link/routes.ts';
import { type ProvinceLooksDeps, provinceLooksRoutes } from './province/routes.ts';
import { publicityRoutes } from './publicity/routes.ts';

export { type PublicLooksDeps, publicLooksRoutes } from './public/routes.ts';

/** What people see of inspections: the dashboard of a year, that of a province's cities, the enterprise's page, a visit's link. Reads only. */
export function looksRouter(deps: ProvinceLooksDeps & LinkDeps): ApiRouter {
  const router = newRouter();
  for (const routes of [
    dashboardRoutes,
    burdenRoutes,
    historyRoutes,
    linkRoutes,
    provinceLooksRoutes,
    publicityRoutes,
  ])
    router.route('/', routes(deps));
  return router;
}
