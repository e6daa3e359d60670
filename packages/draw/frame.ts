import { canonicalJson } from '@mingcha/kernel/canonical';
import { type Hash, merkleRoot } from '@mingcha/kernel/merkle';
import { batchesOf } from './ahead.ts';
import { compareText, toHex, utf8 } from './bytes.ts';
import { DrawError } from './errors.ts';
import { RowBuffer } from './rowBuffer.ts';
import type { Frame, InspectorRow, ListRoot, ObjectRow, Plan, RecusalRow } from './types.ts';
import { writeObject } from './writeObject.ts';

const LEAF = Uint8Array.of(0);
/** Rows whose leaves are worked up at once. A power of two: such a block is a whole subtree of the Merkle tree. */
const BLOCK = 1024;

/** How the rows of a list are written and ordered. */
interface Kind<Row> {
  readonly list: keyof Frame;
  /** < 0, 0 or > 0. `isAscii` says that both rows are. */
  readonly compare: (left: Row, right: Row, isAscii: boolean) => number;
  /** Puts a row's canonical JSON, all ASCII, into the bytes and returns its end; −1, and it is done the long way. */
  readonly write: (row: Row, bytes: Uint8Array, view: DataView, at: number) => number;
}

const objectKind: Kind<ObjectRow> = {
  list: 'objects',
  compare({ id: left }, { id: right }, isAscii) {
    return isAscii && left < right ? -1 : compareText(left, right);
  },
  write: writeObject,
};

const inspectorKind: Kind<InspectorRow> = {
  list: 'inspectors',
  compare: (left, right) => compareText(left.id, right.id),
  write: () => -1,
};

const recusalKind: Kind<RecusalRow> = {
  list: 'recusals',
  compare: (left, right) =>
    compareText(left.object, right.object) || compareText(left.inspector, right.inspector),
  write: () => -1,
};

/** The three roots that a plan of this frame commits to. Throws a DrawError where rows are unsorted or repeated. */
export function frameRoots(frame: Frame, hash: Hash): Pick<Plan, 'objects' | 'inspectors' | 'recusals'> {
  return {
    objects: listRoot(frame.objects, objectKind, hash),
    inspectors: listRoot(frame.inspectors, inspectorKind, hash),
    recusals: listRoot(frame.recusals, recusalKind, hash),
  };
}

/**
 * The leaf hashes of object rows, joined: H(0x00 || JCS(row)), 32 bytes each. With `inclusionProof` of the kernel they
 * show that one row is in a frame. Throws a DrawError where rows are unsorted or repeated.
 */
export function objectLeaves(rows: readonly ObjectRow[], hash: Hash): Uint8Array {
  const out = new Uint8Array(rows.length * 32);
  let at = 0;
  for (const leaves of blocksOf(rows, objectKind, hash)) {
    out.set(leaves, at);
    at += leaves.length;
  }
  return out;
}

/** Folds each block while it is at hand, so that no list of all leaves is needed. */
function listRoot<Row>(rows: readonly Row[], kind: Kind<Row>, hash: Hash): ListRoot {
  const subtrees: Uint8Array[] = [];
  for (const leaves of blocksOf(rows, kind, hash)) subtrees.push(merkleRoot(leaves, hash));
  return { count: rows.length, root: toHex(merkleRoot(subtrees, hash)) };
}

/** The leaf hashes of the rows, joined, block by block. The bytes are used again for a later block. */
function* blocksOf<Row>(
  rows: readonly Row[],
  { list, compare, write }: Kind<Row>,
  hash: Hash,
): Generator<Uint8Array, void, void> {
  const { begin, depth } = batchesOf(hash, rows.length);
  const most = Math.min(rows.length, BLOCK);
  const begun: { leaves: Uint8Array; batches: (() => void)[] }[] = [];
  const free: Uint8Array[] = Array.from({ length: depth + 1 }, () => new Uint8Array(most * 32));
  const buffer = new RowBuffer(most, (bodies, ends, [first]) => {
    const place = first! % BLOCK;
    const { leaves, batches } = begun.at(-1)!;
    batches.push(begin(LEAF, bodies, ends, leaves.subarray(place * 32, (place + ends.length) * 32)));
  });
  let wasAscii = false;
  try {
    for (let from = 0; from < rows.length; from += BLOCK) {
      const to = Math.min(rows.length, from + BLOCK);
      begun.push({ leaves: free.pop()!.subarray(0, (to - from) * 32), batches: [] });
      for (let i = from; i < to; i++) {
        const row = rows[i]!;
        const end = write(row, buffer.bytes, buffer.view, buffer.at);
        const isAscii = end >= 0;
        if (isAscii) buffer.end(end, i);
        else buffer.append(utf8(canonicalJson(row)), i);
        const order = i === 0 ? -1 : compare(rows[i - 1]!, row, isAscii && wasAscii);
        if (order >= 0) throw new DrawError(order === 0 ? 'duplicate' : 'unsorted', `/${list}/${i}`);
        wasAscii = isAscii;
      }
      buffer.flush();
      while (begun.length > (to < rows.length ? depth : 0)) {
        const { leaves, batches } = begun.shift()!;
        for (const finish of batches) finish();
        yield leaves;
        free.push(leaves);
      }
    }
  } finally {
    // A list that is refused leaves none begun.
    for (const { batches } of begun) for (const finish of batches) finish();
  }
}
