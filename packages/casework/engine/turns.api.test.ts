import { defineCaseType } from '@mingcha/cases';
import { bodyOf } from '@mingcha/http/testing';
import type { Concern } from '@mingcha/webhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseApi, startCaseApi, type Who } from '../testing/api.ts';

/** What one person handles and another checks: once the first has explained it, the engine brings it back to them. */
const matters = defineCaseType({
  format: 1,
  name: 'matters',
  title: '事项',
  group: 'matters',
  basis: ['内部制度'],
  number: { pattern: '事{seq}' },
  open: { by: ['office'], fills: ['handler', 'checker', 'dept'], to: 'planned' },
  fields: {
    handler: { title: '经办人', type: 'person' },
    checker: { title: '核对人', type: 'person' },
    dept: { title: '单位', type: 'department' },
  },
  parties: {
    office: { title: '办公室', right: 'cases:matters:write' },
    handler: { title: '经办人', right: 'cases:matters:sign', person: 'handler', dept: 'dept' },
    checker: { title: '核对人', right: 'cases:matters:approve', person: 'checker', dept: 'dept' },
  },
  states: {
    planned: { title: '待说明', kind: 'open', for: ['office'], noClock: '测试' },
    explained: { title: '待核对', kind: 'open', for: ['handler', 'checker'], noClock: '测试' },
    done: { title: '办结', kind: 'done' },
  },
  actions: {
    ask: { title: '要求说明', from: ['planned'], by: ['office'], opens: ['word'] },
    pass: { title: '转核对', from: ['planned'], by: ['engine'], to: 'explained' },
    close: { title: '办结', from: ['explained'], by: ['checker'], to: 'done' },
  },
  tasks: {
    word: {
      title: '说明',
      to: 'handler',
      answers: { said: '已说明' },
      on: { said: 'pass' },
      limit: { workingDays: 3 },
      atEnd: 'cancelled',
    },
  },
  retention: [{ months: 12, do: 'archive' }],
});

let api: CaseApi;
const ids: Record<string, string> = {};
beforeAll(async () => {
  api = await startCaseApi({ library: [matters], start: '2026-03-02T01:00:00.000Z' });
  for (const [login, role] of [
    ['handler', 'department-admin'],
    ['checker', 'department-head'],
  ] as const) {
    const body = { login, name: login, roles: [role], dept: 'dept-a' };
    ids[login] = (await bodyOf(api.call({}, 'POST', '/v1/people', { body }))).id;
  }
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const path = '/v1/cases/matters';
const open = async (values: object): Promise<string> =>
  (await bodyOf(api.call({}, 'POST', path, { body: { values: { dept: 'dept-a', ...values } } }))).id;
async function post(who: Who, id: string, what: string, body: object): Promise<void> {
  const etag = (await api.call({}, 'GET', `${path}/${id}`)).headers.get('etag')!;
  expect((await api.call(who, 'POST', `${path}/${id}/${what}`, { body, etag })).status).toBe(200);
}
/** Whom a case was brought to, change by change. */
const concerns = async (id: string): Promise<Concern[]> =>
  ((await api.told()) as unknown as Concern[]).filter(({ link }) => link.endsWith(id));

it('once notified the second of two who are named by the right of the first', async () => {
  const { handler, checker } = ids as { handler: string; checker: string };
  const to = async (values: object) =>
    (await concerns(await open(values))).flatMap((one) => one.to).filter(({ kind }) => kind === 'case.named');
  const first = { kind: 'case.named', right: 'cases:matters:sign' };
  const second = { kind: 'case.named', right: 'cases:matters:approve' };
  expect(await to({ handler, checker })).toEqual([
    { ...first, person: handler },
    { ...second, person: checker },
  ]);
  expect(await to({ handler, checker: handler })).toEqual([
    { ...first, person: handler },
    { ...second, person: handler },
  ]);
});

it('once notified a person of what they had just done, where the engine did the next step', async () => {
  const { handler, checker } = ids as { handler: string; checker: string };
  const id = await open({ handler, checker });
  await post({}, id, 'actions/ask', { values: {} });
  await post({ sub: handler, roles: [] }, id, 'tasks/t1', { answer: 'said' });
  const last = (await concerns(id)).at(-1)!;
  expect(last.to.map((one) => 'person' in one && one.person)).toEqual([handler, checker]);
  expect(last.by).toBe(handler);
});
