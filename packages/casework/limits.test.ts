import { samplePdf } from '@mingcha/attachments/testing';
import { defineCaseType } from '@mingcha/cases';
import { auditEntity } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { queryAll } from '@mingcha/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseApi, startCaseApi, type Who } from './testing/api.ts';

const columns = Object.fromEntries(
  ['a', 'b', 'c', 'd', 'e'].map((name) => [name, { title: name, type: 'text' as const }]),
);
const surveys = defineCaseType({
  format: 1,
  name: 'surveys',
  title: '征求意见',
  group: 'surveys',
  basis: [],
  number: { pattern: '征{seq}' },
  subject: 'code',
  open: { by: ['office'], fills: ['what'], asks: ['amount', 'code', 'dept', 'who', 'table'], to: 'open' },
  fields: {
    what: { title: '事由', type: 'text' },
    amount: { title: '数量', type: 'number' },
    code: { title: '主体', type: 'text' },
    dept: { title: '单位', type: 'department' },
    who: { title: '人员', type: 'person' },
    table: { title: '清单', type: 'table', columns },
    more: { title: '续清单', type: 'table', columns },
  },
  parties: {
    office: { title: '受理单位', right: 'cases:surveys:write' },
    unit: { title: '单位', right: 'cases:surveys:sign', dept: 'dept' },
  },
  states: {
    open: { title: '待办', kind: 'open', for: ['office'] },
    done: { title: '办结', kind: 'done' },
  },
  actions: {
    askCard: { title: '索取证件', from: ['open'], by: ['office'], opens: ['card'] },
    add: { title: '补充', from: ['open'], by: ['office'], asks: ['table', 'more'] },
    finish: { title: '办结', from: ['open'], by: ['office'], to: 'done' },
  },
  clocks: {
    answer: {
      title: '答复',
      while: ['open'],
      again: 'resume',
      limit: { workingDays: 5 },
      expires: { tell: ['office'] },
    },
  },
  tasks: {
    card: {
      title: '证件',
      to: 'unit',
      answers: { given: '已提供' },
      form: { card: { title: '身份证', type: 'file', personal: true } },
      limit: { workingDays: 5 },
      atEnd: 'cancelled',
    },
  },
  retention: [{ months: 12, do: 'archive' }],
});

const path = '/v1/cases/surveys';
const begin = '2026-02-10T01:00:00.000Z';
const office: Who = {};
const unit: Who = { role: 'department-admin', dept: 'dept-1' };
let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({ library: [surveys], departments: ['dept-1'], start: begin });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const open = (values: object = {}) =>
  bodyOf(api.call(office, 'POST', path, { body: { values: { what: '标准', ...values } } }));
async function act(id: string, action: string, values: object = {}) {
  const etag = (await api.call(office, 'GET', `${path}/${id}`)).headers.get('etag')!;
  return bodyOf(api.call(office, 'POST', `${path}/${id}/actions/${action}`, { body: { values }, etag }));
}

it('says at the field what cannot be kept: numbers and names beyond every measure', async () => {
  const long = '字'.repeat(2_000);
  for (const values of [
    { amount: 1e300 },
    { amount: -1e21 },
    { amount: 5e-324 },
    { code: long },
    { dept: long },
    { who: long },
  ])
    expect(await open(values)).toMatchObject({
      status: 422,
      errors: [{ pointer: `/values/${Object.keys(values)[0]}` }],
    });
});

it('refuses more text than a case can keep, and goes on with what it has', async () => {
  const row = Object.fromEntries(Object.keys(columns).map((name) => [name, '字'.repeat(100)]));
  const table = Array(180).fill(row);
  const { id } = await open({ table: table.slice(0, 100) });
  expect(await act(id, 'add', { more: table })).toMatchObject({ status: 409, code: 'case-too-large' });
  expect(await act(id, 'finish')).toMatchObject({ state: { name: 'done' } });
});

it('gives a personal file of an answer to those alone who may see personal data', async () => {
  api.time.set(begin);
  const { id } = await open({ dept: 'dept-1' });
  await act(id, 'askCard');
  const card = await api.sendFile(unit, '张三身份证.pdf', samplePdf);
  const body = { answer: 'given', values: { card } };
  const answered = await bodyOf(api.call(unit, 'POST', `${path}/${id}/tasks/t1`, { body }));
  expect(JSON.stringify(answered.files)).not.toContain('张三身份证');
  const get = async (who: Who) => (await api.call(who, 'GET', `${path}/${id}/files/${card}`)).status;
  expect(await get({ role: 'auditor' })).toBe(403);
  expect(await get(office)).toBe(303);
  const looks = await queryAll(await api.test.store.forTenant(testTenants.a), auditEntity, []);
  expect(looks.filter(({ action }) => action === 'case.personal')).toMatchObject([
    { detail: { fields: '身份证' } },
  ]);
});
