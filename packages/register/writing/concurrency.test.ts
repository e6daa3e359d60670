import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCache } from '../pages/cache.ts';
import { openRegister } from '../register.ts';
import { byTester, collect, type Shop, shops } from '../testing/shops.ts';
import type { DraftView, Register, RowOp } from '../types.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

let made = 0;
/** Several workers on one register that no other test uses, each with a cache of its own, as in different processes. */
async function workers(count: number): Promise<Register<Shop>[]> {
  const kind = { ...shops, name: `together${++made}` };
  const store = await test.store.forTenant(testTenants.a);
  return Array.from({ length: count }, () => openRegister(store, kind, { cache: createCache(2 ** 20) }));
}

type GivenOp = Exclude<RowOp<Shop>, { type: 'amend' }>;
const op: fc.Arbitrary<GivenOp> = fc.oneof(
  fc.record({
    type: fc.constant('put' as const),
    row: fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), name: fc.constantFrom('甲', '乙', '丙') }),
  }),
  fc.record({ type: fc.constant('remove' as const), id: fc.constantFrom('a', 'b', 'c', 'd') }),
);

const idOf = (one: GivenOp): string => (one.type === 'put' ? one.row.id : one.id);

type Model = Map<string, Shop>;
function apply(model: Model, ops: readonly GivenOp[]): Model {
  const next = new Map(model);
  for (const each of ops) each.type === 'put' ? next.set(each.row.id, each.row) : next.delete(each.id);
  return next;
}
const text = (model: Model) => JSON.stringify([...model].sort(([a], [b]) => (a < b ? -1 : 1)));

it('any interleaving of concurrent changes ends as some serial order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(op, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 5 }),
      async (changes) => {
        const registers = await workers(changes.length);
        const results = await Promise.all(
          changes.map((ops, i) =>
            registers[i]!.change({ ...byTester, reason: String(i), about: ops.map(idOf), ops }).catch(
              (e) => e,
            ),
          ),
        );
        const [register] = registers;
        const { items } = await register!.versions({ limit: 100 });
        const versions = items.reverse();
        expect(versions.map((version) => version.number)).toEqual(versions.map((_, i) => i + 1));

        // The versions are the serial order: each is what its change makes of its parent.
        const states: Model[] = [new Map()];
        for (const version of versions) {
          const state = apply(states.at(-1)!, changes[Number(version.reason)]!);
          const rows = await collect(register!.rows(version.id));
          expect(text(new Map(rows.map((row) => [row.id, row])))).toBe(text(state));
          states.push(state);
        }
        // Every change is one version, or changed nothing of a state that was, or was refused.
        expect(new Set(versions.map((version) => version.reason)).size).toBe(versions.length);
        changes.forEach((ops, i) => {
          if (versions.some((version) => version.reason === String(i))) return;
          const refused = results[i] instanceof Error;
          if (refused) expect(results[i]).toMatchObject({ status: 409, code: 'busy' });
          else expect(states.some((state) => text(apply(state, ops)) === text(state))).toBe(true);
        });
      },
    ),
    { numRuns: 8 },
  );
});

it('no update of a row is lost', async () => {
  const registers = await workers(12);
  await registers[0]!.change({ ...byTester, ops: [{ type: 'put', row: { id: 'a', name: '甲', staff: 0 } }] });
  const raise = (register: Register<Shop>) =>
    register.change({
      ...byTester,
      ops: async (draft) => {
        const row = (await draft.row('a'))!;
        return [{ type: 'put', row: { ...row, staff: row.staff! + 1 } }];
      },
    });
  const results = await Promise.allSettled(registers.map(raise));
  const applied = results.filter((result) => result.status === 'fulfilled').length;
  const { id, number } = await registers[0]!.current();
  expect(await registers[1]!.row(id, 'a')).toMatchObject({ staff: applied });
  expect(number).toBe(applied + 1);
  expect(applied).toBeGreaterThan(0);
});

it('an edit that waited was decided by a list that another process had changed meanwhile', async () => {
  const [here, there] = await workers(2);
  const put = (id: string, name: string) => [{ type: 'put' as const, row: { id, name } }];
  await here!.change({ ...byTester, ops: put('a', '甲') });

  /** An edit of `here` that waits for another one. While it is made the first time, `there` makes the list these rows. */
  async function meanwhile(rows: Shop[], edit: (draft: DraftView<Shop>) => Promise<RowOp<Shop>[]>) {
    let tries = 0;
    const ops = async (draft: DraftView<Shop>) => {
      if (++tries === 1) await there!.replaceAll(rows, byTester);
      return edit(draft);
    };
    let waiting: Promise<unknown> = Promise.resolve();
    await here!.change({
      ...byTester,
      ops: async () => {
        waiting = here!.change({ ...byTester, ops }).catch((error) => error.message);
        await here!.heads();
        return put('z', `第${rows[0]!.name}次`);
      },
    });
    return { ended: await waiting, tries };
  }
  const named = (name: string) => async (draft: DraftView<Shop>) => {
    const found = (await draft.row('a'))?.name;
    if (found !== name) throw new Error(`found ${found}`);
    return put('a', '乙');
  };
  // Refused by the list as it was, and not as it is.
  expect(await meanwhile([{ id: 'a', name: '丙' }], named('丙'))).toMatchObject({
    ended: { version: { number: 4 }, counts: { changed: 1 } },
    tries: 2,
  });
  // Nothing to do in the list as it was.
  expect(await meanwhile([{ id: 'a', name: '丁' }], async () => put('a', '乙'))).toMatchObject({
    ended: { version: { number: 7 }, counts: { changed: 1 } },
    tries: 2,
  });
  // A change of the list as it was.
  expect(await meanwhile([{ id: 'a', name: '戊' }], async () => put('a', '己'))).toMatchObject({
    ended: { version: { number: 10 }, counts: { changed: 1 } },
    tries: 2,
  });
  // Refused by both.
  expect(await meanwhile([{ id: 'a', name: '庚' }], named('己'))).toEqual({ ended: 'found 庚', tries: 2 });
});

it('the same rows have the same root, by every way there', async () => {
  const [register] = await workers(1);
  const rows = Array.from({ length: 700 }, (_, i) => ({ id: `r${i}`, name: `店${i}` }));
  const { version: first } = await register!.replaceAll(rows, byTester);
  for (const part of [rows.slice(0, 400), rows.slice(300)]) {
    await register!.change({ ...byTester, ops: part.map(({ id }) => ({ type: 'remove' as const, id })) });
  }
  expect((await register!.current()).count).toBe(0);
  await register!.change({ ...byTester, ops: rows.slice(350).map((row) => ({ type: 'put' as const, row })) });
  const { version: last } = await register!.change({
    ...byTester,
    ops: rows.map((row) => ({ type: 'put' as const, row })),
  });
  expect(last).toMatchObject({ root: first!.root, count: 700, number: 5 });
});

it('two tenants with the same ids never see each other’s rows', async () => {
  const kind = { ...shops, name: 'shared' };
  const [a, b] = await Promise.all(
    Object.values(testTenants).map(async (tenant) => openRegister(await test.store.forTenant(tenant), kind)),
  );
  const row = { id: 'a', name: '甲' };
  const { version: ofA } = await a!.replaceAll([row], byTester);
  const { version: ofB } = await b!.replaceAll([row], byTester);
  expect(ofA!.root).not.toBe(ofB!.root);
  await b!.change({ ...byTester, ops: [{ type: 'put', row: { id: 'a', name: '乙' } }] });
  expect(await a!.row(ofA!.id, 'a')).toEqual(row);
  const asked = [
    () => b!.row(ofA!.id, 'a'),
    () => b!.version(ofA!.id),
    () => b!.list({ version: ofA!.id }),
    () => b!.diff(ofA!.id, ofB!.id),
    () => b!.inclusion(ofA!.id, 'a'),
    () => b!.publish(ofA!.id, { by: byTester.by }),
    () => collect(b!.rows(ofA!.id)),
  ];
  for (const ask of asked) await expect(ask()).rejects.toMatchObject({ status: 404 });
});
