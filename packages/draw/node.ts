import { verifyBeacon } from './beacon.ts';
import { nodeHash } from './nodeHash.ts';
import type { Tools } from './tools.ts';

/** The draw's tools on Node: its hash, and the beacon check. */
export const nodeTools: Tools = { hash: nodeHash, verifyBeacon };
