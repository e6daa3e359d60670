import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import { put, type TenantStore } from '@mingcha/store';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foldRuns } from './fold.ts';
import { allByPlace, byHead, headOf, rowsAt } from './head.ts';
import { defineRuns } from './kind.ts';
import { pagesOf } from './read.ts';
import { folding } from './tiers.ts';
import { writeRun } from './write.ts';

let test: TestStore;
let a: TenantStore;
let b: TenantStore;
beforeAll(async () => {
  test = await startTestStore();
  [a, b] = await Promise.all([test.store.forTenant(testTenants.a), test.store.forTenant(testTenants.b)]);
});
afterAll(() => test.stop());

type Said = { place: string; version: number; gone?: true };
/** Of each place the latest row stands; what is gone is dropped once nothing older is left. */
const kind = defineRuns<Said>()({
  name: 'TESTRUNS',
  headAt: ({ of }: { of: string }) => [of],
  placeOf: ({ place }) => place,
  inOrder: (one, other) =>
    one.place < other.place ? -1 : one.place > other.place ? 1 : one.version - other.version,
  kept: (rows, isWhole) => (isWhole && rows.at(-1)?.gone ? [] : rows.slice(-1)),
  sumOf: (rows) => rows.map(({ place, version }) => `${place}${version}`).join(),
});

async function write(store: TenantStore, of: string, rows: readonly Said[]): Promise<void> {
  const { head, runs } = await headOf(store, kind, { of });
  const run = await writeRun(store, kind, [...rows].sort(kind.inOrder));
  if (run) await store.write(put(kind.head, { of, runs: [run, ...runs] }, head));
}

async function standing(store: TenantStore, of: string, after?: string): Promise<[string, number][]> {
  const found: [string, number][] = [];
  for await (const rows of allByPlace(store, kind, { of }, { after })) {
    const last = rows.at(-1)!;
    if (!last.gone) found.push([last.place, last.version]);
  }
  return found;
}

const place = fc.integer({ min: 0, max: 1_500 }).map((n) => String(n).padStart(4, '0'));
const writes = fc.array(
  fc.uniqueArray(fc.record({ place, gone: fc.boolean() }), { selector: (one) => one.place, maxLength: 700 }),
  { maxLength: 14 },
);

it('what stands is the same whatever was folded, from any place on, and of its own key and city', async () => {
  let n = 0;
  await fc.assert(
    fc.asyncProperty(writes, place, async (all, after) => {
      const of = `case-${n++}`;
      const model = new Map<string, number>();
      for (const [at, rows] of all.entries()) {
        await write(
          a,
          of,
          rows.map(({ place: where, gone }) => ({ place: where, version: at, ...(gone && { gone }) })),
        );
        for (const one of rows)
          if (one.gone) model.delete(one.place);
          else model.set(one.place, at);
        if (at % 5 === 4) while (await foldRuns(a, kind, { of }));
      }
      const expected = [...model].sort(([one], [other]) => (one < other ? -1 : 1));
      expect(await standing(a, of)).toEqual(expected);
      expect(await standing(a, of, after)).toEqual(expected.filter(([one]) => one > after));
      const asked = await byHead(a, kind, { of }, (runs) => rowsAt(a, kind, runs, [after]));
      expect(asked.at(-1)?.gone ? undefined : asked.at(-1)?.version).toBe(model.get(after));
      expect([await standing(a, `${of}-other`), await standing(b, of)]).toEqual([[], []]);
    }),
    { numRuns: 12 },
  );
});

it('pages of the oldest run whose sum is known are passed over, and no others', async () => {
  const of = 'skipped';
  const rows = Array.from({ length: 1_200 }, (_, i) => ({ place: String(i).padStart(4, '0'), version: 1 }));
  await write(a, of, rows);
  await write(a, of, [{ place: '0600', version: 2 }]);
  const { runs } = await headOf(a, kind, { of });
  const [, second] = await pagesOf(a, kind, runs[1]!);
  const found: string[] = [];
  for await (const [row] of allByPlace(a, kind, { of }, { skips: ({ sum }) => sum === second!.sum }))
    found.push(row!.place);
  expect(found).toEqual([
    ...rows.slice(0, 500).map((row) => row.place),
    '0600',
    ...rows.slice(1_000).map((row) => row.place),
  ]);
});

it('runs stay few, and rows are rewritten few times', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 300 }), (pushes) => {
      let runs: { count: number }[] = [];
      let written = 0;
      for (const count of pushes) {
        runs = [{ count }, ...runs];
        written += count;
        const at = folding(runs);
        if (at < 2) continue;
        const sum = runs.slice(0, at).reduce((total, run) => total + run.count, 0);
        runs = [{ count: sum }, ...runs.slice(at)];
        written += sum;
      }
      const rows = pushes.reduce((total, count) => total + count, 0);
      expect(runs.length).toBeLessThan(20);
      expect(written).toBeLessThanOrEqual(rows * 16);
    }),
  );
});
