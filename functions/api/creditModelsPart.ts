import {
  creditCombinationsPath,
  creditModelRoutes,
  creditModelsPath,
  warningRulesPath,
} from '@mingcha/credit/evaluations';
import type { ApiRouter } from '@mingcha/http';
import type { ApiDeps } from './app.ts';
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
  part.route('/', creditModelRoutes(deps));
  return part;
}
