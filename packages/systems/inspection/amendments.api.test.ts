import { runCases } from '@mingcha/casework/clock';
import { brokenCases, type CaseApi, type Who } from '@mingcha/casework/testing';
import { runVisitRecords } from '@mingcha/credit/cases';
import { bodyOf } from '@mingcha/http/testing';
import { objectKind, writeBack } from '@mingcha/inspection';
import { dyingStore, testTenants } from '@mingcha/local/testing';
import { noticeText } from '@mingcha/notices/files';
import { openRegister } from '@mingcha/register';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../credit/testing/records.ts';
import { peopleOf, startVisitsApi, visits, visitsDesk } from './testing.ts';

const [object, other] = [codeOf(1), codeOf(2)];
const { office, head, first } = peopleOf(testTenants.a);
const citizen = `/v1/citizen/${testTenants.a}/published/inspection-visits`;
const pending = {
  outcome: '发现问题待处理',
  results: ['发现问题待后续处理'],
  problems: '两种食品没有标明保质期。',
  correctBy: '2026-04-10',
};
const cleared = { outcome: '未发现问题', results: ['未发现问题'], problems: null, correctBy: null };
const reason = '复核现场照片，漏记一处问题';

let api: CaseApi;
let desk: ReturnType<typeof visitsDesk>;
beforeAll(async () => {
  api = await startVisitsApi([object, other]);
  desk = visitsDesk(api);
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

beforeEach(() => api.time.set('2026-02-10T01:00:00.000Z'));

const store = () => api.test.store.forTenant(testTenants.a);
const get = (path: string, who: Who = office) => bodyOf(api.call(who, 'GET', path));
/** What subscribers were told of a visit. */
const told = async (id: string) =>
  ((await api.told()) as unknown as { case: string; version: number }[]).filter((one) => one.case === id);
const published = () => desk.published(object, '2026-02-09');
const amend = (id: string, values: object, who: Who = office) =>
  desk.act(who, id, 'amend', { amendReason: reason, ...values });
async function amended(id: string, values: object) {
  const { status, detail, errors } = await amend(id, values);
  expect([status, errors ?? detail]).toEqual([200, undefined]);
  const done = await desk.approve(head, id, 'amend');
  expect([done.status, done.detail]).toEqual([200, undefined]);
}
/** A problem that no other visit of the file has. */
let found = 0;
const problem = () => ({ ...pending, problems: `第 ${++found} 处问题。` });
const valuesOf = ({ fields }: { fields: { name: string; value: unknown }[] }) =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value]));

describe('a published result that is amended', () => {
  it('waits for the head, and then all that says it says the new one; what stood before stays readable', async () => {
    const id = await published();
    expect((await amend(id, { ...pending, endedOn: '2026-02-08' })).status).toBe(200);
    expect(await desk.read(id)).toMatchObject({
      ...{
        state: { name: 'published' },
        result: { name: 'clean' },
        pending: [{ action: 'amend', amends: 'amendReason' }],
      },
    });
    const inbox = await get('/v1/inbox', head);
    expect(inbox.items.map((one: { id: string }) => one.id)).toContain(id);
    expect(await get(`${citizen}/${id}`)).toMatchObject({ versions: [] });
    const done = await desk.approve(head, id, 'amend');
    expect(done).toMatchObject({
      ...{ status: 200, state: { name: 'published' }, result: { name: 'pending' }, pending: [] },
      amended: { reason },
    });
    const { items } = await get('/v1/inbox', head);
    expect(items.map((one: { id: string }) => one.id)).not.toContain(id);

    // The public: what it says now, that it was amended, when, why, and what stood before.
    const shown = await get(`${citizen}/${id}`);
    expect(shown).toMatchObject({ amended: { reason, times: 1, at: api.time.now().toISOString() } });
    expect(valuesOf(shown)).toMatchObject({ outcome: '发现问题待处理', endedOn: '2026-02-08' });
    expect(shown.versions.map(valuesOf)).toMatchObject([
      { outcome: '未发现问题', results: ['未发现问题'], endedOn: '2026-02-09' },
      { outcome: '发现问题待处理', results: ['发现问题待后续处理'], endedOn: '2026-02-08' },
    ]);
    expect(shown.versions[1]).toMatchObject({ title: '更正公示内容', reason });
    expect(shown.versions[1].changed.toSorted()).toEqual(['检查结束日期', '检查结果', '检查结论'].toSorted());
    expect(JSON.stringify(shown)).not.toContain('保质期');
    const listed = (await get(citizen)).items.find((one: { id: string }) => one.id === id);
    expect([listed.amended.reason, valuesOf(listed).outcome]).toEqual([reason, '发现问题待处理']);

    // Lists, figures, and what goes to the national system and to subscribers.
    const row = (await get(`${visits}?limit=200`)).items.find((one: { id: string }) => one.id === id);
    expect([row.result, row.listed.outcome]).toEqual(['发现问题待处理', '发现问题待处理']);
    const { check } = (await get('/v1/inspections/publicity')).items[0];
    expect(check).toMatchObject({ insDate: '2026-02-08', insRes: 'A' });

    expect(await told(id)).toMatchObject([
      { version: 1, outcome: '未发现问题', endedOn: '2026-02-09' },
      { version: 2, outcome: '发现问题待处理', endedOn: '2026-02-08', amendedFor: reason },
    ]);

    // The time line has both versions with who proposed and who approved.
    const { items: events } = await get(`${visits}/${id}/events`);
    const [proposed, approved, action] = events.slice(-3);
    expect([proposed.title, approved.title, action.title]).toEqual([
      '提请：更正公示内容',
      '审批同意：更正公示内容',
      '更正公示内容',
    ]);
    expect([proposed.by, action.by]).toEqual([action.by, proposed.by]);
    expect(approved.by).not.toBe(proposed.by);
    expect(action.values).toContainEqual({
      ...{ name: 'outcome', title: '检查结论', type: 'choice' },
      ...{ value: '发现问题待处理', before: '未发现问题' },
    });
    expect(action.values).toContainEqual(expect.objectContaining({ title: '发现的问题', before: null }));

    // The paper for the enterprise says it with its ground and reason.
    const paper = done.papers.find(({ title }: { title: string }) => title === '检查结果更正告知书');
    const printed = await api.call(office, 'GET', `${visits}/${id}/papers/${paper.id}?format=docx`);
    const { text } = await noticeText(new Uint8Array(await printed.arrayBuffer()));
    for (const one of ['第1商店', '政府信息公开条例', reason, '2026年2月8日', '发现问题待后续处理'])
      expect(text).toContain(one);

    // What is new is followed until it is corrected.
    const { children } = await desk.read(id);
    expect(children).toMatchObject([{ title: '问题整改', status: 'open', case: { type: 'rectifications' } }]);
    expect(await brokenCases(await store(), 'inspection-visits', [id])).toEqual([]);
  });

  it('is the next version of the credit record, and moves the day of the roster back where it was this visit’s', async () => {
    await desk.published(other, '2026-02-08');
    const id = await desk.published(other, '2026-02-09');
    const { number } = await desk.read(id);
    const record = async () => {
      await runVisitRecords(await store(), { clock: api.time.now });
      const { items } = await get(`/v1/credit/records?kind=inspection&subject=${other}`, {});
      return items.find((one: { number: string }) => one.number === number);
    };
    const day = async () => {
      api.time.advance(3_600_000);
      await writeBack(await store(), { clock: api.time.now });
      const roster = openRegister(await store(), objectKind);
      return (await roster.row((await roster.heads()).published!.id, other))?.lastInspected;
    };
    expect(await record()).toMatchObject({ version: 1, values: { problem: false } });
    expect(await day()).toBe('2026-02-09');
    await amended(id, { ...problem(), endedOn: '2026-02-10' });
    expect(await record()).toMatchObject({
      ...{ version: 2, date: '2026-02-10' },
      values: { problem: true, corrected: false, result: '发现问题待后续处理' },
    });
    expect(await day()).toBe('2026-02-10');
    await amended(id, { ...cleared, endedOn: '2026-02-05' });
    expect(await record()).toMatchObject({ version: 3, date: '2026-02-05', values: { problem: false } });
    // Its other visit ended on the eighth; before that the roster had a day that no visit says any more.
    expect(await day()).toBe('2026-02-08');
    await amended(id, { outcome: '未能检查', results: ['已关闭停业或正在组织清算'] });
    expect(await day()).toBe('2026-02-08');
  });

  it('opens what is new once however often it is said, and tells of what is no longer needed', async () => {
    const id = await published();
    const one = problem();
    await amended(id, one);
    await amended(id, { endedOn: '2026-02-10' });
    const seen = await desk.read(id);
    expect(seen.children).toHaveLength(1);
    expect(seen.children[0].overtaken).toBeUndefined();
    await amended(id, cleared);
    expect((await desk.read(id)).children).toMatchObject([{ status: 'open', overtaken: true }]);
    // It was taken off the list: said again, it is followed anew.
    const of = `/v1/cases/rectifications/${seen.children[0].case.id}`;
    const etag = (await api.call({}, 'GET', of)).headers.get('etag')!;
    const dropped = await api.call({}, 'POST', `${of}/actions/drop`, {
      body: { values: { ground: '更正后没有发现问题' } },
      etag,
    });
    expect(dropped.status).toBe(200);
    const chief: Who = { roles: ['city-admin', 'department-head'] };
    expect((await api.call(chief, 'POST', `${of}/approvals/drop`)).status).toBe(200);
    await amended(id, one);
    expect((await desk.read(id)).children).toMatchObject([{ status: 'done' }, { status: 'open' }]);
  });

  it.each([
    [1, 'before'],
    [1, 'after'],
    [2, 'before'],
    [2, 'after'],
    [3, 'after'],
  ] as const)(
    'is whole where the process is killed at write %i, %s it, and nothing follows twice',
    async (n, when) => {
      const id = await published();
      await amend(id, problem());
      const over = dyingStore(await store(), n, when);
      await desk.approve(head, id, 'amend', { over }).catch(() => undefined);
      api.unexpected.length = 0;
      const found = await desk.read(id);
      expect([found.result.name, found.pending.length]).toEqual(
        found.amended ? ['pending', 0] : ['clean', 1],
      );
      if (!found.amended) expect((await desk.approve(head, id, 'amend')).status).toBe(200);
      else expect((await desk.approve(head, id, 'amend')).status).toBe(404);
      for (let look = 0; look < 2; look++) {
        await runCases(await store(), api.deps);
        api.time.advance(3_600_000);
      }
      const { children } = await desk.read(id);
      expect(children).toMatchObject([{ status: 'open', case: { type: 'rectifications' } }]);
      expect((await get(`${citizen}/${id}`)).versions).toHaveLength(2);
      expect((await told(id)).map(({ version }) => version)).toEqual([1, 2]);
      expect(await brokenCases(await store(), 'inspection-visits', [id])).toEqual([]);
    },
  );
});

describe('an amendment is refused', () => {
  it('to whom it is not for, at its values, and a second one while one waits', async () => {
    const id = await published();
    const codes = async (
      answer: Promise<{ status: number; code?: string; errors?: { pointer: string }[] }>,
    ) => {
      const { status, code, errors = [] } = await answer;
      return [status, code, ...errors.map(({ pointer }) => pointer)];
    };
    for (const who of [
      { ...office, dept: 'd02' },
      { ...office, tenant: testTenants.b },
    ])
      expect((await amend(id, pending, who)).status).toBe(404);
    for (const who of [first, { role: 'results-client', dept: 'd01' }])
      expect((await amend(id, pending, who)).status).toBe(403);
    expect(await codes(amend(id, {}))).toEqual([422, 'invalid', '/values']);
    expect(await codes(amend(id, { endedOn: '2026-02-09', problems: '' }))).toEqual([
      ...[422, 'invalid', '/values/endedOn', '/values/problems'],
    ]);
    expect(await codes(amend(id, { ...pending, amendReason: ' ' }))).toEqual([
      422,
      'invalid',
      '/values/amendReason',
    ]);
    expect(await codes(amend(id, { ...pending, object: 'X' }))).toEqual([422, 'invalid', '/values/object']);
    expect(await codes(amend(id, { ...pending, correctBy: null }))).toEqual([
      ...[422, 'invalid', '/values/correctBy'],
    ]);
    const mended = { outcome: '发现问题已改正', results: ['发现问题经责令已改正'] };
    expect(await codes(amend(id, { ...pending, ...mended }))).toEqual([409, 'case-needs']);
    expect((await amend(id, pending)).status).toBe(200);
    expect(await codes(amend(id, { endedOn: '2026-02-10' }))).toEqual([409, 'case-pending']);
    // Nobody approves their own, whatever else they are; no program does; nobody of another department.
    expect((await desk.approve(office, id, 'amend')).status).toBe(403);
    expect((await desk.approve({ role: 'department-client', dept: 'd01' }, id, 'amend')).status).toBe(403);
    expect((await desk.approve({ ...head, dept: 'd02' }, id, 'amend')).status).toBe(404);
    expect(await desk.read(id)).toMatchObject({ result: { name: 'clean' } });
    const returned = await api.call(head, 'POST', `${visits}/${id}/approvals/amend/return`, {
      body: { reason: '证据不足' },
    });
    expect([returned.status, (await bodyOf(returned)).pending]).toEqual([200, []]);
  });

  it('of a visit that is not published, and of one that is archived', async () => {
    const id = await published();
    const early = await desk.opened(object);
    expect(await amend(early, pending)).toMatchObject({ status: 409, code: 'case-state' });
    api.time.set('2036-03-01T01:00:00.000Z');
    await runCases(await store(), api.deps);
    const archived = await desk.read(id);
    expect([archived.archivedAt !== undefined, archived.can]).toEqual([true, []]);
    expect(await amend(id, pending)).toMatchObject({ status: 409, code: 'case-archived' });
  });
});

it('a city takes the amendment out, or has another approve it, for what is published already too', async () => {
  const tenant = testTenants.b;
  const own = peopleOf(tenant);
  const there = visitsDesk(api, tenant);
  const id = await there.published(object, '2026-02-09');
  const path = '/v1/case-types/inspection-visits';
  const change = async (patch: object) => {
    const etag = async () => (await api.call({ tenant }, 'GET', `${path}/definition`)).headers.get('etag')!;
    const body = { note: '本市规定', patch };
    const saved = await api.call({ tenant }, 'PUT', `${path}/draft`, { body, etag: await etag() });
    expect(saved.status).toBe(200);
    const publisher: Who = { role: 'city-admin', dept: 'd01', tenant };
    const answer = await api.call(publisher, 'POST', `${path}/publish`, { etag: await etag() });
    expect([answer.status, (await bodyOf(answer)).detail]).toEqual([200, undefined]);
  };
  const can = async () => (await there.read(id)).can.map(({ name }: { name: string }) => name);
  const ask = (values: object) => there.act(own.office, id, 'amend', { amendReason: reason, ...values });
  expect(await can()).toContain('amend');
  await change({ actions: { amend: { approve: ['member'] } } });
  expect((await ask(problem())).status).toBe(200);
  expect((await there.approve(own.head, id, 'amend')).status).toBe(403);
  expect((await there.approve(own.first, id, 'amend')).status).toBe(200);
  await change({ actions: { amend: null } });
  expect(await can()).not.toContain('amend');
  expect((await ask(cleared)).code).toBe('case-state');
  const shown = await get(`/v1/citizen/${tenant}/published/inspection-visits/${id}`, own.office);
  expect(shown.versions[1].title).toBe('更正公示内容');
});
