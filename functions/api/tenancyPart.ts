import type { ApiRouter } from '@mingcha/http';
import { cosignerRoutes } from '@mingcha/log/serving';
import { type TenancyDeps, tenancyRoutes } from '@mingcha/tenancy/routes';
import type { ApiDeps } from './app.ts';
import { type Guards, newPart } from './part.ts';

/** A tenant's own affairs: its people, roles, departments, calendar and settings, and who cosigns its log. */
export function tenancyPart(deps: ApiDeps & TenancyDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/*', ...guards({ filePaths: ['/v1/people:import', '/v1/departments:import'] }));
  part.route('/', cosignerRoutes(deps));
  part.route('/', tenancyRoutes(deps));
  return part;
}
