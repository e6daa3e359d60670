import type { EngineDeps, Hooks } from '@mingcha/casework/besides';
import type { TenantStore } from '@mingcha/store';
import { classChangeHooks } from '../changes/hooks.ts';
import { measureHooks } from '../measures/hooks.ts';
import { objectionHooks } from '../objections/hooks.ts';
import { creditModels, recordKinds } from '../recompute/index.ts';
import { repairHooks } from '../repair/hooks.ts';
import { runRepairs as runOf } from '../repair/run.ts';
import { visitRecordHooks } from '../visits/hooks.ts';

export { runClassChanges } from '../changes/run.ts';
export { measureKinds } from '../measures/measureLists.ts';
export { runObjections } from '../objections/run.ts';
export { runProposals } from '../proposals/run.ts';
export { recordsOfMany } from '../records/reading/read.ts';
export type { CreditRecord } from '../records/record.ts';
export { runVisitRecords } from '../visits/run.ts';

/** The code by which case types reach credit records. */
export const creditHooks: Hooks = new Map([
  ...repairHooks,
  ...classChangeHooks,
  ...objectionHooks,
  ...measureHooks,
  ...visitRecordHooks,
]);

/** Carries out the repairs that are decided; see `repair/run`. */
export const runRepairs = (store: TenantStore, deps: EngineDeps): Promise<string | undefined> =>
  runOf(store, { ...deps, models: creditModels, recordKinds });
