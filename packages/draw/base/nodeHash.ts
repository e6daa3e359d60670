import { hash } from 'node:crypto';
import type { Hash } from '@mingcha/kernel/merkle';
import { withBatches } from '../simd/index.ts';
import { aheadOf } from './nodeHelper.ts';

const plain = (data: Uint8Array): Uint8Array => hash('sha256', data, 'buffer');
let batched: Hash | undefined;
let ahead: Hash['ahead'] | null;

/**
 * SHA-256 of node:crypto with a batch form, which is made when it is first asked for: a function that only starts should
 * not pay for it. Apart from the beacon check, whose curves are as large as all the rest.
 */
export const nodeHash: Hash = Object.defineProperties((data: Uint8Array) => plain(data), {
  many: {
    get: () => {
      batched ??= withBatches(plain);
      return batched.many;
    },
  },
  ahead: {
    get: () => {
      if (ahead === undefined) ahead = (nodeHash.many && aheadOf(plain)) ?? null;
      return ahead ?? undefined;
    },
  },
});
