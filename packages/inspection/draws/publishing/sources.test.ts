import { startTestStore, type TestStore, testClock, testTenants } from '@mingcha/local/testing';
import { create, type TenantStore } from '@mingcha/store';
import { foundTenant } from '@mingcha/tenancy/founding';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Draw, drawEntity } from '../kept/draw.ts';
import { drawSources } from './sources.ts';

let test: TestStore;
let store: TenantStore;
const sources = drawSources({ clock: testClock('2026-11-20T04:00:00.000Z').now });
beforeAll(async () => {
  test = await startTestStore();
  for (const code of Object.values(testTenants))
    await foundTenant(test.store, { code, name: code, parent: '620000' });
  store = await test.store.forTenant(testTenants.a);
});
afterAll(() => test.stop());

let sequence = 0;
const at = (day: string) => `${day}T02:00:00.000Z`;
type Told = { drawn: string; published?: string; selected?: number; series?: string; state?: Draw['state'] };

/** Keeps a draw as these sources look at it. */
async function keep({ drawn, published, selected = 1, series, state }: Told): Promise<void> {
  sequence++;
  const draw = {
    id: `draw-${sequence}`,
    state: state ?? (published ? 'published' : 'executed'),
    compose: { seed: { source: series ? 'local' : 'drand' } },
    committed: { year: Number(drawn.slice(0, 4)), sequence, ...(series && { series }) },
    outcome: { at: at(drawn), selected },
    ...(published && { publishedAt: at(published) }),
  };
  await store.write(create(drawEntity, draw as unknown as Draw));
}

it('counts what was published in a month, and what share of that month’s deadlines was kept', async () => {
  // Five working days: the first is due in November, the next ones on the 9th, the 17th and the 25th.
  await keep({ drawn: '2026-10-27', published: '2026-10-30', selected: 10 });
  await keep({ drawn: '2026-11-02', published: '2026-11-12', selected: 20 });
  await keep({ drawn: '2026-11-10' });
  await keep({ drawn: '2026-11-18' });
  await keep({ drawn: '2026-11-18', published: '2026-11-19', selected: 5 });
  await keep({ drawn: '2026-11-02', published: '2026-11-19', series: 'rehearsal' });
  await keep({ drawn: '2026-11-02', state: 'voided' });
  await keep({ drawn: '2025-12-31', published: '2026-01-04', selected: 3 });
  const of = (month: string, tenant = store) =>
    Promise.all(['published', 'drawn', 'inTime'].map((one) => sources.value(tenant, `draws:${one}`, month)));
  expect(await of('2026-11')).toEqual([2, 25, 50]);
  expect(await of('2026-10')).toEqual([1, 10, undefined]);
  expect(await of('2026-01')).toEqual([1, 3, 100]);
  expect(await of('2026-11', await test.store.forTenant(testTenants.b))).toEqual([0, 0, undefined]);
});

it('names each source with its unit, and none that is not there', async () => {
  const all = await sources.list(store);
  expect(all.map(({ id, unit }) => `${id} ${unit}`)).toEqual([
    'draws:published 次',
    'draws:drawn 户次',
    'draws:inTime %',
  ]);
  for (const one of all) expect(await sources.find(store, one.id)).toEqual(one);
  expect(await sources.find(store, 'draws:other')).toBeUndefined();
  expect(await sources.value(store, 'draws:other', '2026-11')).toBeUndefined();
  expect(await sources.list(store, 'draws:drawn')).toEqual([]);
});
