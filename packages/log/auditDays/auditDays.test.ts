import { audit } from '@mingcha/http';
import type { TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logEntries } from '../keeping/read.ts';
import { nodeTools } from '../node.ts';
import { startTestLog, type TestLog } from '../testing/startTestLog.ts';
import { auditDay, logAuditDays } from './index.ts';

let test: TestLog;
beforeAll(async () => {
  test = await startTestLog();
});
afterAll(() => test.stop());

const record = (store: TenantStore, name: string) =>
  store.write(
    ...audit(test.time.now, { sub: 'a', name }, 'tenant.update', { id: store.tenant, name: '本市' }),
  );

async function logged(store: TenantStore) {
  const days: { date: string; count: number; root: string }[] = [];
  for await (const entry of logEntries(store, { to: await test.size(store) }))
    if (entry.type === 'audit.day') days.push(entry);
  return days;
}

describe('a day of the audit log', () => {
  it('is logged once it is over, also without records, and once only', async () => {
    const store = await test.newStore();
    test.time.set('2026-11-20T04:00:00.000Z');
    for (const name of ['甲', '乙', '丙']) await record(store, name);
    expect(await logAuditDays(store, test.time.now)).toBe('2026-11-20T16:10:00.000Z');
    // Midnight, but a command may still be trying again.
    test.time.set('2026-11-20T16:09:59.000Z');
    await logAuditDays(store, test.time.now);
    expect((await logged(store)).map(({ date, count }) => [date, count])).toEqual([['2026-11-19', 0]]);
    test.time.set('2026-11-22T17:00:00.000Z');
    await Promise.all([logAuditDays(store, test.time.now), logAuditDays(store, test.time.now)]);
    test.time.set('2026-11-21T17:00:00.000Z');
    await logAuditDays(store, test.time.now);
    expect((await logged(store)).map(({ date, count }) => [date, count])).toEqual([
      ['2026-11-19', 0],
      ['2026-11-20', 3],
      ['2026-11-21', 0],
      ['2026-11-22', 0],
    ]);
  });

  it('shows two records that were deleted, and one changed or added, behind the application', async () => {
    const store = await test.newStore();
    test.time.set('2026-11-20T04:00:00.000Z');
    for (const name of ['甲', '乙', '丙']) await record(store, name);
    test.time.set('2026-11-21T04:00:00.000Z');
    await logAuditDays(store, test.time.now);
    const [{ date, ...day }] = (await logged(store)).filter(({ count }) => count === 3) as [
      { date: string; count: number; root: string },
    ];
    const now = () => auditDay(store, date, nodeTools.hash);
    expect(await now()).toEqual({ count: day.count, root: day.root });
    const [first, second] = await test.behind.items(store, 'AUDITLOG');
    for (const one of [second!, first!]) {
      await test.behind.remove(one);
      expect((await now()).root).not.toBe(day.root);
    }
    await test.behind.put(first!);
    await test.behind.put({ ...second!, d: { ...second!.d, by: { sub: 'a', name: '丁' } } });
    expect((await now()).root).not.toBe(day.root);
    await test.behind.put(second!);
    expect((await now()).root).toBe(day.root);
    await test.behind.put({ ...second!, sk: `${second!.sk}x` });
    expect((await now()).count).toBe(4);
  });

  it('of many records has the same root in pages', async () => {
    const store = await test.newStore();
    test.time.set('2026-11-20T04:00:00.000Z');
    for (let i = 0; i < 23; i++)
      await store.write(
        ...Array.from({ length: 25 }, (_, n) =>
          audit(test.time.now, { sub: 'a', name: `${i}.${n}` }, 'tenant.update', { id: 'x', name: 'x' }),
        ).flat(),
      );
    const { count, root } = await auditDay(store, '2026-11-20', nodeTools.hash);
    expect([count, root]).toEqual([575, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(await auditDay(store, '2026-11-20', nodeTools.hash)).toEqual({ count, root });
  });
});
