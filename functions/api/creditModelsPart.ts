import {
  creditCombinationsPath,
  creditModelRoutes,
  creditModelsPath,
  warningRulesPath,
} from '@mingcha/credit/evaluations';
import type { ApiRouter } from '@mingcha/http';
import { tenantLists } from '@mingcha/systems/tenant-lists';
import type { ApiDeps } from './app.ts';
import { types } from './caseTypes.ts';
import { type Guards, newPart } from './part.ts';

/** Models of credit evaluation, and evaluations by them. */
export function creditModelsPart(deps: ApiDeps, guards: Guards): ApiRouter {
  const part = newPart(deps.report);
  part.use(
    '/v1/*',
    ...guards({
      filePaths: [creditModelsPath, creditCombinationsPath, warningRulesPath].map((path) => `${path}:import`),
    }),
  );
  part.route('/', creditModelRoutes({ ...deps, lists: tenantLists, types }));
  return part;
}
