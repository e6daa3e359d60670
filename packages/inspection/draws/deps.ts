import type { Beacon, Chain } from '@mingcha/draw';
import type { Clock, RandomBytes } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';

/** Public randomness of one drand chain. */
export type BeaconClient = {
  chain: Chain;
  /** Chains that its earlier draws may name besides. */
  earlier?: readonly Chain[];
  /** Whether there is any endpoint to ask; without one a person hands the round in. */
  enabled: boolean;
  /** A verified round; undefined where it is not to be had yet. */
  fetch(round: number): Promise<Beacon | undefined>;
};

export type DrawDeps = {
  clock: Clock;
  random: RandomBytes;
  beacon: BeaconClient;
  /** Of all tenants: what the province of a city wants is kept in the province's own. */
  store: Store;
};

/** For what may have to name the witness's program in the public log first. */
export type LoggingDeps = DrawDeps & {
  /** SHA-256 (hex) of the witness's program that belongs to this service. */
  witnessProgram: string;
};
