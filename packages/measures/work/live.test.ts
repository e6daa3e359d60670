import { bodyOf } from '@mingcha/http/testing';
import { dyingStore, testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MeasuresApi, startMeasuresApi } from '../testing/api.ts';
import { createOffice, type Held } from '../testing/office.ts';
import { fillLive } from './fillLive.ts';

const { a, b } = testTenants;
let api: MeasuresApi;
let office: ReturnType<typeof createOffice>;
let notice: Held['notice'];
beforeAll(async () => {
  api = await startMeasuresApi();
  office = createOffice(api, a);
  ({ notice } = await office.followed());
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const at = (no: number) => `/v1/measures/${notice.id}-${no}/progress`;
type Shown = {
  indicators: {
    id: string;
    source?: { id: string; title: string; gone?: true };
    values: { date: string; value: number; by: { name: string }; note?: string }[];
  }[];
};
async function shown(no: number): Promise<{ body: Shown; etag: string }> {
  const response = await office.ask('GET', at(no));
  return { body: await bodyOf(response), etag: response.headers.get('etag')! };
}
const indicator = (source?: string) => ({
  ...{ id: 'target-1', metric: '办理用时', comparison: '<=', target: 4, unit: '个工作日' },
  ...(source !== undefined && { source }),
});
async function put(no: number, indicators: object[]) {
  return office.ask('PUT', `${at(no)}/indicators`, { indicators }, (await shown(no)).etag);
}
const fill = async () =>
  fillLive(await api.store.forTenant(a), { sources: api.sources, clock: api.time.now });
const numbers = async (no: number) =>
  (await shown(no)).body.indicators[0]!.values.map(({ date, value }) => [date, value]);

it('fills itself from the work when it is set, and on each day after, with one value a month', async () => {
  const { items } = await bodyOf(office.ask('GET', '/v1/indicator-sources'));
  expect(items).toEqual([api.live.known]);
  api.live.set(a, '2026-10', 5.2);
  api.live.set(a, '2026-11', 3.5);
  api.live.set(b, '2026-11', 99);
  const set = await bodyOf(put(3, [indicator(items[0].id)]));
  expect(set.indicators[0]).toMatchObject({
    source: { id: items[0].id, title: '不动产登记：平均用时' },
    values: [
      { date: '2026-10-31', value: 5.2, by: { name: '自动取数' } },
      { date: '2026-11-20', value: 3.5, note: '不动产登记：平均用时（2026-11）' },
    ],
  });
  api.live.set(a, '2026-11', 3.25);
  api.time.set('2026-11-21T01:00:00.000Z');
  expect(await fill()).toBe('2026-11-21T16:00:00.000Z');
  expect(await numbers(3)).toEqual([
    ['2026-10-31', 5.2],
    ['2026-11-21', 3.25],
  ]);
  api.live.set(a, '2026-11', 1);
  await fill();
  expect(await numbers(3)).toHaveLength(2);
  expect((await numbers(3))[1]).toEqual(['2026-11-21', 3.25]);
  api.time.set('2026-12-01T01:00:00.000Z');
  await fill();
  expect(await numbers(3)).toEqual([
    ['2026-10-31', 5.2],
    ['2026-11-30', 1],
  ]);
});

it('cannot be typed over, nor can a unit take its source away', async () => {
  const { etag } = await shown(3);
  const value = { date: '2026-11-20', value: 1 };
  const typed = await office.ask('POST', `${at(3)}/indicators/target-1/values`, value, etag);
  expect([typed.status, (await bodyOf(typed)).code]).toEqual([409, 'indicator-live']);
  const body = { indicators: [indicator()] };
  const unit = { dept: 'dept-zj', etag };
  expect(
    (await api.call(a, 'department-admin', 'PUT', `${at(3)}/indicators`, { body, ...unit })).status,
  ).toBe(403);
  const mine = { ...indicator(api.live.known.id), id: 'own', metric: '本部门的' };
  const more = { indicators: [indicator(api.live.known.id), mine] };
  expect(
    (await api.call(a, 'department-admin', 'PUT', `${at(3)}/indicators`, { body: more, ...unit })).status,
  ).toBe(403);
  const gone = await put(3, [indicator('figure:nothing.there')]);
  expect([gone.status, (await bodyOf(gone)).errors[0].pointer]).toEqual([422, '/indicators/0/source']);
});

it('has its value once, wherever the process died', async () => {
  const store = await api.store.forTenant(a);
  for (const when of ['before', 'after'] as const)
    for (let n = 1; n <= 2; n++) {
      api.time.set(new Date(api.time.now().getTime() + 86_400_000).toISOString());
      api.live.set(a, '2026-12', n + (when === 'after' ? 10 : 0));
      const deps = { sources: api.sources, clock: api.time.now };
      await fillLive(dyingStore(store, n, when), deps).catch(() => undefined);
      await fillLive(store, deps);
      expect((await numbers(3)).filter(([date]) => String(date).startsWith('2026-12'))).toEqual([
        [api.time.now().toISOString().slice(0, 10), n + (when === 'after' ? 10 : 0)],
      ]);
    }
});

it('says that its source is gone, keeps what it had, and lets the other indicators be set', async () => {
  const before = await numbers(3);
  const nextDay = () => api.time.set(new Date(api.time.now().getTime() + 86_400_000).toISOString());
  api.live.setGone(true);
  nextDay();
  await fill();
  const gone = (await shown(3)).body.indicators[0]!;
  expect(gone.source).toEqual({ id: api.live.known.id, title: api.live.known.title, gone: true });
  expect(await numbers(3)).toEqual(before);
  const mine = { ...indicator(), id: 'own', metric: '本部门的' };
  expect((await put(3, [indicator(api.live.known.id), mine])).status).toBe(200);
  const another = await put(3, [indicator(api.live.known.id), { ...mine, source: api.live.known.id }]);
  expect([another.status, (await bodyOf(another)).errors[0].pointer]).toEqual([422, '/indicators/1/source']);
  expect((await shown(3)).body.indicators[0]!.source?.gone).toBe(true);
  api.live.setGone(false);
  nextDay();
  await fill();
  expect((await shown(3)).body.indicators[0]!.source).not.toHaveProperty('gone');
  expect((await put(3, [indicator(api.live.known.id)])).status).toBe(200);
});

it('can be typed again once its source is taken away, and keeps what was filled', async () => {
  const before = (await numbers(3)).length;
  expect((await put(3, [indicator()])).status).toBe(200);
  const { etag } = await shown(3);
  const value = { date: '2026-11-20', value: 2 };
  expect((await office.ask('POST', `${at(3)}/indicators/target-1/values`, value, etag)).status).toBe(200);
  expect(await numbers(3)).toHaveLength(before + 1);
});
