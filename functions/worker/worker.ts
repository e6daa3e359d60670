import { createCaseTypes } from '@mingcha/casework/reading';
import {
  creditCombinations,
  creditModelsOver,
  isRunId,
  runCreditEvaluation,
  warningRules,
} from '@mingcha/credit/evaluations';
import { importKindNamed } from '@mingcha/credit/records';
import { exchangeContracts } from '@mingcha/exchange';
import { registerKinds } from '@mingcha/inspection';
import type { Clock } from '@mingcha/kernel';
import { measureKind } from '@mingcha/measures/kind';
import { runJob } from '@mingcha/register';
import type { FileStore, Store, TenantStore } from '@mingcha/store';
import { library, systemKinds } from '@mingcha/systems';
import { tenantLists } from '@mingcha/systems/tenant-lists';

/** What models of credit evaluation read beside the object roster. */
const models = { lists: tenantLists, types: createCaseTypes(library.map(({ type }) => type)) };

export type WorkerDeps = { store: Store; files: FileStore; clock: Clock };

/** Long work that the API hands over: imports, and evaluations of all enterprises. Running the same message twice does the work once. */
export function createWorker({ store, files, clock }: WorkerDeps) {
  const standing = [
    ...[...registerKinds, ...systemKinds].map(({ kind }) => kind),
    measureKind,
    creditModelsOver(models),
    creditCombinations,
    warningRules,
  ];
  const contracts = exchangeContracts(tenantLists);
  const kinds = new Map(
    [...standing, contracts, tenantLists.register, tenantLists.checkRegister].map((kind) => [
      kind.name,
      kind,
    ]),
  );
  const kindOf = async (store: TenantStore, name: string) =>
    kinds.get(name) ?? importKindNamed(name) ?? (await tenantLists.kindNamed(store, name));
  return {
    /** Rejects when the job is to be tried again. */
    async run({ tenant, jobId }: { tenant: string; jobId: string }): Promise<void> {
      const own = await store.forTenant(tenant);
      await (isRunId(jobId)
        ? runCreditEvaluation(own, jobId, { ...models, clock })
        : runJob({ store: own, files, kindOf, clock }, jobId));
    },
  };
}
