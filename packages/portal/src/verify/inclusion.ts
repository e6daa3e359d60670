import {
  checkInclusion,
  commitmentOf,
  DrawError,
  type Inclusion,
  type KeptLookup,
  type Plan2,
} from '@mingcha/draw';
import { sha256 } from '@noble/hashes/sha2.js';
import type { DrawPage } from '../api/types.ts';

type Committed = Pick<DrawPage, 'plan' | 'commitment'>;

/** Whether an answer's proof leads to the plan that the published commitment is of: what was committed before the seed. */
export function inclusionAgrees({ plan, commitment }: Committed, id: string, inclusion: unknown): boolean {
  try {
    checkInclusion(plan as Plan2, id, inclusion, sha256);
    return commitmentOf(plan as Plan2, sha256) === commitment;
  } catch (error) {
    if (error instanceof DrawError) return false;
    throw error;
  }
}

/** The answer as a file that `npm run -s verify` reads. */
export function keptLookup({ plan, commitment }: Committed, id: string, inclusion: unknown): string {
  const kept: KeptLookup = {
    kind: 'mingcha-lookup/2',
    plan: plan as Plan2,
    commitment,
    id,
    inclusion: inclusion as Inclusion,
  };
  return JSON.stringify(kept, null, 1);
}
