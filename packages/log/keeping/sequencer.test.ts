import { testTenants } from '@mingcha/local/testing';
import { create, defineEntity } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEntries } from '../index.ts';
import { checkLog } from '../testing/checkLog.ts';
import { startTestLog, type TestLog } from '../testing/startTestLog.ts';
import { logHeadEntity, logItemEntity } from './entities.ts';
import { createSequencer, notifyingStore, wakeSequencer } from './sequencer.ts';

const noteEntity = defineEntity<{ id: string }>()({
  name: 'NOTE',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
});

let log: TestLog;
beforeAll(async () => {
  log = await startTestLog();
});
afterAll(() => log.stop());

const entry = { type: 'policy.changed', policy: 'draw', hash: '0'.repeat(64) } as const;

describe('the sequencer with its own session', () => {
  it('takes in what others have logged, and may do nothing else', async () => {
    const { test } = log;
    const store = await test.store.forTenant(testTenants.a);
    await appendEntries(store, [entry], (operations) => store.write(...operations), { clock: log.time.now });
    await createSequencer(test.sequencerStore, log.deps)(testTenants.a);
    expect((await checkLog(log, store)).size).toBe(1);

    const own = await test.sequencerStore.forTenant(testTenants.a);
    const refused = { name: 'AccessDeniedException' };
    await expect(own.write(create(noteEntity, { id: 'a' }))).rejects.toMatchObject(refused);
    await expect(own.get(noteEntity, { id: 'a' })).rejects.toMatchObject(refused);
    const item = create(logItemEntity, { index: 1, text: '{}' });
    await expect(own.write(item)).rejects.toMatchObject(refused);
  });

  it('is the only one that writes heads', async () => {
    const store = await log.test.store.forTenant(testTenants.b);
    const head = { origin: 'x', vkey: 'x', size: 1, root: 'x', note: 'x', at: 'x' };
    await expect(store.write(create(logHeadEntity, head))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});

describe('a sequencer elsewhere', () => {
  it('is notified by writes that log something, and by no others', async () => {
    const [told, reported]: [string[][], unknown[]] = [[], []];
    const report = (_: unknown, about: object) => void reported.push(about);
    let fails = false;
    const wake = async (tenants: readonly string[]) => {
      if (fails) throw new Error('the queue is away');
      told.push([...tenants]);
    };
    const store = await notifyingStore(log.test.store, { wake, report }).forTenant(testTenants.b);
    const append = () =>
      appendEntries(store, [entry], (operations) => store.write(...operations), { clock: log.time.now });
    await store.write(create(noteEntity, { id: 'told nobody' }));
    expect(told).toEqual([]);
    await append();
    expect(told).toEqual([[testTenants.b]]);
    fails = true;
    await append();
    expect(reported).toEqual([{ tenant: testTenants.b }]);
  });

  it('is told again each minute until nothing waits', async () => {
    const own = await log.newStore();
    const told: string[][] = [];
    const wake = async (tenants: readonly string[]) => void told.push([...tenants]);
    const look = () => wakeSequencer(log.test.store, { wake, clock: log.time.now })(own.tenant);
    expect(await look()).toBeUndefined();
    await log.log(own);
    const next = new Date(log.time.now().getTime() + 60_000).toISOString();
    expect([await look(), await look()]).toEqual([next, next]);
    expect(told).toEqual([[own.tenant], [own.tenant]]);
    await createSequencer(log.test.sequencerStore, log.deps)(own.tenant);
    expect(await look()).toBeUndefined();
    expect(told).toHaveLength(2);
  });
});
