import {
  create,
  createOnce,
  createStore,
  defineEntity,
  drop,
  type Operation,
  place,
  put,
  queryAll,
  remove,
  replace,
  type TenantStore,
  WriteConflict,
} from '@mingcha/store';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStore, type TestStore, testTenants } from '../testing.ts';
import { createFilling, type Filling } from './filling.ts';
import { createMemoryTable } from './table.ts';

type Thing = { group: string; id: string; color?: string | undefined };
const thing = defineEntity<Thing>()({
  name: 'THING',
  key: (of: { group: string; id: string }) => ({ partition: [of.group], sort: ['t', of.id] }),
  index: ({ color, id }) => (color === undefined ? undefined : { partition: [color], sort: [id.length] }),
});

let test: TestStore;
let engine: TenantStore;
beforeAll(async () => {
  test = await startTestStore();
  engine = await test.store.forTenant(testTenants.a);
});
afterAll(() => test.stop());

async function inMemory(): Promise<TenantStore> {
  const client = createMemoryTable();
  const store = createStore({
    clientFor: async () => client,
    tableFor: () => 't',
    cursorKey: new Uint8Array(32),
  });
  return store.forTenant(testTenants.a);
}

const id = fc.constantFrom('a', 'b', 'bb', '市', 'z#1');
const color = fc.constantFrom('red', 'blue', undefined);
const lock = fc.integer({ min: 1, max: 3 });
const kinds = ['create', 'replace', 'remove', 'put', 'place', 'drop', 'once'] as const;
const command = fc.record({ kind: fc.constantFrom(...kinds), id, color, lock });
type Command = { kind: (typeof kinds)[number]; id: string; color: string | undefined; lock: number };

function operationOf(group: string, { kind, id, color, lock }: Command): Operation {
  const item = { group, id, color };
  if (kind === 'create') return create(thing, item);
  if (kind === 'once') return createOnce(thing, item);
  if (kind === 'replace') return replace(thing, item, lock);
  if (kind === 'put') return put(thing, item, undefined);
  if (kind === 'remove') return remove(thing, item, lock);
  return kind === 'place' ? place(thing, item) : drop(thing, item);
}

/** What a write comes to: nothing, or which of its operations were refused. */
async function outcome(store: TenantStore, operations: Operation[]): Promise<unknown> {
  try {
    await store.write(...operations);
    return 'written';
  } catch (error) {
    return error instanceof WriteConflict ? error.failed : (error as Error).message;
  }
}

async function pagesOf(store: TenantStore, partition: string, options: object): Promise<unknown[]> {
  const pages: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.query(thing, [partition], { limit: 2, cursor, ...options });
    pages.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return pages;
}

let groups = 0;

describe('the table in memory', () => {
  it('answers every write and every read as the engine does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(command, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        async (writes) => {
          const group = `g${++groups}`;
          const stores = [engine, await inMemory()];
          for (const commands of writes) {
            // A color is a partition of the index that all runs share.
            const own = commands.map((one) => ({ ...one, color: one.color && `${group}-${one.color}` }));
            const [there, here] = await Promise.all(
              stores.map((store) =>
                outcome(
                  store,
                  own.map((one) => operationOf(group, one)),
                ),
              ),
            );
            if (typeof there === 'string' && there !== 'written') expect(here).not.toBe('written');
            else expect(here).toEqual(there);
          }
          for (const options of [
            {},
            { newestFirst: true },
            { between: { from: ['t', 'b'], to: ['t', 'z'] } },
            { under: ['t'] },
          ]) {
            const [there, here] = await Promise.all(stores.map((store) => pagesOf(store, group, options)));
            expect(here).toEqual(there);
          }
          for (const newestFirst of [false, true]) {
            const index = { index: true, newestFirst, limit: 50 };
            const [there, here] = await Promise.all(
              stores.map(async (store) => (await pagesOf(store, `${group}-red`, index)).length),
            );
            expect(here).toEqual(there);
          }
          const keys = ['a', 'b', 'c'].map((one) => ({ group, id: one }));
          const [there, here] = await Promise.all(stores.map((store) => store.getMany(thing, keys)));
          expect(here).toEqual(there);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives nobody a value that changes what it holds', async () => {
    const store = await inMemory();
    const given = { group: 'own', id: 'a', color: 'red' };
    await store.write(create(thing, given));
    given.color = 'blue';
    (await store.get(thing, given))!.color = 'green';
    expect(await store.get(thing, given)).toEqual({ group: 'own', id: 'a', color: 'red', lock: 1 });
  });
});

type Passing = { id: string; until: number };
const passing = defineEntity<Passing>()({
  name: 'PASSING',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
  expires: ({ until }) => until,
});

describe('an empty system', () => {
  it('has in the engine what was in memory at the end, whatever was written there meanwhile', async () => {
    const filling = createFilling(test.adminEndpoint);
    const group = 'filled';
    const ids = Array.from({ length: 2_400 }, (_, i) => String(i).padStart(4, '0'));
    await filling.fill(async () => {
      const city = await opened(filling);
      for (const one of ids) await city.write(create(thing, { group, id: one }));
      await reached(test, { group, id: ids[0]! });
      await city.write(replace(thing, { group, id: ids[0]!, color: 'red' }, 1));
      await city.write(remove(thing, { group, id: ids[1]! }, 1));
      await city.write(create(thing, { group, id: 'brief' }));
      await city.write(remove(thing, { group, id: 'brief' }, 1));
      await city.write(create(passing, { id: 'over', until: 1_000 }));
    });
    expect(filling.isOn).toBe(false);
    const there = await test.store.forTenant(testTenants.b);
    const found = await queryAll(there, thing, [group]);
    expect(found.map((one) => one.id)).toEqual(ids.filter((_, i) => i !== 1));
    expect(found[0]).toEqual({ group, id: ids[0], color: 'red', lock: 2 });
    expect(await there.get(passing, { id: 'over' })).toBeUndefined();
  });

  it('fails its filling when the engine refuses what is written beside it', async () => {
    const filling = createFilling('http://127.0.0.1:1');
    const ids = Array.from({ length: 2_200 }, (_, i) => String(i));
    const filled = filling.fill(async () => {
      const city = await opened(filling);
      for (const one of ids) await city.write(create(thing, { group: 'refused', id: one }));
    });
    await expect(filled).rejects.toThrow();
    expect(filling.isOn).toBe(false);
  });
});

/** A tenant's store that reaches the memory while it is filled. */
const opened = (filling: Filling): Promise<TenantStore> =>
  createStore({
    clientFor: filling.through(test.clientFor),
    tableFor: () => test.tableName,
    cursorKey: new Uint8Array(32),
  }).forTenant(testTenants.b);

/** Waits until the engine has a thing, while others are still written. */
async function reached({ store }: TestStore, key: { group: string; id: string }): Promise<void> {
  const there = await store.forTenant(testTenants.b);
  await expect.poll(() => there.get(thing, key), { timeout: 10_000 }).toBeDefined();
}
