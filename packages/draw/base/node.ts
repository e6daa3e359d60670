import { verifyBeacon } from './beacon.ts';
import { verifySignature } from './ed25519.ts';
import { nodeHash } from './nodeHash.ts';
import type { Tools } from './tools.ts';

export { linesOf } from '../files/fileLines.ts';

/** The draw's tools on Node: its hash, the beacon check and that of signatures. */
export const nodeTools: Tools = { hash: nodeHash, verifyBeacon, verifySignature };
