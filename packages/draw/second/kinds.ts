import { type Hash, hashMany } from '@mingcha/kernel/merkle';
import { compareText, utf8 } from '../bytes.ts';
import { inspectorKind, type Kind, objectKind, recusalKind } from '../frame.ts';
import type { ObjectRow } from '../types.ts';
import { plain } from '../writeObject.ts';
import type { BenchedRow, ExcludedRow } from './types.ts';

const LEAF = Uint8Array.of(0);
const LINE_FEED = 0x0a;

/** H(0x00 || id || 0x0A || H(JCS(row))): membership is shown by id and inner hash, without the row. */
function sealObjects(rows: readonly ObjectRow[], hashes: Uint8Array, hash: Hash): void {
  const longest = rows.reduce((most, { id }) => Math.max(most, id.length), 0);
  const bodies = new Uint8Array(rows.length * (3 * longest + 33));
  const ends = new Uint32Array(rows.length);
  let at = 0;
  for (const [i, { id }] of rows.entries()) {
    const end = plain(id, bodies, at);
    if (end < 0) {
      const name = utf8(id);
      bodies.set(name, at);
      at += name.length;
    } else at = end;
    bodies[at++] = LINE_FEED;
    bodies.set(hashes.subarray(i * 32, i * 32 + 32), at);
    at += 32;
    ends[i] = at;
  }
  hashMany(hash, LEAF, bodies, ends, hashes);
}

/** How the five lists of the second specification are written, hashed and ordered. */
export const KINDS = {
  objects: { ...objectKind, seal: sealObjects },
  inspectors: inspectorKind,
  recusals: recusalKind,
  excluded: {
    list: 'excluded',
    compare: (left, right) => compareText(left.object, right.object),
    write: () => -1,
  } satisfies Kind<ExcludedRow>,
  benched: {
    list: 'benched',
    compare: (left, right) => compareText(left.inspector, right.inspector),
    write: () => -1,
  } satisfies Kind<BenchedRow>,
} as const;
