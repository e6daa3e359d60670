import { createCaseTypes } from '@mingcha/casework/reading';
import { createOnError } from '@mingcha/http';
import { publicLooksRoutes } from '@mingcha/inspection/looks';
import { library } from '@mingcha/systems';
import type { PortalDeps } from './app.ts';

/** What is public of inspections. It reads cases by their definitions, which few pages need. */
export function publicLooks(deps: PortalDeps) {
  const types = createCaseTypes(library.map(({ type }) => type));
  const routes = publicLooksRoutes({ ...deps, types });
  routes.onError(createOnError(deps.report));
  return routes;
}
