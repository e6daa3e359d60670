import { readFileSync } from 'node:fs';
import type { Proof2 } from './types.ts';

/** The second specification's six proofs. */
export const VECTORS_2 = ['drand-1', 'drand-2', 'full', 'local', 'witness-1', 'witness-2'] as const;

export function vector2(name: (typeof VECTORS_2)[number]): Proof2 {
  const file = new URL(`../vectors/vector2-${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Proof2;
}
