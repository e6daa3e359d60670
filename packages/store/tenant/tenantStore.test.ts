import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore, defineEntity, type TenantStore, WriteConflict } from '../index.ts';
import { check, create, remove, replace } from '../operations.ts';

type Thing = { group: string; id: number; color?: string | undefined; count: number };
const thing = defineEntity<Thing>()({
  name: 'THING',
  key: (of: { group: string; id: number }) => ({ partition: [of.group], sort: ['thing', of.id] }),
  index: ({ color, id }) => (color === undefined ? undefined : { partition: [color], sort: [id] }),
  expires: ({ color }) => (color === 'fading' ? 4_102_444_800 : undefined),
});

let test: TestStore;
let a: TenantStore;
let b: TenantStore;
beforeAll(async () => {
  test = await startTestStore();
  [a, b] = await Promise.all([test.store.forTenant(testTenants.a), test.store.forTenant(testTenants.b)]);
});
afterAll(() => test.stop());

const things = (group: string, ids: number[], more: Partial<Thing> = {}) =>
  ids.map((id) => create(thing, { group, id, count: 0, ...more }));
const ids = (items: Thing[]) => items.map(({ id }) => id);

describe('items', () => {
  it('are read as they were written, with a lock that starts at 1', async () => {
    await a.write(create(thing, { group: 'read', id: 1, count: 7, color: undefined }));
    expect(await a.get(thing, { group: 'read', id: 1 })).toEqual({
      group: 'read',
      id: 1,
      count: 7,
      lock: 1,
    });
    expect(await a.get(thing, { group: 'read', id: 2 })).toBeUndefined();
  });

  it('of another tenant are not there, one by one, together or listed', async () => {
    await a.write(...things('apart', [1, 2], { color: 'apart' }));
    const keys = [1, 2].map((id) => ({ group: 'apart', id }));
    expect(await b.get(thing, keys[0]!)).toBeUndefined();
    expect(await b.getMany(thing, keys)).toEqual([undefined, undefined]);
    expect((await b.query(thing, ['apart'])).items).toEqual([]);
    expect((await b.query(thing, ['apart'], { index: true })).items).toEqual([]);
    await b.write(...things('apart', [1]));
    expect((await a.get(thing, keys[0]!))?.color).toBe('apart');
  });

  it('come many at once in the order asked for, with gaps and repetitions', async () => {
    const all = Array.from({ length: 250 }, (_, i) => i);
    for (let i = 0; i < 250; i += 100) await a.write(...things('many', all.slice(i, i + 100)));
    const asked = [249, 3, 999, 3, ...all];
    const found = await a.getMany(
      thing,
      asked.map((id) => ({ group: 'many', id })),
    );
    expect(found.map((item) => item?.id)).toEqual(asked.map((id) => (id === 999 ? undefined : id)));
    expect(await a.getMany(thing, [])).toEqual([]);
  });

  it('are written by a hundred at once and no more, here and by the table', async () => {
    const all = Array.from({ length: 101 }, (_, i) => i);
    await a.write(...things('hundred', all.slice(1)));
    await expect(a.write(...things('hundred and one', all))).rejects.toThrow('101 operations');
    const client = await test.rawFor(testTenants.a);
    const item = (id: number) => ({ pk: `T#${testTenants.a}#THING#more`, sk: `thing#${id}` });
    const TransactItems = all.map((id) => ({ Put: { TableName: test.tableName, Item: item(id) } }));
    await expect(client.send(new TransactWriteCommand({ TransactItems }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('say when they may be dropped', async () => {
    await a.write(...things('ttl', [1], { color: 'fading' }), ...things('ttl', [2]));
    const client = await test.rawFor(testTenants.a);
    const ttlOf = async (id: string) => {
      const Key = { pk: `T#${testTenants.a}#THING#ttl`, sk: `thing#${id.padStart(16, '0')}` };
      const { Item } = await client.send(new GetCommand({ TableName: test.tableName, Key }));
      return [JSON.parse(Item?.d).group, Item?.ttl];
    };
    expect([await ttlOf('1'), await ttlOf('2')]).toEqual([
      ['ttl', 4_102_444_800],
      ['ttl', undefined],
    ]);
  });
});

describe('listing', () => {
  it('goes through all pages by the cursor, either way round', async () => {
    await a.write(...things('pages', [1, 2, 3, 4, 5, 10]));
    for (const newestFirst of [false, true]) {
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await a.query(thing, ['pages'], { limit: 2, cursor, newestFirst });
        seen.push(...ids(page.items));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(seen).toEqual(newestFirst ? [10, 5, 4, 3, 2, 1] : [1, 2, 3, 4, 5, 10]);
    }
  });

  it('reads the index in its own order, without items that are not in it', async () => {
    await a.write(...things('indexed', [3, 1], { color: 'red' }), ...things('indexed', [2]));
    expect(ids((await a.query(thing, ['red'], { index: true })).items)).toEqual([1, 3]);
  });

  it('stays under whole sort parts: a longer word is not below a shorter one', async () => {
    const word = defineEntity<{ words: string[] }>()({
      name: 'WORD',
      key: (of: { words: string[] }) => ({ partition: [], sort: of.words }),
    });
    const all = [
      ['2026', 'a'],
      ['2026', 'b'],
      ['20261', 'a'],
      ['2025', 'a'],
    ];
    await a.write(...all.map((words) => create(word, { words })));
    const { items } = await a.query(word, [], { under: ['2026'] });
    expect(items.map(({ words }) => words.join())).toEqual(['2026,a', '2026,b']);
  });

  it('reads what lies between two places; what only begins like the second lies behind it', async () => {
    const moment = defineEntity<{ at: string; id: string }>()({
      name: 'MOMENT',
      key: (of: { at: string; id: string }) => ({ partition: [], sort: [of.at, of.id] }),
    });
    const all = ['2026-06-01', '2026-06-02', '2026-06-03'].map((at) => ({ at, id: 'x' }));
    await a.write(...all.map((one) => create(moment, one)));
    const days = async (between: object, options = {}) =>
      (await a.query(moment, [], { between, ...options })).items.map(({ at }) => at.slice(-2));
    expect(await days({ from: ['2026-06-02'] })).toEqual(['02', '03']);
    expect(await days({ to: ['2026-06-03'] })).toEqual(['01', '02']);
    expect(await days({ from: ['2026-06-01', 'x'], to: ['2026-06-02', 'x'] })).toEqual(['01', '02']);
    expect(await days({ from: ['2026-06-02'] }, { newestFirst: true })).toEqual(['03', '02']);
    expect(await days({})).toEqual(['01', '02', '03']);
  });

  it('refuses a cursor of another tenant, another place, another order, or a fictional one', async () => {
    await Promise.all([a.write(...things('forged', [1, 2])), b.write(...things('forged', [1, 2]))]);
    const { next } = await a.query(thing, ['forged'], { limit: 1 });
    const cursor = next!;
    await expect(b.query(thing, ['forged'], { cursor })).rejects.toThrow(/bad-cursor/);
    await expect(a.query(thing, ['other'], { cursor })).rejects.toThrow(/bad-cursor/);
    await expect(a.query(thing, ['forged'], { cursor, newestFirst: true })).rejects.toThrow(/bad-cursor/);
    await expect(a.query(thing, ['forged'], { cursor: `${cursor}A` })).rejects.toThrow(/bad-cursor/);
  });
});

describe('writing', () => {
  it('creates only what is not there', async () => {
    await a.write(...things('create', [1]));
    await expect(a.write(...things('create', [1], { count: 9 }))).rejects.toThrow(WriteConflict);
    expect((await a.get(thing, { group: 'create', id: 1 }))?.count).toBe(0);
  });

  it('replaces and removes only what still has its lock', async () => {
    await a.write(...things('locks', [1]));
    const first = (await a.get(thing, { group: 'locks', id: 1 }))!;
    await a.write(replace(thing, { ...first, count: 1 }, first.lock));
    await expect(a.write(replace(thing, { ...first, count: 2 }, first.lock))).rejects.toThrow(WriteConflict);
    await expect(a.write(remove(thing, first, first.lock))).rejects.toThrow(WriteConflict);
    expect(await a.get(thing, first)).toMatchObject({ count: 1, lock: 2 });
    await a.write(remove(thing, first, 2));
    expect(await a.get(thing, first)).toBeUndefined();
    await expect(a.write(replace(thing, first, 2))).rejects.toThrow(WriteConflict);
  });

  it('takes an item out of the index when it no longer belongs there', async () => {
    await a.write(...things('leaves', [1], { color: 'leaving' }));
    await a.write(replace(thing, { group: 'leaves', id: 1, count: 0 }, 1));
    expect((await a.query(thing, ['leaving'], { index: true })).items).toEqual([]);
  });

  it('does all or nothing and names the steps that failed', async () => {
    await a.write(...things('all', [1, 2]));
    const steps = [
      ...things('all', [3]),
      check(thing, { group: 'all', id: 1 }, 5),
      check(thing, { group: 'all', id: 2 }, 1),
    ];
    const failure = await a.write(...steps).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WriteConflict);
    expect((failure as WriteConflict).failed).toEqual([1]);
    expect(await a.get(thing, { group: 'all', id: 3 })).toBeUndefined();
  });

  it('checks without writing', async () => {
    await a.write(...things('check', [1]));
    await a.write(check(thing, { group: 'check', id: 1 }, 1));
    await a.write(check(thing, { group: 'check', id: 2 }, null), ...things('check', [3]));
    await expect(a.write(check(thing, { group: 'check', id: 1 }, null))).rejects.toThrow(WriteConflict);
    expect((await a.get(thing, { group: 'check', id: 1 }))?.lock).toBe(1);
  });

  it('lets one of many concurrent creators win', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, count) => a.write(...things('race', [1], { count }))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(WriteConflict);
  });

  it('loses no change among concurrent writers that try again', async () => {
    await a.write(...things('count', [1]));
    const increment = async (): Promise<void> => {
      const item = (await a.get(thing, { group: 'count', id: 1 }))!;
      try {
        await a.write(replace(thing, { ...item, count: item.count + 1 }, item.lock));
      } catch (error) {
        if (!(error instanceof WriteConflict)) throw error;
        return increment();
      }
    };
    await Promise.all(Array.from({ length: 6 }, increment));
    expect(await a.get(thing, { group: 'count', id: 1 })).toMatchObject({ count: 6, lock: 7 });
  });
});

describe('a store', () => {
  const failing = createStore({
    clientFor: async () => {
      throw new Error('STS is away');
    },
    tableFor: () => 'mingcha',
    cursorKey: new Uint8Array(32),
  });
  it('is refused with a problem when the tenant’s credentials cannot be had', async () => {
    await expect(failing.forTenant('620300')).rejects.toMatchObject({
      code: 'tenant-unavailable',
      status: 503,
    });
  });
  it.each(['', '6203', '620300#', '*', 'T#6203'])('is refused for %j, which is no tenant', async (tenant) => {
    await expect(test.store.forTenant(tenant)).rejects.toThrow();
  });
});
