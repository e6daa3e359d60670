import { hash } from 'node:crypto';
import type { Hash } from '@mingcha/kernel/merkle';
import { withBatches } from './simd/index.ts';

/** SHA-256 of node:crypto with a batch form. Apart from the beacon check, whose curves are as large as all the rest. */
export const nodeHash: Hash = withBatches((data) => hash('sha256', data, 'buffer'));
