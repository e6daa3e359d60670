import type { ApiRouter } from '@mingcha/http';
import { auditDayRoutes } from '@mingcha/log/auditDays';
import { auditRoutes } from '@mingcha/tenancy/audit';
import type { ApiDeps } from './app.ts';
import { type Guards, newPart } from './part.ts';

/** The audit log. */
export function auditPart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/*', ...guards());
  part.route('/', auditRoutes(deps));
  part.route('/', auditDayRoutes());
  return part;
}
