import { publicCreditRoutes } from '@mingcha/credit/public';
import { createOnError } from '@mingcha/http';
import type { PortalDeps } from './app.ts';

/** Permits and penalties in their period. */
export function publicCredit(deps: PortalDeps) {
  const routes = publicCreditRoutes(deps);
  routes.onError(createOnError(deps.report));
  return routes;
}
