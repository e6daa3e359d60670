import type { ApiRouter } from '@mingcha/http';
import { newRouter } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import {
  type ImportQueue,
  type RegisterKind,
  type RegisterRouteDeps,
  registerRoutes,
} from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { creditCombinations, creditCombinationsPath } from '../combinations/ruleKind.ts';
import { explainRoutes } from '../explain/routes.ts';
import type { Model } from '../models/format.ts';
import { modelKindFor } from '../models/modelKind.ts';
import { shippedKinds } from '../models/recordKinds.ts';
import { recordsBySubject, recordsOf } from '../records/reading/read.ts';
import type { SubjectDeps } from '../subjects/source.ts';
import { fieldsOfSubjects } from '../subjects/sources.ts';
import { warningRules, warningRulesPath } from '../warnings/published.ts';
import { warningRoutes } from '../warnings/routes.ts';
import { runCredit as runOf } from './clock.ts';
import { monthRoutes } from './monthRoutes.ts';
import { resultRoutes } from './resultRoutes.ts';
import { evaluationRoutes } from './routes.ts';
import { isRunId } from './run.ts';
import { runEvaluation } from './work.ts';

export { creditCombinations, creditCombinationsPath, isRunId, warningRules, warningRulesPath };

export const recordKinds = async () => shippedKinds;

/** What models read of subjects beside the object roster: the lists and the types of cases that tenants have. */
export type ModelDeps = Pick<SubjectDeps, 'lists' | 'types'>;

/** The register of evaluation models. */
export const creditModelsOver = (deps: ModelDeps): RegisterKind<Model> =>
  modelKindFor(recordKinds, (store) => fieldsOfSubjects(store, deps));

/** The same where models are only read: it knows nothing of a tenant's lists and types, by which a model is judged. */
export const creditModels = creditModelsOver({
  lists: { find: async () => undefined },
  types: { all: async () => [] },
});
export const creditModelsPath = '/v1/credit/models';

const evaluations = { models: creditModels, recordKinds, recordsBySubject, recordsOf };

/** Models, evaluations by them, and where each point of a subject comes from. */
export function creditModelRoutes(given: RegisterRouteDeps & ModelDeps): ApiRouter {
  const models = creditModelsOver(given);
  const deps = { ...given, ...evaluations, models };
  const router = newRouter();
  router.route('/', registerRoutes(models, creditModelsPath, deps));
  router.route('/', registerRoutes(creditCombinations, creditCombinationsPath, deps));
  router.route('/', registerRoutes(warningRules, warningRulesPath, deps));
  router.route('/', warningRoutes());
  router.route('/', evaluationRoutes(deps));
  router.route('/', resultRoutes(deps));
  router.route('/', monthRoutes());
  router.route('/', explainRoutes(deps));
  return router;
}

/** Runs an evaluation that a message names, to its end. */
export const runCreditEvaluation = (
  store: TenantStore,
  id: string,
  deps: ModelDeps & { clock: Clock },
): Promise<void> => runEvaluation(store, id, { ...evaluations, ...deps });

/** What time brings to evaluations. */
export const runCredit = (
  store: TenantStore,
  deps: { clock: Clock; queue: ImportQueue },
): Promise<string | undefined> => runOf(store, { ...deps, ...evaluations });
