import { hash } from 'node:crypto';
import type { Hash } from '@mingcha/kernel';

/** SHA-256 in one call: three times as fast on short messages as a hash object. */
export const sha256: Hash = (data) => hash('sha256', data, 'buffer');
