import { startTestStore, type TestStore, testClock, testTenants } from '@mingcha/local/testing';
import { create, defineEntity, WriteConflict } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEntries, type LogEntry, type LoggedEntry, logEntries, logSize } from '../index.ts';

type Act = { id: string };
const actEntity = defineEntity<Act>()({
  name: 'ACT',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
});
const changed = (hash = '0'): LogEntry => ({ type: 'policy.changed', policy: 'draw', hash: hash.repeat(64) });

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

const storeOf = (tenant: string) => test.store.forTenant(tenant);

async function read(tenant: string) {
  const store = await storeOf(tenant);
  const entries: (LoggedEntry & { index: number })[] = [];
  for await (const entry of logEntries(store, { to: await logSize(store) })) entries.push(entry);
  return entries;
}

describe('entries of the log', () => {
  it('are written with the act, under its number, in the log of its city alone', async () => {
    const [a, b] = [await storeOf(testTenants.a), await storeOf(testTenants.b)];
    const clock = testClock().now;
    const indexes = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        appendEntries(
          a,
          (firstIndex) => [
            changed(),
            {
              type: 'results.published',
              kind: 'board',
              id: '01HZX3YQ5V8K2M4N6P7R9S0T1W',
              hash: String(firstIndex % 10).repeat(64),
            },
          ],
          async (operations, firstIndex) => {
            await a.write(...operations, create(actEntity, { id: `act ${i}` }));
            return firstIndex;
          },
          { clock },
        ),
      ),
    );
    expect(indexes.sort((x, y) => x - y)).toEqual(Array.from({ length: 30 }, (_, i) => i * 2));
    const entries = await read(testTenants.a);
    expect(entries.map(({ index }) => index)).toEqual(Array.from({ length: 60 }, (_, i) => i));
    expect(entries[4]).toMatchObject({
      tenant: testTenants.a,
      type: 'policy.changed',
      at: clock().toISOString(),
    });
    expect(entries[5]).toMatchObject({ hash: '4'.repeat(64) });
    expect(await logSize(b)).toBe(0);
  });

  it('are not there where the act is refused, and its conflict is told as it is', async () => {
    const store = await storeOf(testTenants.b);
    const act = (id: string) =>
      appendEntries(
        store,
        [changed()],
        (operations) => store.write(...operations, create(actEntity, { id })),
        {
          clock: testClock().now,
        },
      );
    await act('same');
    await expect(act('same')).rejects.toThrow(WriteConflict);
    expect(await logSize(store)).toBe(1);
  });

  it('of two processes never meet at one number', async () => {
    const store = await storeOf(testTenants.b);
    const before = await logSize(store);
    let meets = 0;
    const clock = testClock().now;
    await appendEntries(
      store,
      [changed('1')],
      async (operations) => {
        // Another process logs between this one's reading and writing.
        if (meets++ === 0) {
          const { nextEntries } = await import('./append.ts');
          const other = await nextEntries(store, [changed('2')], clock);
          await store.write(...other.operations);
        }
        await store.write(create(actEntity, { id: `meets ${meets}` }), ...operations);
      },
      { clock, at: 1 },
    );
    expect(meets).toBe(2);
    const entries = (await read(testTenants.b)).slice(before);
    expect(entries.map((entry) => 'hash' in entry && entry.hash[0])).toEqual(['2', '1']);
  });

  it('never go back in time with the clock', async () => {
    const store = await storeOf(testTenants.b);
    const clock = testClock('2026-11-20T05:00:00.000Z');
    const log = () =>
      appendEntries(store, [changed()], (operations) => store.write(...operations), { clock: clock.now });
    await log();
    clock.set('2026-11-20T03:00:00.000Z');
    await log();
    clock.set('2026-11-20T06:00:00.000Z');
    await log();
    const times = (await read(testTenants.b)).slice(-3).map(({ at }) => at.slice(11, 13));
    expect(times).toEqual(['05', '05', '06']);
  });

  it('are refused before anything is written where they are too large or not as their type is', async () => {
    const store = await storeOf(testTenants.b);
    const before = await logSize(store);
    const wrong = [
      { type: 'policy.changed', policy: 'draw', hash: 'x' },
      { ...changed(), note: 'free text' },
      { type: 'no.such', hash: '0'.repeat(64) },
      {
        type: 'batch.committed',
        mode: 'apart',
        draws: Array.from({ length: 21 }, () => '01HZX3YQ5V8K2M4N6P7R9S0T1W'),
        commitments: [],
      },
      {
        type: 'draw.committed',
        draw: '01HZX3YQ5V8K2M4N6P7R9S0T1W',
        year: 2026,
        number: 1,
        commitment: '0'.repeat(64),
        items: Array.from({ length: 100 }, (_, i) => String(i).padEnd(64, 'x')),
        seed: { source: 'drand', chain: '0'.repeat(64), round: 1 },
        redraws: Array.from({ length: 100 }, () => '01HZX3YQ5V8K2M4N6P7R9S0T1W'),
      },
    ] as LogEntry[];
    for (const entry of wrong)
      await expect(
        appendEntries(store, [entry], (operations) => store.write(...operations), { clock: testClock().now }),
      ).rejects.toThrow();
    expect(await logSize(store)).toBe(before);
  });
});
