import type { ApiRouter } from '@mingcha/http';
import { cosignerRoutes } from '@mingcha/log/serving';
import { type TenancyDeps, tenancyRoutes } from '@mingcha/tenancy/routes';
import { webhookRoutes } from '@mingcha/webhooks';
import type { ApiDeps } from './app.ts';
import { type Guards, newPart } from './part.ts';

/** A tenant's own affairs: its people, roles, departments, calendar and settings, who cosigns its log, and what notifies other systems. */
export function tenancyPart(deps: ApiDeps & TenancyDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/*', ...guards({ filePaths: ['/v1/people:import', '/v1/departments:import'] }));
  part.route('/', cosignerRoutes(deps));
  part.route('/', tenancyRoutes(deps));
  part.route('/', webhookRoutes(deps));
  return part;
}
