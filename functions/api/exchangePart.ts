import { contractsPath, exchangeRoutes } from '@mingcha/exchange';
import type { ApiRouter } from '@mingcha/http';
import { tenantLists } from '@mingcha/systems/tenant-lists';
import type { ApiDeps } from './app.ts';
import { type Guards, newPart } from './part.ts';

/** Exchange with other systems: contracts, what runs by them, and what partners bring. */
export function exchangePart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use('/v1/*', ...guards({ filePaths: [`${contractsPath}:import`] }));
  part.route('/', exchangeRoutes(tenantLists, deps));
  return part;
}
