import { platformTenant } from '@mingcha/kernel';
import { startTestStore, type TestStore, testClock, testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { create, defineEntity, replace, type Store, WriteConflict, wakingStore } from '../index.ts';
import { addMissingWakes, dueWakes, findWake, settleWake } from './wake.ts';

type Task = { id: string; at?: string };
const taskEntity = defineEntity<Task>()({
  name: 'TASK',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
  due: ({ at }) => at,
});

const { a } = testTenants;
let test: TestStore;
let time: ReturnType<typeof testClock>;
let reported: unknown[];
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());
beforeEach(() => {
  time = testClock();
  reported = [];
});

const minutes = (n: number) => n * 60_000;
const after = (ms: number) => new Date(time.now().getTime() + ms).toISOString();
const platform = () => test.store.forTenant(platformTenant);
const wakeOf = async (tenant: string = a) => (await findWake(await platform(), tenant))!;
const under = (wakes: Store, store = test.store) =>
  wakingStore(store, { wakes, clock: time.now, report: (error) => void reported.push(error) });
/** A store in which something else happens between the begin of each write and its end. */
const during = (happens: () => Promise<unknown>): Store => ({
  async forTenant(tenant) {
    const own = await test.store.forTenant(tenant);
    return {
      ...own,
      async write(...operations) {
        await happens();
        await own.write(...operations);
      },
    };
  },
});
let made = 0;
/** A command that makes something due. */
async function command(at: string | undefined, store = under(test.wakes)): Promise<void> {
  await (await store.forTenant(a)).write(create(taskEntity, { id: `${++made}`, ...(at && { at }) }));
}
const settle = async (next: string, began = time.now(), found = wakeOf()) =>
  settleWake(await platform(), await found, next, { began, ended: time.now() });
/** A look long after the last command, after which nothing is due for a day. */
async function quiet(): Promise<void> {
  await command(after(0));
  time.advance(minutes(5));
  await settle(after(minutes(1_440)));
}

describe('what a command makes due', () => {
  it('moves the tenant’s wake to an earlier instant, never to a later one', async () => {
    await quiet();
    const [late, early] = [after(minutes(60)), after(minutes(30))];
    await command(late);
    expect(await wakeOf()).toMatchObject({ at: late });
    await command(early);
    await command(late);
    expect(await wakeOf()).toMatchObject({ at: early });
    await command(after(-minutes(10)));
    expect(await wakeOf()).toMatchObject({ at: after(0) });
    expect(reported).toEqual([]);
  });

  it('costs nothing where it makes nothing due, or is refused', async () => {
    await quiet();
    const before = await wakeOf();
    await command(undefined);
    const own = await under(test.wakes).forTenant(a);
    await expect(own.write(replace(taskEntity, { id: 'none', at: after(0) }, 3))).rejects.toThrow(
      WriteConflict,
    );
    expect(await wakeOf()).toEqual(before);
  });

  it('is not lost to a look that began before it and ends after it', async () => {
    await quiet();
    await command(after(0));
    const found = await wakeOf();
    time.advance(minutes(1));
    const began = time.now();
    await command(after(0));
    await settle(after(minutes(1_440)), began, Promise.resolve(found));
    expect(await dueWakes(await platform(), time.now())).toMatchObject([{ tenant: a }]);
  });

  it('is looked at again when the first look came right after it, before the index may have shown it', async () => {
    await quiet();
    await command(after(0));
    await settle(after(minutes(1_440)));
    expect((await wakeOf()).at).toBe(after(10_000));
    time.advance(minutes(1));
    await settle(after(minutes(1_440)));
    expect((await wakeOf()).at).toBe(after(minutes(1_440)));
  });

  it('is not lost to a look that another command brought on while it was written', async () => {
    await quiet();
    await command(after(minutes(30)));
    const due = after(minutes(60));
    const another = async () => {
      await command(after(0));
      await settle(after(minutes(1_440)));
    };
    await command(due, under(test.wakes, during(another)));
    expect((await wakeOf()).at < due).toBe(true);
    expect(reported).toEqual([]);
  });

  it('is not lost to a look during a write that took long', async () => {
    await quiet();
    await command(after(minutes(30)));
    const slow = async () => {
      time.advance(minutes(29));
      await settle(after(minutes(1_440)));
    };
    const due = after(minutes(60));
    await command(due, under(test.wakes, during(slow)));
    expect(await wakeOf()).toMatchObject({ at: due });
  });

  it('of many commands at once leaves the earliest instant', async () => {
    await quiet();
    const instants = Array.from({ length: 20 }, (_, i) => after(minutes(40 - i)));
    await Promise.all(instants.map((at) => command(at)));
    expect((await wakeOf()).at).toBe(instants.at(-1));
    expect(reported).toEqual([]);
  });

  it('stands when the clock cannot be woken', async () => {
    await quiet();
    const before = await wakeOf();
    const failing: Store = { forTenant: async () => Promise.reject(new Error('no credentials')) };
    await command(after(0), under(failing));
    expect(reported).toHaveLength(1);
    expect(await (await test.store.forTenant(a)).get(taskEntity, { id: `${made}` })).toBeDefined();
    expect(await wakeOf()).toEqual(before);
  });
});

describe('two looks at the same tenant', () => {
  it('leave the earlier of their instants', async () => {
    await quiet();
    await command(after(0));
    time.advance(minutes(1));
    const [first, second] = [wakeOf(), wakeOf()];
    await settle(after(minutes(60)), time.now(), first);
    await settle(after(minutes(20)), time.now(), second);
    expect((await wakeOf()).at).toBe(after(minutes(20)));
  });
});

describe('the rows of wakes', () => {
  it('are all that the session reaches with which commands wake the clock', async () => {
    const wakes = await test.wakes.forTenant(platformTenant);
    const refused = expect.objectContaining({ name: 'AccessDeniedException' });
    await expect(wakes.get(taskEntity, { id: '1' })).rejects.toEqual(refused);
    await expect(wakes.write(create(taskEntity, { id: '1' }))).rejects.toEqual(refused);
    await expect(dueWakes(wakes, time.now())).rejects.toEqual(refused);
    const own = await test.wakes.forTenant(a);
    await expect(own.write(create(taskEntity, { id: 'x' }))).rejects.toEqual(refused);
  });

  it('are made for tenants that have none, due at once; others stay as they are', async () => {
    await quiet();
    const before = await wakeOf();
    await addMissingWakes(await platform(), [a, '620900'], time.now());
    expect(await wakeOf('620900')).toMatchObject({ at: after(0) });
    expect(await wakeOf()).toEqual(before);
  });
});
