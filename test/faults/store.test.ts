import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import {
  create,
  createOnce,
  defineEntity,
  remove,
  replace,
  type TenantStore,
  WriteConflict,
} from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fault, type FaultProxy, faults, startFaultProxy } from './proxy.ts';

type Thing = { id: string; color: string };
const thing = defineEntity<Thing>()({
  name: 'THING',
  key: (of: { id: string }) => ({ partition: ['faults'], sort: [of.id] }),
});

let proxy: FaultProxy;
let test: TestStore;
let store: TenantStore;
let next = 0;
const freshId = () => `thing-${next++}`;
beforeAll(async () => {
  test = await startTestStore({
    requestTimeout: 150,
    between: async (guard) => {
      proxy = await startFaultProxy(guard);
      return proxy.endpoint;
    },
  });
  store = await test.store.forTenant(testTenants.a);
});
afterAll(async () => {
  await proxy.stop();
  await test.stop();
});

/** What a write can meet once, while it is under way: all but what befalls reads only. */
const passing = faults.filter((fault) => fault !== 'partial batch');

describe.each(passing)('one write that meets %s', (fault) => {
  it('creates once, and is not told that somebody else was first', async () => {
    const id = freshId();
    proxy.inject({ fault, nth: 1 });
    await store.write(create(thing, { id, color: 'red' }));
    expect(proxy.clear()).toBe(1);
    expect(await store.get(thing, { id })).toEqual({ id, color: 'red', lock: 1 });
  });

  it('replaces and removes once', async () => {
    const id = freshId();
    await store.write(create(thing, { id, color: 'red' }));
    proxy.inject({ fault, nth: 1 });
    await store.write(replace(thing, { id, color: 'blue' }, 1));
    expect(proxy.clear()).toBe(1);
    expect(await store.get(thing, { id })).toEqual({ id, color: 'blue', lock: 2 });
    proxy.inject({ fault, nth: 1 });
    await store.write(remove(thing, { id }, 2));
    expect(proxy.clear()).toBe(1);
    expect(await store.get(thing, { id })).toBeUndefined();
  });

  it('writes several things whole', async () => {
    const [one, two] = [freshId(), freshId()];
    proxy.inject({ fault, nth: 1 });
    await store.write(create(thing, { id: one, color: 'red' }), create(thing, { id: two, color: 'red' }));
    expect(proxy.clear()).toBe(1);
    expect((await store.getMany(thing, [{ id: one }, { id: two }])).map((item) => item?.lock)).toEqual([
      1, 1,
    ]);
  });

  it('still says so when somebody else was first', async () => {
    const id = freshId();
    await store.write(create(thing, { id, color: 'theirs' }));
    proxy.inject({ fault, nth: 1 });
    await expect(store.write(create(thing, { id, color: 'ours' }))).rejects.toThrow(WriteConflict);
    proxy.clear();
    expect(await store.get(thing, { id })).toMatchObject({ color: 'theirs' });
  });
});

describe('a page that is written once', () => {
  it('is stored when the table was busy with a transaction, where it was taken for one already there', async () => {
    const id = freshId();
    proxy.inject({ fault: 'transaction conflict', nth: 1 });
    await store.write(createOnce(thing, { id, color: 'page' }));
    expect(proxy.clear()).toBe(1);
    expect(await store.get(thing, { id })).toMatchObject({ color: 'page' });
  });

  it('may be there already', async () => {
    const id = freshId();
    await store.write(createOnce(thing, { id, color: 'page' }));
    await store.write(createOnce(thing, { id, color: 'page' }));
    expect(await store.get(thing, { id })).toMatchObject({ lock: 1 });
  });

  it('never goes with others', async () => {
    const pair = [
      createOnce(thing, { id: freshId(), color: '' }),
      create(thing, { id: freshId(), color: '' }),
    ];
    await expect(store.write(...pair)).rejects.toThrow('alone');
  });
});

describe('a table that stays away', () => {
  const lasting: Fault[] = ['throttled', 'error before', 'reset before', 'silent before', 'garbage'];
  it.each(lasting)(
    '(%s) is 503 with Retry-After for reads and writes, not 500 and not a conflict',
    async (fault) => {
      const id = freshId();
      const asks = [
        () => store.get(thing, { id }),
        () => store.query(thing, ['faults']),
        () => store.getMany(thing, [{ id }]),
        () => store.write(create(thing, { id, color: 'red' })),
      ];
      proxy.inject({ fault });
      const refused = { status: 503, code: 'unavailable', headers: { 'retry-after': '2' } };
      await Promise.all(asks.map((ask) => expect(ask()).rejects.toMatchObject(refused)));
      proxy.clear();
    },
  );

  it('is 503 when other transactions stay in the way', async () => {
    proxy.inject({ fault: 'transaction conflict' });
    const write = store.write(create(thing, { id: freshId(), color: 'red' }));
    await expect(write).rejects.toMatchObject({ status: 503 });
    expect(proxy.clear()).toBeGreaterThanOrEqual(8);
  });

  it('gives batches in parts, and the parts are asked for again', async () => {
    const keys = [{ id: freshId() }, { id: freshId() }];
    for (const { id } of keys) await store.write(create(thing, { id, color: 'red' }));
    proxy.inject({ fault: 'partial batch', nth: 1 });
    expect((await store.getMany(thing, keys)).map((item) => item?.id)).toEqual(keys.map(({ id }) => id));
    expect(proxy.clear()).toBe(1);
  });
});
