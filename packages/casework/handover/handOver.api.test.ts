import { defineCaseType } from '@mingcha/cases';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenCases, type CaseApi, startCaseApi, type Who } from '../testing/api.ts';

/** A visit has a person who makes it, and a task that asks that person; the office proposes its end, which a head approves. */
const visits = defineCaseType({
  format: 1,
  name: 'visits',
  title: '走访',
  group: 'visits',
  basis: ['内部制度'],
  number: { pattern: '访{seq}' },
  open: { by: ['office'], fills: ['visitor', 'dept'], to: 'planned' },
  fields: {
    visitor: { title: '走访人', type: 'person' },
    dept: { title: '单位', type: 'department' },
    found: { title: '情况', type: 'text' },
  },
  parties: {
    office: { title: '办公室', right: 'cases:visits:write' },
    visitor: { title: '走访人', right: 'cases:visits:sign', person: 'visitor', dept: 'dept' },
    head: { title: '负责人', right: 'cases:visits:approve' },
  },
  states: {
    planned: { title: '待走访', kind: 'open', for: ['visitor'] },
    made: { title: '待确认', kind: 'open', for: ['office'], noClock: '测试' },
    done: { title: '办结', kind: 'done' },
  },
  actions: {
    ask: { title: '要求说明', from: ['planned'], by: ['office'], opens: ['word'], times: 3 },
    make: { title: '走访', from: ['planned'], by: ['visitor'], to: 'made', fills: ['found'] },
    close: { title: '办结', from: ['made'], by: ['visitor', 'office'], to: 'done', approve: ['head'] },
  },
  clocks: {
    visit: {
      title: '走访',
      while: ['planned'],
      again: 'resume',
      limit: { workingDays: 10 },
      expires: { tell: ['office'] },
    },
  },
  tasks: {
    word: {
      title: '说明',
      to: 'visitor',
      answers: { said: '已说明' },
      limit: { workingDays: 3 },
      atEnd: 'cancelled',
    },
  },
  retention: [{ months: 12, do: 'archive' }],
});

const { a, b } = testTenants;
let api: CaseApi;
/** Ids of people by login. */
const ids: Record<string, string> = {};
beforeAll(async () => {
  api = await startCaseApi({ library: [visits], start: '2026-03-02T01:00:00.000Z' });
  for (const [login, role, dept] of [
    ['leaver', 'department-admin', 'dept-a'],
    ['colleague', 'department-admin', 'dept-a'],
    ['stranger', 'department-admin', 'dept-b'],
    ['reader', 'inspector', 'dept-a'],
    ['chief', 'department-head', 'dept-a'],
  ] as const) {
    const body = { login, name: login, roles: [role], dept };
    ids[login] = (await bodyOf(api.call({}, 'POST', '/v1/people', { body }))).id;
  }
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const as = (login: string): Who => ({ sub: ids[login]!, roles: [] });
const path = '/v1/cases/visits';
const open = async (visitor = 'leaver'): Promise<string> => {
  const body = { values: { visitor: ids[visitor], dept: 'dept-a' } };
  const opened = await api.call({}, 'POST', path, { body });
  expect(opened.status).toBe(201);
  return (await bodyOf(Promise.resolve(opened))).id;
};
async function act(who: Who, id: string, action: string, values: object = {}): Promise<number> {
  const etag = (await api.call({}, 'GET', `${path}/${id}`)).headers.get('etag')!;
  return (await api.call(who, 'POST', `${path}/${id}/actions/${action}`, { body: { values }, etag })).status;
}
const waits = async (login: string): Promise<string[]> =>
  (await bodyOf(api.call(as(login), 'GET', '/v1/inbox'))).items.map(({ id }: { id: string }) => id);
const work = async (login: string) => bodyOf(api.call({}, 'GET', `/v1/people/${ids[login]}/work`));
const handOver = (from: string, to: string, who: Who = {}) =>
  api.call(who, 'POST', `/v1/people/${ids[from]}/handover`, {
    body: { to: ids[to] ?? to, reason: '调离本单位' },
  });
const standIn = (login: string, other: string) =>
  api.call(as(login), 'PUT', '/v1/me/stand-in', {
    body: { standIn: ids[other], from: '2026-03-01', until: '2026-03-31' },
    etag: '"0"',
  });
const said = async (): Promise<string[]> => {
  const { items } = await bodyOf(api.call({}, 'GET', '/v1/audit?limit=10'));
  return items.map(({ sentence }: { sentence: { text: string }[] }) =>
    sentence.map(({ text }) => text).join(''),
  );
};

describe('the work of somebody who leaves', () => {
  it('is what waits for them or will, and what they proposed; to others nobody’s business', async () => {
    const [planned, made] = [await open(), await open()];
    expect(await act({}, planned, 'ask')).toBe(200);
    expect(await act(as('leaver'), made, 'make', { found: '正常' })).toBe(200);
    expect(await act(as('leaver'), made, 'close')).toBe(200);
    const { items, more } = await work('leaver');
    expect(more).toBe(false);
    expect(items).toEqual([
      { kind: 'case', type: 'visits', id: planned, title: '走访 访1', what: ['走访人是其本人'] },
      {
        kind: 'case',
        type: 'visits',
        id: made,
        title: '走访 访2',
        what: ['走访人是其本人', '提请的“办结”等待审批'],
      },
    ]);
    expect((await work('colleague')).items).toEqual([]);
    const url = `/v1/people/${ids.leaver}/work`;
    expect((await api.call(as('chief'), 'GET', url)).status).toBe(403);
    expect((await api.call({ tenant: b }, 'GET', url)).status).toBe(404);
    expect((await handOver('leaver', 'colleague', { tenant: b })).status).toBe(404);
    expect((await handOver('leaver', 'colleague', as('chief'))).status).toBe(403);
  });

  it('keeps their account from being removed', async () => {
    const url = `/v1/people/${ids.leaver}`;
    const etag = (await api.call({}, 'GET', url)).headers.get('etag')!;
    expect(await bodyOf(api.call({}, 'DELETE', url, { etag }))).toMatchObject({
      status: 409,
      code: 'person-has-work',
      count: 2,
    });
  });

  it('is left, each piece with its reason, where the other may not do it', async () => {
    for (const [to, reason] of [
      ['stranger', '不在所需的部门'],
      ['reader', '没有所需的权限'],
    ] as const) {
      const { done, left } = await bodyOf(handOver('leaver', to));
      expect(done).toEqual([]);
      expect(left).toHaveLength(2);
      for (const one of left) expect(one.reason).toContain(reason);
    }
    for (const to of ['leaver', 'nobody'])
      expect(await bodyOf(handOver('leaver', to))).toMatchObject({
        status: 422,
        errors: [{ pointer: '/to' }],
      });
    expect((await work('leaver')).items).toHaveLength(2);
  });

  it('is the other’s by one act, with a record of each, and none of them approves what both proposed', async () => {
    const [planned, made] = (await work('leaver')).items.map(({ id }: { id: string }) => id);
    expect((await standIn('leaver', 'reader')).status).toBe(200);
    expect((await standIn('chief', 'leaver')).status).toBe(200);
    const { done, left } = await bodyOf(handOver('leaver', 'colleague'));
    expect(left).toEqual([]);
    expect(done.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'case',
      'case',
      'stand-in',
      'stand-in',
    ]);
    expect((await work('leaver')).items).toEqual([]);
    expect(await waits('leaver')).toEqual([]);
    expect(await waits('colleague')).toContain(planned);
    const records = await said();
    expect(records).toContain('把 走访 访1 由 leaver 移交 colleague，理由：调离本单位');
    expect(records).toContain('把 走访 访2 由 leaver 移交 colleague，理由：调离本单位');
    expect(records).toContain('指定 colleague 从 2026-03-01 到 2026-03-31 代办 chief 的待办');
    expect(records).toContain('取消了 leaver 的代办人');
    const { items } = await bodyOf(api.call({}, 'GET', `${path}/${planned}/events`));
    expect(items.at(-1)).toMatchObject({ kind: 'handedOver', text: '由leaver移交colleague：调离本单位' });
    expect(await act(as('colleague'), planned, 'make', { found: '正常' })).toBe(200);

    const [pending] = (await bodyOf(api.call(as('colleague'), 'GET', `${path}/${made}`))).pending;
    expect(pending).toMatchObject({
      by: 'leaver',
      heldBy: 'colleague',
      canTakeBack: true,
      canApprove: false,
    });
    // The colleague acts for the head now, and is involved all the same.
    const approval = `${path}/${made}/approvals/close`;
    expect((await api.call(as('colleague'), 'POST', approval)).status).toBe(403);
    expect((await api.call(as('chief'), 'POST', approval)).status).toBe(200);
    expect(await brokenCases(await api.test.store.forTenant(a), 'visits', [planned, made])).toEqual([]);
  });

  it('that is done, or was handed over meanwhile, is passed over; a proposal is taken back by who got it', async () => {
    const id = await open('colleague');
    expect(await act(as('colleague'), id, 'make', { found: '正常' })).toBe(200);
    expect(await act(as('colleague'), id, 'close')).toBe(200);
    const twice = await Promise.all([handOver('colleague', 'leaver'), handOver('colleague', 'leaver')]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const events = (await bodyOf(api.call({}, 'GET', `${path}/${id}/events`))).items;
    expect(events.filter(({ kind }: { kind: string }) => kind === 'handedOver')).toHaveLength(1);
    const back = await api.call(as('leaver'), 'POST', `${path}/${id}/approvals/close/return`, { body: {} });
    expect(back.status).toBe(200);
  });
});
