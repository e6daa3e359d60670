import type { EngineDeps } from '@mingcha/casework/besides';
import type { TenantStore } from '@mingcha/store';
import { creditModels, recordKinds } from '../recompute/index.ts';
import { runRepairs as runOf } from './run.ts';

export { repairHooks } from './hooks.ts';

/** Carries out the repairs that are decided; see `run`. */
export const runRepairs = (store: TenantStore, deps: EngineDeps): Promise<string | undefined> =>
  runOf(store, { ...deps, models: creditModels, recordKinds });
