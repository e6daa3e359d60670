import { hash } from 'node:crypto';
import { verifyBeacon } from './beacon.ts';
import { withBatches } from './simd/index.ts';
import type { Tools } from './tools.ts';

/** The draw's tools on Node: SHA-256 of node:crypto with a batch form, and the beacon check. */
export const nodeTools: Tools = {
  hash: withBatches((data) => hash('sha256', data, 'buffer')),
  verifyBeacon,
};
