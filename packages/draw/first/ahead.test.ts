import { canonicalJson } from '@mingcha/kernel/canonical';
import { type Hash, merkleRoot } from '@mingcha/kernel/merkle';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { join, toHex, utf8 } from '../base/bytes.ts';
import { nodeHash } from '../base/nodeHash.ts';
import { aheadOf } from '../base/nodeHelper.ts';
import { KINDS } from '../second/kinds.ts';
import { frameRoots, leavesOf, objectLeaves, RootBuilder } from './frame.ts';
import { ticketsOf } from './tickets.ts';
import type { ObjectRow } from './types.ts';

const plain: Hash = (data) => nodeHash(data);
const { many } = nodeHash;
const alone: Hash = Object.assign((data: Uint8Array) => nodeHash(data), { many: many! });
/** With the thread, however many processors there are here. */
const together: Hash = Object.assign((data: Uint8Array) => nodeHash(data), {
  many: many!,
  ahead: aheadOf(plain, { processors: 2 })!,
});
const same = (left: Uint8Array, right: Uint8Array) => Buffer.from(left).equals(Buffer.from(right));

/** More than are worth a second thread; some too long for a batch, some with several tickets, the last block not full. */
const rowsOf = (count: number, every: number): ObjectRow[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `id-${String(i).padStart(7, '0')}${i % every === 5 ? '长'.repeat(i % 1_500) : ''}`,
    region: '620302',
    salt: String(i).padStart(32, '0'),
    skills: i % every === 1 ? ['fire', '消防'] : [],
    stratum: 'A',
    ...(i % every === 3 && { weight: (i % 4) + 1 }),
  }));

it('two threads come to the same leaves, roots and tickets as one', () => {
  for (const [count, every] of [
    [32_768, 7_000],
    [33_500, 64],
    [40_001, 100_000],
  ] as const) {
    const objects = rowsOf(count, every);
    const frame = { objects, inspectors: [], recusals: [] };
    expect(frameRoots(frame, together)).toEqual(frameRoots(frame, alone));
    expect(same(objectLeaves(objects, together), objectLeaves(objects, alone))).toBe(true);
    const seed = 'ab'.repeat(32);
    expect(same(ticketsOf(seed, objects, together), ticketsOf(seed, objects, alone))).toBe(true);
  }
});

/** So many rows and their sealed leaves, as the specification says. */
function sealedRows(count: number, every: number) {
  const objects = rowsOf(count, every);
  const inner = (row: ObjectRow) => plain(utf8(canonicalJson(row)));
  return {
    objects,
    leaves: objects.map((row) => plain(join(Uint8Array.of(0), utf8(`${row.id}\n`), inner(row)))),
  };
}
const fewRows = sealedRows(2_048, 61);
const manyRows = sealedRows(33_793, 997);

it.each([0, 1, 1_023, 1_024, 1_025, 2_048, 33_792, 33_793])(
  'sealed leaves of %i rows are as the specification says, hashed by one thread or two, in one part or several',
  (count) => {
    const all = count > 2_048 ? manyRows : fewRows;
    const objects = all.objects.slice(0, count);
    const wanted = join(...all.leaves.slice(0, count));
    for (const hash of [alone, together])
      expect(same(leavesOf(objects, KINDS.objects, hash), wanted)).toBe(true);
    const root = toHex(merkleRoot(wanted, plain));
    for (const parts of [1, 1_024, 1_500]) {
      if (count > 5_000 && parts === 1) continue;
      const builder = new RootBuilder(KINDS.objects, together);
      for (let from = 0; from < count; from += parts) builder.add(objects.slice(from, from + parts));
      expect(builder.end()).toEqual({ count, root });
    }
  },
);

it('a sealed list is refused at the row that is out of order, by its place in the whole, and leaves none begun', () => {
  const objects = rowsOf(34_000, 997);
  for (const place of [1, 1_023, 1_024, 1_025, 33_999]) {
    const bent = objects.with(place, objects[place - 1]!);
    const refused = expect.objectContaining({ code: 'duplicate', path: `/objects/${place}` });
    expect(() => leavesOf(bent, KINDS.objects, together)).toThrow(refused);
    const builder = new RootBuilder(KINDS.objects, together);
    expect(() => {
      builder.add(bent.slice(0, 700));
      builder.add(bent.slice(700));
      builder.end();
    }).toThrow(refused);
  }
  // As many as there are places for batches could not be begun any more if each refusal kept one.
  expect(same(leavesOf(objects, KINDS.objects, together), leavesOf(objects, KINDS.objects, alone))).toBe(
    true,
  );
});

it('a row whose tickets lie in two batches has the least of both', () => {
  // Its first one ends a batch of rows with one ticket each, which is begun and not ended when the next batch comes.
  const objects = rowsOf(40_000, 100_000).map(({ weight: _, ...row }, i) =>
    [1_023, 10_239, 30_719].includes(i) ? { ...row, weight: 9 } : row,
  );
  for (const seed of ['01', '02', '03', '04']) {
    expect(same(ticketsOf(seed, objects, together), ticketsOf(seed, objects, alone))).toBe(true);
  }
});

it('lists that are refused leave no batch begun, which would keep its place for good', () => {
  const begun = new Set<unknown>();
  const counting: Hash = Object.assign((data: Uint8Array) => nodeHash(data), {
    many: many!,
    ahead: (...messages: Parameters<NonNullable<Hash['ahead']>>) => {
      const finish = together.ahead!(...messages);
      const ended = () => {
        begun.delete(ended);
        finish();
      };
      begun.add(ended);
      return ended;
    },
  });
  const objects = rowsOf(40_000, 100_000);
  const unsorted = [...objects.slice(0, 39_000), objects[0]!];
  expect(() => objectLeaves(unsorted, counting)).toThrow(expect.objectContaining({ code: 'unsorted' }));
  expect(() => ticketsOf('ab', [...objects, { ...objects[0]!, weight: 0 }], counting)).toThrow(
    expect.objectContaining({ code: 'bad-shape' }),
  );
  expect(begun.size).toBe(0);
});

it('batches that are begun together end in any order, also more of them than there are places', () => {
  const batch = fc.record({
    prefix: fc.uint8Array({ maxLength: 70 }),
    lengths: fc.array(fc.nat(300), { maxLength: 60 }),
  });
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 14 }), fc.boolean(), (batches, backwards) => {
      const works = batches.map(({ prefix, lengths }, n) => {
        let end = 0;
        const ends = Uint32Array.from(lengths, (length) => (end += length));
        const bodies = Uint8Array.from({ length: end }, (_, i) => (i * 31 + n) ^ (i >>> 3));
        const [got, want] = [new Uint8Array(ends.length * 32), new Uint8Array(ends.length * 32)];
        many!(prefix, bodies, ends, want);
        const finish = together.ahead!(prefix, bodies, ends, got);
        bodies.fill(0);
        return { finish, got, want };
      });
      for (const { finish } of backwards ? works.toReversed() : works) finish();
      for (const { got, want } of works) expect(same(got, want)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

it('a thread that took a batch and never ends it is given up, and the batch is hashed here', async () => {
  const script = `
    const { control } = require('node:worker_threads').workerData;
    while (Atomics.compareExchange(control, 0, 1, 2) !== 1);
    new BroadcastChannel('taken').postMessage(true);
    Atomics.wait(control, 0, 2);`;
  const ahead = aheadOf(plain, { processors: 2, script, patience: 50 })!;
  const bodies = Uint8Array.from({ length: 90 }, (_, i) => i);
  const ends = Uint32Array.of(30, 90);
  const want = new Uint8Array(64);
  many!(Uint8Array.of(7), bodies, ends, want);
  const begin = () => {
    const got = new Uint8Array(64);
    return { got, finish: ahead(Uint8Array.of(7), bodies, ends, got) };
  };
  const taken = new BroadcastChannel('taken');
  const heard = new Promise((resolve) => {
    taken.onmessage = resolve;
  });
  const [first, second] = [begin(), begin()];
  await heard;
  taken.close();
  for (const { got, finish } of [first, second]) {
    finish();
    expect(same(got, want)).toBe(true);
  }
  const third = begin();
  third.finish();
  expect(same(third.got, want)).toBe(true);
});

it('has no second thread where there is one processor', () => {
  expect(aheadOf(plain, { processors: 1 })).toBeUndefined();
});
