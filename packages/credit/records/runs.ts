import { defineRuns, foldDue } from '@mingcha/register/runs';
import type { TenantStore } from '@mingcha/store';
import { type CreditRecord, inOrder } from './record.ts';

/** All versions of records, by subject. Folding keeps each. */
export const recordRuns = defineRuns<CreditRecord>()({
  name: 'CREDIT',
  headAt: () => [],
  placeOf: ({ subject }) => subject,
  inOrder,
});

/** Folds runs of records where there are many; for the clock. */
export const foldRecords = (store: TenantStore): Promise<string | undefined> =>
  foldDue(store, recordRuns, {});
