import type { Hash } from '@mingcha/kernel/merkle';
import type { Beacon, Chain } from './chain.ts';

/** What the draw is given by its surroundings. */
export interface Tools {
  /** SHA-256. */
  readonly hash: Hash;
  /** Whether a beacon's signature is good: `verifyBeacon` of `@mingcha/draw/beacon`. Without it no drand seed is taken. */
  readonly verifyBeacon?: (chain: Chain, beacon: Beacon) => boolean;
  /** The drand chains that are trusted; quicknet alone if absent. */
  readonly chains?: readonly Chain[];
}
