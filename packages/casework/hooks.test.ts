import { defineCaseType } from '@mingcha/cases';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { check, create, defineEntity, queryAll, replace } from '@mingcha/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Hook } from './index.ts';
import { type CaseApi, startCaseApi, type Who } from './testing/api.ts';

/** A budget from which grants are paid: what a need asks of a hook, and what an action writes by one. */
type Budget = { id: string; left: number };
const budgetEntity = defineEntity<Budget>()({
  name: 'BUDGET',
  key: ({ id }: { id: string }) => ({ partition: [], sort: [id] }),
});
const paymentEntity = defineEntity<{ grant: string; n: number; sum: number; by: string }>()({
  name: 'PAYMENT',
  key: ({ grant, n }: { grant: string; n: number }) => ({ partition: [], sort: [grant, n] }),
});

const grants = defineCaseType({
  format: 1,
  name: 'grants',
  title: '补贴',
  group: 'grants',
  basis: [],
  number: { pattern: '补{seq}' },
  open: { by: ['office'], fills: ['families'], asks: ['note', 'parts'], to: 'open' },
  fields: {
    families: { title: '户数', type: 'number' },
    note: { title: '说明', type: 'text' },
    parts: { title: '分几笔', type: 'number' },
    sum: { title: '金额', type: 'money', computed: 'grants.sum', list: true },
  },
  parties: { office: { title: '受理单位', right: 'cases:grants:write' } },
  states: {
    open: { title: '待发放', kind: 'open', for: ['office'] },
    paid: { title: '已发放', kind: 'done' },
    lapsed: { title: '已失效', kind: 'done' },
    dropped: { title: '已撤回', kind: 'done' },
  },
  actions: {
    recount: { title: '重新核对', from: ['open'], by: ['office'], fills: ['families'] },
    remark: { title: '注明', from: ['open'], by: ['office'], fills: ['note'] },
    pay: {
      title: '发放',
      from: ['open'],
      by: ['office'],
      to: 'paid',
      needs: [{ hook: 'grants.budget', else: '额度不足' }],
      does: ['grants.pay'],
    },
    lapse: { title: '逾期失效', from: ['open'], by: ['clock'], to: 'lapsed', does: ['grants.pay'] },
    drop: { title: '撤回', from: ['open'], by: ['office'], to: 'dropped' },
  },
  clocks: {
    pay: {
      title: '发放',
      while: ['open'],
      again: 'never',
      limit: { days: 30 },
      expires: { action: 'lapse' },
    },
  },
  hooks: { 'grants.budget': '年度额度', 'grants.pay': '记账', 'grants.sum': '按户数核算' },
  retention: [{ months: 12, do: 'archive' }],
});

const budget: Hook = {
  reads: ['sum'],
  async refuses({ fields }, { store }) {
    const found = await store.get(budgetEntity, { id: 'year' });
    const left = found?.left ?? 0;
    return {
      refusal: Number(fields.sum) > left ? `今年只剩 ${left} 元` : undefined,
      ...(found && { checks: [check(budgetEntity, { id: 'year' }, found.lock)] }),
    };
  },
};
const pay: Hook = {
  reads: ['sum', 'parts'],
  async alongside({ id, fields: { sum, parts = 1 }, event }, { store }) {
    if (fault === 'writes') await store.write(create(budgetEntity, { id: 'other', left: 1 }));
    return Array.from({ length: Number(parts) }, (_, n) =>
      create(paymentEntity, { grant: id!, n, sum: Number(sum), by: `${event.name} ${event.by.name}` }),
    );
  },
};
const sum: Hook = {
  reads: ['families'],
  computes({ families }) {
    computed++;
    if (fault === 'throws') throw new Error('out of order');
    return fault === 'lies' ? 'a lot' : Number(families) * 100;
  },
};
let fault: 'throws' | 'lies' | 'writes' | undefined;
let computed = 0;

const path = '/v1/cases/grants';
const office: Who = {};
const hooks = new Map<string, Hook>([
  ['grants.budget', budget],
  ['grants.pay', pay],
  ['grants.sum', sum],
]);
let api: CaseApi;
const year = { id: 'year', left: 500 };
beforeAll(async () => {
  api = await startCaseApi({ library: [grants], hooks });
  await (await api.test.store.forTenant(testTenants.a)).write(create(budgetEntity, year));
});
afterAll(() => api.stop());

const store = () => api.test.store.forTenant(testTenants.a);
const open = (values: object) => bodyOf(api.call(office, 'POST', path, { body: { values } }));
const see = (id: string) => bodyOf(api.call(office, 'GET', `${path}/${id}`));
async function act(id: string, action: string, values?: object) {
  const etag = (await api.call(office, 'GET', `${path}/${id}`)).headers.get('etag')!;
  return bodyOf(api.call(office, 'POST', `${path}/${id}/actions/${action}`, { body: { values }, etag }));
}
const valueAt = (seen: { fields: { name: string; value: unknown }[] }, name: string) =>
  seen.fields.find((one) => one.name === name)?.value;
const paymentsOf = async (id: string) =>
  (await queryAll(await store(), paymentEntity, [])).filter(({ grant }) => grant === id);
/** What was reported since the last time. */
const reported = () => api.unexpected.splice(0).map((error) => String((error as Error).cause ?? error));

it('a field is filled by a hook, and again only when something that it reads has changed', async () => {
  const opened = await open({ families: 3 });
  expect(valueAt(opened, 'sum')).toBe(300);
  const before = computed;
  expect(valueAt(await act(opened.id, 'remark', { note: '三户' }), 'sum')).toBe(300);
  expect(computed).toBe(before);
  expect(valueAt(await act(opened.id, 'recount', { families: 4 }), 'sum')).toBe(400);
  const etag = (await api.call(office, 'GET', `${path}/${opened.id}`)).headers.get('etag')!;
  const body = { values: { families: 2 }, reason: '数错了' };
  const corrected = await bodyOf(
    api.call(office, 'POST', `${path}/${opened.id}/corrections`, { body, etag }),
  );
  expect(valueAt(corrected, 'sum')).toBe(200);
  expect(await act(opened.id, 'recount', { families: 'x' })).toMatchObject({ status: 422 });
  expect(await open({ families: 1, sum: 9 })).toMatchObject({ errors: [{ pointer: '/values/sum' }] });
});

it('a need is decided by a hook, in its words; what it read must still be so; what an action does is written with it', async () => {
  const large = await open({ families: 6 });
  expect(await act(large.id, 'pay')).toMatchObject({ code: 'case-needs', needs: ['今年只剩 500 元'] });
  expect(await paymentsOf(large.id)).toEqual([]);
  const { id } = await open({ families: 5, parts: 2 });
  expect(await act(id, 'pay')).toMatchObject({ state: { name: 'paid' } });
  expect(await paymentsOf(id)).toMatchObject([
    { n: 0, sum: 500, by: expect.stringMatching(/^pay ./) },
    { n: 1, sum: 500 },
  ]);
  // The other city has no budget.
  const there: Who = { tenant: testTenants.b };
  const other = await bodyOf(api.call(there, 'POST', path, { body: { values: { families: 1 } } }));
  const init = { body: {}, etag: '"1"' };
  expect(await bodyOf(api.call(there, 'POST', `${path}/${other.id}/actions/pay`, init))).toMatchObject({
    needs: ['今年只剩 0 元'],
  });
});

it('what a hook has read is spent meanwhile: it is asked again', async () => {
  const { id } = await open({ families: 5 });
  const own = await store();
  let isSpent = false;
  const over = {
    ...own,
    async write(...operations: Parameters<typeof own.write>) {
      if (!isSpent) {
        isSpent = true;
        const { lock, ...now } = (await own.get(budgetEntity, year))!;
        await own.write(replace(budgetEntity, { ...now, left: 10 }, lock));
      }
      return own.write(...operations);
    },
  };
  const init = { body: {}, etag: '"1"', over };
  expect(await bodyOf(api.call(office, 'POST', `${path}/${id}/actions/pay`, init))).toMatchObject({
    code: 'case-needs',
    needs: ['今年只剩 10 元'],
  });
  expect(await paymentsOf(id)).toEqual([]);
  const { lock } = (await own.get(budgetEntity, year))!;
  await own.write(replace(budgetEntity, year, lock));
});

it('what runs out does what its action names', async () => {
  const { id } = await open({ families: 1 });
  const before = api.time.now();
  api.time.set('2026-04-01T01:00:00.000Z');
  await api.tick();
  expect(await see(id)).toMatchObject({ state: { name: 'lapsed' } });
  expect(await paymentsOf(id)).toMatchObject([{ by: 'lapse 系统' }]);
  api.time.set(before.toISOString());
});

it('nothing half: a hook that throws, lies, writes by itself or writes too much is told and reported', async () => {
  const { id } = await open({ families: 1, parts: 41 });
  const failed = { status: 500, code: 'hook-failed' };
  expect(await act(id, 'pay')).toMatchObject({ ...failed, hook: 'grants.pay' });
  expect(reported()).toEqual(['Error: hooks write more than 40 operations']);
  for (const [now, message] of [
    ['throws', 'Error: out of order'],
    ['lies', 'Error: grants.sum gives sum a wrong value: 须是数字。'],
  ] as const) {
    fault = now;
    expect(await act(id, 'recount', { families: 2 })).toMatchObject({ ...failed, hook: 'grants.sum' });
    expect(reported()).toEqual([message]);
  }
  fault = 'writes';
  expect(await act(id, 'pay')).toMatchObject(failed);
  expect(reported()).toEqual(['Error: a hook writes by the operations that it gives']);
  fault = undefined;
  expect(await see(id)).toMatchObject({ state: { name: 'open' } });
  expect((await api.call(office, 'GET', `${path}/${id}`)).headers.get('etag')).toBe('"1"');
  expect(await paymentsOf(id)).toEqual([]);
});

it('a hook that is gone leaves its cases to be read, and says what is missing; without it nothing is published', async () => {
  const { id } = await open({ families: 1 });
  hooks.delete('grants.budget');
  const gone = { status: 409, code: 'hook-gone', hook: 'grants.budget' };
  const answer = await act(id, 'pay');
  expect(answer).toMatchObject(gone);
  expect(answer.detail).toContain('“grants.budget”（年度额度）');
  expect(await see(id)).toMatchObject({ state: { name: 'open' } });
  expect(await act(id, 'drop')).toMatchObject({ state: { name: 'dropped' } });
  hooks.delete('grants.sum');
  expect(await open({ families: 1 })).toMatchObject({ ...gone, hook: 'grants.sum' });
  const draft = '/v1/case-types/grants/draft';
  const body = { patch: { title: '补助' }, note: '改名' };
  const saved = await bodyOf(api.call(office, 'PUT', draft, { body, etag: '"0"' }));
  expect(saved.draft.findings).toMatchObject([
    { code: 'unknown-name', message: '没有名为“grants.budget”的扩展。' },
    { code: 'unknown-name', message: expect.stringContaining('“grants.sum”的扩展') },
  ]);
  hooks.set('grants.budget', sum).set('grants.sum', { ...sum, reads: ['families', 'homes'] });
  const seen = await bodyOf(api.call(office, 'GET', '/v1/case-types/grants/definition'));
  expect(seen.draft.findings.map((one: { message: string }) => one.message)).toEqual([
    '扩展“grants.budget”用于填写字段，不能用于判断条件。',
    '扩展“grants.sum”要读取的字段没有定义：homes。',
  ]);
});
