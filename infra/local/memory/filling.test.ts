import {
  create,
  createOnce,
  createStore,
  defineEntity,
  drop,
  type Operation,
  place,
  put,
  remove,
  replace,
  type TenantStore,
  WriteConflict,
} from '@mingcha/store';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStore, type TestStore, testTenants } from '../testing.ts';
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
  const { client } = createMemoryTable();
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
