import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import { create } from '@mingcha/store';
import { foundTenant } from '@mingcha/tenancy/founding';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settleRounds } from './plan.ts';
import { roundEntity, roundsOfNotice } from './round.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
  await foundTenant(test.store, { code: testTenants.a, name: '金昌市', parent: '620000' });
});
afterAll(() => test.stop());

it('a schedule that changes more rounds than one write takes is carried out: it was an error', async () => {
  const store = await test.store.forTenant(testTenants.a);
  const clock = () => new Date('2026-01-05T04:00:00Z');
  const notice = {
    id: 'N1',
    year: 2026,
    schedule: { dates: ['06-20'], cadence: 'monthly' as const, opensBefore: 5, shift: 'none' as const },
  };
  const day = (i: number) => new Date(Date.UTC(2026, 2, 2 + i)).toISOString().slice(0, 10);
  const old = Array.from({ length: 110 }, (_, i) => day(i)).filter((id) => !/-(20|28|30|31)$/.test(id));
  const state = 'planned' as const;
  const rounds = old.map((id) => ({ notice: 'N1', id, title: id, due: id, opensAt: id, state }));
  for (const round of rounds) await store.write(create(roundEntity, round));
  expect(old.length).toBeGreaterThan(85);
  expect(await settleRounds(store, notice, clock)).toBe(true);
  const settled = (await roundsOfNotice(store, 'N1')).map(({ id }) => id);
  expect(settled).toHaveLength(13);
  expect(settled).toEqual(expect.arrayContaining(['2026-06-20', '2026-12-31']));
  expect(await settleRounds(store, notice, clock)).toBe(false);
});
