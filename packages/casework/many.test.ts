import { defineCaseType } from '@mingcha/cases';
import { bodyOf } from '@mingcha/http/testing';
import { Crash, dyingStore, testTenants } from '@mingcha/local/testing';
import { defineKind } from '@mingcha/register';
import { queryAll, type TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runCases } from './clock.ts';
import { caseEntity } from './kept/case.ts';
import { eventsOf } from './kept/event.ts';
import { outEntity } from './kept/out.ts';
import { brokenCases, type CaseApi, startCaseApi, type Who } from './testing/api.ts';

const memberSchema = z.object({ id: z.string(), name: z.string(), dept: z.string().optional() }).strict();
const members = defineKind<z.infer<typeof memberSchema>>({
  name: 'members',
  title: '成员名录',
  noun: '成员',
  schema: memberSchema,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  columns: [
    { field: 'id', header: '编号', type: 'code', required: true, example: 'm-1' },
    { field: 'name', header: '名称', type: 'text', required: true, example: '甲公司' },
    { field: 'dept', header: '部门', type: 'code', example: 'dept-1' },
  ],
});

/** Its first limit asks each row of a list and each department of a field; silence is an answer. */
const polls = defineCaseType({
  format: 1,
  name: 'polls',
  title: '征集意见',
  group: 'polls',
  basis: [],
  number: { pattern: '征{seq}' },
  open: { by: ['office'], fills: ['units'], to: 'open' },
  fields: { units: { title: '各单位', type: 'department', many: true } },
  parties: { office: { title: '受理单位', right: 'cases:polls:write' } },
  states: {
    open: { title: '待办', kind: 'open', for: ['office'] },
    asking: { title: '征集中', kind: 'open', for: ['office'], noClock: '各方各有时限' },
    done: { title: '办结', kind: 'done' },
  },
  actions: {
    ask: {
      title: '征集',
      from: ['open'],
      by: ['office', 'clock'],
      to: 'asking',
      opens: ['member', 'unit'],
    },
    finish: { title: '办结', from: ['asking'], by: ['office'], to: 'done' },
  },
  clocks: {
    wait: {
      title: '等待',
      while: ['open'],
      again: 'never',
      limit: { workingDays: 5 },
      expires: { action: 'ask' },
    },
  },
  tasks: {
    member: {
      title: '成员意见',
      to: { register: 'members' },
      answers: { given: '有意见', none: '无意见' },
      limit: { workingDays: 5 },
      silence: { counts: 'none' },
      atEnd: 'cancelled',
    },
    unit: {
      title: '单位意见',
      to: { each: 'units' },
      answers: { given: '有意见' },
      limit: { workingDays: 10 },
      silence: { tell: ['office'] },
      atEnd: 'cancelled',
    },
  },
  retention: [{ months: 12, do: 'archive' }],
});

const path = '/v1/cases/polls';
const begin = '2026-02-10T01:00:00.000Z';
const asked = '2026-02-26T01:00:00.000Z';
const silent = '2026-03-05T01:00:00.000Z';
const office: Who = {};
const units = Array.from({ length: 50 }, (_, i) => `dept-${i}`).sort();
const rows = Array.from({ length: 200 }, (_, i) => ({ id: `m-${i}`, name: `成员${i}` }));
let api: CaseApi;
let store: TenantStore;
beforeAll(async () => {
  api = await startCaseApi({ library: [polls], kinds: [members], departments: units, start: begin });
  store = await api.test.store.forTenant(testTenants.a);
  // One member is a department, under an id that is another department's.
  await api.fill(members, [...rows, { id: 'dept-49', name: '某局', dept: 'dept-7' }]);
});
beforeEach(() => api.time.set(begin));
afterAll(async () => {
  await api.stop();
  expect(api.unexpected.filter((one) => !(one instanceof Crash))).toEqual([]);
});

const see = (id: string) => bodyOf(api.call(office, 'GET', `${path}/${id}`));
const open = async (named: string[]): Promise<string> =>
  (await bodyOf(api.call(office, 'POST', path, { body: { values: { units: named } } }))).id;
async function act(id: string, action: string, over?: TenantStore) {
  const etag = (await api.call(office, 'GET', `${path}/${id}`)).headers.get('etag')!;
  return api.call(office, 'POST', `${path}/${id}/actions/${action}`, {
    body: {},
    etag,
    ...(over && { over }),
  });
}
/** The departments in whose lists a case says that it stands. */
const standsIn = async (id: string, ...list: string[]) =>
  (await store.get(caseEntity, { id }))!.kept.pointers
    .filter(({ place }) => list.every((part, i) => place[i] === part))
    .map(({ place }) => place[list.length]!)
    .sort();
const inboxes = (id: string) => standsIn(id, 'inbox', 'dept');
const openTasks = (seen: { tasks: { status: string }[] }) =>
  seen.tasks.filter(({ status }) => status === 'open').length;

/** What must be so of a case, however its writes were cut off. */
async function expectWhole(id: string): Promise<void> {
  expect(await brokenCases(store, 'polls', [id])).toEqual([]);
  expect((await queryAll(store, outEntity, [])).filter((one) => one.case === id)).toEqual([]);
}

describe('asking very many at once', () => {
  it('is done by an expiry, whose silence is written in parts, each of them once', async () => {
    const id = await open(units);
    api.time.set(asked);
    await api.tick();
    expect(openTasks(await see(id))).toBe(251);
    expect(await inboxes(id)).toEqual(units);
    api.time.set(silent);
    await api.tick();
    const seen = await see(id);
    expect(openTasks(seen)).toBe(50);
    const kinds = (await eventsOf(store, id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'silent')).toHaveLength(201);
    await expectWhole(id);
    expect((await act(id, 'finish')).status).toBe(200);
    expect(await inboxes(id)).toEqual([]);
    await expectWhole(id);
  });

  it('is settled whole before somebody does something', async () => {
    const id = await open(['dept-1']);
    api.time.set(silent);
    // What has run out happened after the version that was seen.
    expect((await act(id, 'finish')).status).toBe(412);
    expect(openTasks(await see(id))).toBe(1);
    expect((await act(id, 'finish')).status).toBe(200);
  });

  it('is refused beyond what a case can keep', async () => {
    const other = { ...rows[0]!, id: 'x' };
    await api.fill(
      members,
      Array.from({ length: 320 }, (_, i) => ({ ...other, id: `x-${i}` })),
      testTenants.b,
    );
    const who = { tenant: testTenants.b };
    const { id } = await bodyOf(api.call(who, 'POST', path, { body: { values: { units: ['dept-1'] } } }));
    const refused = api.call(who, 'POST', `${path}/${id}/actions/ask`, { body: {}, etag: '"1"' });
    expect(await bodyOf(refused)).toMatchObject({ status: 409, code: 'too-many-asked' });
  });

  it('of a list counts no row as a department, and asks the department that a row names', async () => {
    const id = await open(['dept-1']);
    await act(id, 'ask');
    expect(await inboxes(id)).toEqual(['dept-1', 'dept-7']);
    expect(await standsIn(id, 'dept')).toEqual(['dept-1', 'dept-7']);
    const { tasks } = await see(id);
    const [last] = tasks.filter(({ to }: { to: string }) => to === '某局');
    const answer = (who: Who, task: string) =>
      api.call(who, 'POST', `${path}/${id}/tasks/${task}`, { body: { answer: 'given' } });
    const signer = (dept: string): Who => ({ role: 'department-admin', dept });
    expect((await answer(signer('dept-49'), last.id)).status).toBe(404);
    expect((await answer(signer('dept-7'), last.id)).status).toBe(200);
    expect((await answer(office, 't9')).status).toBe(200);
    await act(id, 'finish');
  });
});

describe('a process that dies while many are asked', () => {
  const some = units.slice(0, 20);
  beforeAll(() => api.fill(members, rows.slice(0, 60)));

  it.each([1, 2])('at write %i of an action loses and doubles nothing', async (n) => {
    const id = await open(some);
    await act(id, 'ask', dyingStore(store, n, 'before')).catch(() => undefined);
    const isAsked = (await see(id)).state.name === 'asking';
    expect(isAsked).toBe(n > 1);
    await runCases(store, api.deps);
    await expectWhole(id);
    expect(await inboxes(id)).toEqual(isAsked ? some : []);
    if (isAsked) await act(id, 'finish');
  });

  it.each([1, 2, 4])('at write %i of what runs out loses and doubles nothing', async (n) => {
    const id = await open(some);
    for (const [at, times] of [
      [asked, 1],
      [silent, 2],
    ] as const) {
      api.time.set(at);
      for (let i = 0; i < times; i++)
        await runCases(dyingStore(store, n, i === 0 ? 'after' : 'before'), api.deps).catch(() => undefined);
    }
    await runCases(store, api.deps);
    const events = await eventsOf(store, id);
    const kinds = events.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'silent')).toHaveLength(60);
    expect(kinds.filter((kind) => kind === 'expired')).toHaveLength(1);
    expect(await inboxes(id)).toEqual(some);
    await expectWhole(id);
    await act(id, 'finish');
  });
});
