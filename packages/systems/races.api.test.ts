import { defineCaseType } from '@mingcha/cases';
import { brokenCases, type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const depts = ['dept-1', 'dept-2', 'dept-3', 'dept-4', 'dept-5', 'dept-6'];

/** A consultation of several departments, one at a time for each project; all must have answered before it ends. */
const consultations = defineCaseType({
  format: 1,
  name: 'consultations',
  title: '征求意见',
  group: 'consultation',
  basis: ['内部制度'],
  number: { pattern: '征{year}{seq:3}' },
  unique: [{ by: ['project'], among: 'open' }],
  open: { by: ['office'], fills: ['project', 'units'], to: 'asked' },
  fields: {
    project: { title: '项目', type: 'text' },
    units: { title: '征求单位', type: 'department', many: true },
  },
  parties: { office: { title: '主办', right: 'cases:consultation:write' } },
  states: {
    asked: { title: '待征求', kind: 'open', for: ['office'] },
    waiting: { title: '征求中', kind: 'waiting', for: ['office'], noClock: '任务有时限' },
    done: { title: '已完成', kind: 'done' },
  },
  actions: {
    ask: { title: '征求', from: ['asked'], by: ['office'], to: 'waiting', opens: ['opinion'] },
    finish: {
      title: '办结',
      from: ['waiting'],
      by: ['office', 'engine'],
      to: 'done',
      needs: [{ tasks: 'opinion', else: '还有单位没有答复。' }],
    },
  },
  clocks: {
    start: {
      title: '发起',
      while: ['asked'],
      again: 'never',
      limit: { workingDays: 1 },
      expires: { nothing: '' },
    },
  },
  tasks: {
    opinion: {
      title: '意见',
      to: { each: 'units' },
      answers: { agrees: '同意', objects: '不同意' },
      limit: { workingDays: 5 },
      silence: { counts: 'agrees' },
      on: { agrees: 'finish', objects: 'finish' },
      atEnd: 'required',
    },
  },
  retention: [{ months: 12, do: 'archive' }],
});

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({ library: [consultations], departments: depts });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const path = '/v1/cases/consultations';
const office: Who = {};
const unit = (dept: string): Who => ({ role: 'department-admin', dept });
const open = (project: string) =>
  api.call(office, 'POST', path, { body: { values: { project, units: depts } } });
const ids: string[] = [];
async function asked(project: string): Promise<string> {
  const { id } = await bodyOf(open(project));
  ids.push(id);
  expect(
    (await api.call(office, 'POST', `${path}/${id}/actions/ask`, { body: {}, etag: '"1"' })).status,
  ).toBe(200);
  return id;
}

describe('cases under many hands', () => {
  it('take six answers at once, none refused as somebody else’s change', async () => {
    const id = await asked('甲项目');
    const answers = await Promise.all(
      depts.map((dept, i) =>
        api.call(unit(dept), 'POST', `${path}/${id}/tasks/t${i + 1}`, { body: { answer: 'agrees' } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    const seen = await bodyOf(api.call(office, 'GET', `${path}/${id}`));
    expect(seen.state.name).toBe('done');
    expect(seen.tasks.every(({ status }: { status: string }) => status === 'answered')).toBe(true);
  });

  it('are answered by who is asked only, and once', async () => {
    const id = await asked('乙项目');
    const answer = (dept: string, task: string) =>
      api.call(unit(dept), 'POST', `${path}/${id}/tasks/${task}`, { body: { answer: 'agrees' } });
    expect((await answer('dept-2', 't1')).status).toBe(403);
    expect((await answer('dept-1', 't1')).status).toBe(200);
    expect(await bodyOf(answer('dept-1', 't1'))).toMatchObject({ status: 409, code: 'case-open' });
    expect((await answer('dept-1', 't99')).status).toBe(409);
  });

  it('take silence for the answer that it counts as, at its instant however late the clock looks', async () => {
    const id = await asked('丙项目');
    api.time.set('2026-04-01T01:00:00.000Z');
    await api.tick();
    const seen = await bodyOf(api.call(office, 'GET', `${path}/${id}`));
    expect(seen.state.name).toBe('done');
    const { items } = await bodyOf(api.call(office, 'GET', `${path}/${id}/events`));
    expect(items.at(-1).at).toBe('2026-02-24T15:59:59.999Z');
  });

  it('that must be alone are opened once, and again when the first is done', async () => {
    const race = await Promise.all([open('丁项目'), open('丁项目'), open('丁项目')]);
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const { id } = await bodyOf(race.find(({ status }) => status === 201)!);
    const again = await bodyOf(open('丁项目'));
    expect(again).toMatchObject({ code: 'not-unique', id });
    await api.call(office, 'POST', `${path}/${id}/actions/ask`, { body: {}, etag: '"1"' });
    api.time.set('2026-05-20T01:00:00.000Z');
    await api.tick();
    ids.push(id, (await bodyOf(open('丁项目'))).id);
  });

  it('hold together in the table after all of it', async () => {
    const store = await api.test.store.forTenant(testTenants.a);
    expect(await brokenCases(store, 'consultations', ids)).toEqual([]);
  });
});
