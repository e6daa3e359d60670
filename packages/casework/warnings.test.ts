import { defineCaseType } from '@mingcha/cases';
import { bodyOf } from '@mingcha/http/testing';
import { Crash, dyingStore, testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { runCases } from './clock.ts';
import { brokenCases, type CaseApi, startCaseApi } from './testing/api.ts';

const replies = defineCaseType({
  format: 1,
  name: 'replies',
  title: '答复',
  group: 'replies',
  basis: ['内部制度'],
  number: { pattern: '答{seq}' },
  open: { by: ['office'], fills: ['text', 'days'], to: 'received' },
  fields: {
    text: { title: '内容', type: 'text', personal: true },
    days: { title: '天数', type: 'number' },
    reason: { title: '理由', type: 'text' },
  },
  parties: { office: { title: '主办', right: 'cases:replies:write' } },
  states: {
    received: { title: '待办', kind: 'open', for: ['office'] },
    paused: { title: '暂停', kind: 'open', for: ['office'], noClock: '测试' },
    done: { title: '办结', kind: 'done' },
  },
  actions: {
    extend: {
      title: '延期',
      from: ['received'],
      by: ['office'],
      fills: ['reason'],
      clock: { answer: { extend: { workingDays: 10 } } },
      times: 1,
    },
    pause: { title: '暂停', from: ['received'], by: ['office'], to: 'paused', times: 2 },
    goOn: { title: '恢复', from: ['paused'], by: ['office'], to: 'received' },
    answer: { title: '答复', from: ['received'], by: ['office'], to: 'done' },
  },
  clocks: {
    answer: {
      title: '答复',
      while: ['received'],
      again: 'resume',
      limit: { workingDaysIn: 'days', max: 30 },
      warn: [5, 1],
      expires: { tell: ['office'] },
    },
  },
  retention: [{ months: 12, do: 'archive' }],
});

const { a, b } = testTenants;
let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({ library: [replies] });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected.filter((one) => !(one instanceof Crash))).toEqual([]);
});
beforeEach(() => api.time.set('2026-03-02T01:00:00.000Z'));

const open = async (days: number, tenant: string = a): Promise<string> => {
  const body = { values: { text: '王小明询问', days } };
  return (await bodyOf(api.call({ tenant }, 'POST', '/v1/cases/replies', { body }))).id;
};
async function act(id: string, action: string, values: object = {}): Promise<void> {
  const path = `/v1/cases/replies/${id}`;
  const etag = (await api.call({}, 'GET', path)).headers.get('etag')!;
  expect((await api.call({}, 'POST', `${path}/actions/${action}`, { body: { values }, etag })).status).toBe(
    200,
  );
}
async function comes(day: string): Promise<void> {
  api.time.set(`${day}T01:00:00.000Z`);
  while ((await api.tick()) === api.time.now().toISOString());
}
const told = async (id: string, tenant: string = a): Promise<number[]> =>
  (await api.told(tenant)).flatMap((one) => (one.case === id ? [one.days] : []));

it('is sent once on each of its days, says nothing personal, and changes the case not at all', async () => {
  const [id, elsewhere] = [await open(10), await open(10, b)];
  const etag = (await api.call({}, 'GET', `/v1/cases/replies/${id}`)).headers.get('etag');
  await comes('2026-03-06');
  expect(await told(id)).toEqual([]);
  await comes('2026-03-09');
  await comes('2026-03-09');
  expect(await told(id)).toEqual([5]);
  expect((await api.told()).find((one) => one.case === id)).toEqual({
    ...{ case: id, type: 'replies', number: '答1', clock: 'answer', title: '答复', days: 5 },
    ...{ due: '2026-03-16', depts: [] },
  });
  await comes('2026-03-13');
  await Promise.all([api.tick(), api.tick()]);
  expect(await told(id)).toEqual([5, 1]);
  expect(await told(elsewhere, b)).toEqual([]);
  expect((await api.call({}, 'GET', `/v1/cases/replies/${id}`)).headers.get('etag')).toBe(etag);
  expect(await brokenCases(await api.test.store.forTenant(a), 'replies', [id])).toEqual([]);
});

it('follows the limit: extended it comes later, paused not, and on the same day no second time', async () => {
  const [extended, paused] = [await open(10), await open(10)];
  await act(extended, 'extend', { reason: '材料多' });
  await act(paused, 'pause');
  await comes('2026-03-09');
  expect([await told(extended), await told(paused)]).toEqual([[], []]);
  await comes('2026-03-23');
  expect(await told(extended)).toEqual([5]);
  await act(extended, 'pause');
  await act(extended, 'goOn');
  await comes('2026-03-23');
  expect(await told(extended)).toEqual([5]);
});

it('is not sent of what is answered or has run out, nor of what was near its end when it was opened', async () => {
  const [answered, short, late] = [await open(10), await open(4), await open(10)];
  await act(answered, 'answer');
  await comes('2026-03-04');
  expect(await told(short)).toEqual([]);
  await comes('2026-03-05');
  expect(await told(short)).toEqual([1]);
  await comes('2026-03-18');
  expect([await told(answered), await told(late)]).toEqual([[], []]);
});

it('of which several have come while the clock stood still is the last one', async () => {
  const id = await open(10);
  await comes('2026-03-13');
  expect(await told(id)).toEqual([1]);
});

it('once told twice, or never, where the process died at the sending', async () => {
  const store = await api.test.store.forTenant(a);
  for (const when of ['before', 'after'] as const) {
    api.time.set('2026-03-02T01:00:00.000Z');
    const id = await open(10);
    api.time.set('2026-03-09T01:00:00.000Z');
    for (let n = 1; n <= 3; n++) await runCases(dyingStore(store, n, when), api.deps).catch(() => undefined);
    await comes('2026-03-09');
    expect(await told(id)).toEqual([5]);
  }
});
