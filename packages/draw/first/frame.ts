import { canonicalJson } from '@mingcha/kernel/canonical';
import { type Hash, merkleRoot } from '@mingcha/kernel/merkle';
import { compareText, join, toHex, utf8 } from '../base/bytes.ts';
import { DrawError } from '../base/errors.ts';
import { RowBuffer } from '../base/rowBuffer.ts';
import { plain, writeObject } from '../files/writeObject.ts';
import { batchesOf } from './ahead.ts';
import type { Frame, InspectorRow, ListRoot, ObjectRow, Plan, RecusalRow } from './types.ts';

const LEAF = Uint8Array.of(0);
const NOTHING = new Uint8Array(0);
const LINE_FEED = 0x0a;
/** Rows whose leaves are worked up at once. A power of two: such a block is a whole subtree of the Merkle tree. */
const BLOCK = 1024;

/** How the rows of a list are written, hashed and ordered. */
export interface Kind<Row> {
  readonly list: string;
  /** < 0, 0 or > 0. `isAscii` says that both rows are. */
  readonly compare: (left: Row, right: Row, isAscii: boolean) => number;
  /** Puts a row's canonical JSON, all ASCII, into the bytes and returns its end; −1, and it is done the long way. */
  readonly write: (row: Row, bytes: Uint8Array, view: DataView, at: number) => number;
  /** The id that a leaf H(0x00 || id || 0x0A || H(JCS(row))) has. Without it a leaf is H(0x00 || JCS(row)). */
  readonly sealedBy?: (row: Row) => string;
}

export const objectKind: Kind<ObjectRow> = {
  list: 'objects',
  compare({ id: left }, { id: right }, isAscii) {
    return isAscii && left < right ? -1 : compareText(left, right);
  },
  write: writeObject,
};

export const inspectorKind: Kind<InspectorRow> = {
  list: 'inspectors',
  compare: (left, right) => compareText(left.id, right.id),
  write: () => -1,
};

export const recusalKind: Kind<RecusalRow> = {
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
export const objectLeaves = (rows: readonly ObjectRow[], hash: Hash): Uint8Array =>
  leavesOf(rows, objectKind, hash);

/** The same of rows of any list. */
export function leavesOf<Row>(rows: readonly Row[], kind: Kind<Row>, hash: Hash): Uint8Array {
  const out = new Uint8Array(rows.length * 32);
  let at = 0;
  for (const leaves of blocksOf(rows, kind, hash)) {
    out.set(leaves, at);
    at += leaves.length;
  }
  return out;
}

function listRoot<Row>(rows: readonly Row[], kind: Kind<Row>, hash: Hash): ListRoot {
  const builder = new RootBuilder(kind, hash);
  builder.add(rows);
  return builder.end();
}

/** The root of a list whose rows come in parts. It keeps less than a block of rows and 32 bytes of each block before. */
export class RootBuilder<Row> {
  /** Rows added. */
  count = 0;
  readonly #kind: Kind<Row>;
  readonly #hash: Hash;
  readonly #subtrees: Uint8Array[] = [];
  #waiting: readonly Row[] = [];
  #last: Row | undefined;

  constructor(kind: Kind<Row>, hash: Hash) {
    this.#kind = kind;
    this.#hash = hash;
  }

  /** Adds the rows that come next. Throws a DrawError where one is unsorted or repeated, by its place in the whole list. */
  add(rows: readonly Row[]): void {
    const waiting = this.#waiting.length > 0 ? [...this.#waiting, ...rows] : rows;
    this.count += rows.length;
    const full = waiting.length - (waiting.length % BLOCK);
    this.#fold(full === waiting.length ? waiting : waiting.slice(0, full));
    this.#waiting = full === waiting.length ? [] : waiting.slice(full);
  }

  /** The count and the root of all rows. Nothing can be added afterwards. */
  end(): ListRoot {
    this.#fold(this.#waiting);
    return { count: this.count, root: toHex(merkleRoot(this.#subtrees, this.#hash)) };
  }

  /** Folds each block while it is at hand, so that no list of all leaves is needed. */
  #fold(rows: readonly Row[]): void {
    const after = { last: this.#last, place: this.#subtrees.length * BLOCK };
    for (const leaves of blocksOf(rows, this.#kind, this.#hash, after)) {
      this.#subtrees.push(merkleRoot(leaves, this.#hash));
    }
    this.#last = rows.at(-1) ?? this.#last;
  }
}

/** Rows whose hashes are under way: `batches` end them, and `hashes` are used again for a later block. */
interface Begun {
  readonly from: number;
  readonly hashes: Uint8Array;
  readonly batches: (() => void)[];
}

/**
 * The leaf hashes of the rows, joined, block by block. The bytes are used again for a later block. `after` is the row
 * before the first, and the place of the first in the whole list.
 */
function* blocksOf<Row>(
  rows: readonly Row[],
  { list, compare, write, sealedBy }: Kind<Row>,
  hash: Hash,
  after: { readonly last: Row | undefined; readonly place: number } = { last: undefined, place: 0 },
): Generator<Uint8Array, void, void> {
  const { begin, depth } = batchesOf(hash, rows.length);
  const most = Math.min(rows.length, BLOCK);
  const begun: Begun[] = [];
  const sealed: Begun[] = [];
  const ahead = sealedBy ? depth >> 1 : depth;
  const free: Uint8Array[] = Array.from({ length: 2 * depth + 2 }, () => new Uint8Array(most * 32));
  const bufferOf = (prefix: Uint8Array, under: Begun[]) =>
    new RowBuffer(most, (bodies, ends, [first]) => {
      const place = first! % BLOCK;
      const { hashes, batches } = under.at(-1)!;
      batches.push(begin(prefix, bodies, ends, hashes.subarray(place * 32, (place + ends.length) * 32)));
    });
  const buffer = bufferOf(sealedBy ? NOTHING : LEAF, begun);
  const seals = sealedBy && bufferOf(LEAF, sealed);
  const ended = (under: Begun[]): Begun => {
    const first = under.shift()!;
    for (const finish of first.batches) finish();
    return first;
  };
  /** Begins the leaves of rows whose own hashes are there. */
  const sealNext = (buffer: RowBuffer) => {
    const { from, hashes } = ended(begun);
    sealed.push({ from, hashes: free.pop()!.subarray(0, hashes.length), batches: [] });
    for (let i = 0; i < hashes.length / 32; i++)
      writeSealed(buffer, sealedBy!(rows[from + i]!), hashes, { of: i, row: from + i });
    buffer.flush();
    free.push(hashes);
  };
  let wasAscii = false;
  try {
    for (let from = 0; from < rows.length; from += BLOCK) {
      const to = Math.min(rows.length, from + BLOCK);
      begun.push({ from, hashes: free.pop()!.subarray(0, (to - from) * 32), batches: [] });
      for (let i = from; i < to; i++) {
        const row = rows[i]!;
        const end = write(row, buffer.bytes, buffer.view, buffer.at);
        const isAscii = end >= 0;
        if (isAscii) buffer.end(end, i);
        else buffer.append(utf8(canonicalJson(row)), i);
        const before = i === 0 ? after.last : rows[i - 1]!;
        const order = before === undefined ? -1 : compare(before, row, isAscii && wasAscii);
        if (order >= 0)
          throw new DrawError(order === 0 ? 'duplicate' : 'unsorted', `/${list}/${after.place + i}`);
        wasAscii = isAscii;
      }
      buffer.flush();
      const left = to < rows.length ? ahead : 0;
      if (seals) while (begun.length > left) sealNext(seals);
      const ready = seals ? sealed : begun;
      while (ready.length > left) {
        const { hashes } = ended(ready);
        yield hashes;
        free.push(hashes);
      }
    }
  } finally {
    // A list that is refused leaves none begun.
    for (const { batches } of [...begun, ...sealed]) for (const finish of batches) finish();
  }
}

/** Writes id || 0x0A || hash as the message of a row; `of` is the hash's place among those joined. */
function writeSealed(
  buffer: RowBuffer,
  id: string,
  hashes: Uint8Array,
  { of, row }: { readonly of: number; readonly row: number },
): void {
  const { bytes, at } = buffer;
  const room = at + id.length + 33 <= bytes.length;
  const end = room ? plain(id, bytes, at) : -1;
  if (end < 0) {
    buffer.append(join(utf8(`${id}\n`), hashes.subarray(of * 32, of * 32 + 32)), row);
    return;
  }
  bytes[end] = LINE_FEED;
  for (let k = 0; k < 32; k++) bytes[end + 1 + k] = hashes[of * 32 + k]!;
  buffer.end(end + 33, row);
}
