import type { Hash } from '@mingcha/kernel/merkle';
import type { ReadPlace } from '../second/place.ts';
import type { Beacon, Chain } from './chain.ts';

/** What the draw is given by its surroundings. */
export interface Tools {
  /** SHA-256. */
  readonly hash: Hash;
  /** Whether a beacon's signature is good: `verifyBeacon` of `@mingcha/draw/beacon`. Without it no drand seed is taken. */
  readonly verifyBeacon?: (chain: Chain, beacon: Beacon) => boolean;
  /**
   * Whether an Ed25519 signature over a message is good, strictly: `verifySignature` of `@mingcha/draw/ed25519`. Key and
   * signature are hex. Without it no witness of the second specification is taken.
   */
  readonly verifySignature?: (key: string, message: Uint8Array, signature: string) => boolean;
  /** Reads where a commitment stands in its city's log: of `@mingcha/draw/place`. Without it no order is shown. */
  readonly readPlace?: ReadPlace;
  /** The drand chains that are known; quicknet and the demo's if absent. */
  readonly chains?: readonly Chain[];
}
