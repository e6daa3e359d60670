import { type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hooks, library, paperTemplates, systemKinds } from './index.ts';

const monday = '2026-03-02T01:00:00.000Z';
const office: Who = {};
const unit: Who = { role: 'department-admin', dept: 'dept-a' };
const messages = '/v1/cases/messages';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({
    library: library.map(({ type }) => type),
    kinds: systemKinds.map(({ kind }) => kind),
    templates: paperTemplates,
    hooks,
  });
});
beforeEach(() => api.time.set(monday));
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const open = (more: object = {}) =>
  bodyOf(
    api.call(office, 'POST', messages, {
      body: { values: { kind: '咨询', text: '如何辨理？', contact: '13900000000' }, ...more },
    }),
  );
const post = async (who: Who, path: string, body: object) => {
  const before = await api.call(who, 'GET', path.split('/').slice(0, 5).join('/'));
  return api.call(who, 'POST', path, { body, etag: before.headers.get('etag') ?? '"0"' });
};
const at = (id: string) => `${messages}/${id}`;
const act = (id: string, action: string, body: object, who = office) =>
  post(who, `${at(id)}/actions/${action}`, body);
const eventsOf = async (id: string, who: Who = office): Promise<Record<string, unknown>[]> =>
  (await bodyOf(api.call(who, 'GET', `${at(id)}/events`))).items;

describe('what was filled in', () => {
  it('is corrected with a reason; the history keeps both, personal data masked', async () => {
    const { id, canCorrect } = await open();
    expect(canCorrect).toEqual(['text', 'contact']);
    const corrected = await post(office, `${at(id)}/corrections`, {
      values: { text: '如何办理？', contact: '13900001111' },
      reason: '录入有误',
    });
    expect(corrected.status).toBe(200);
    const events = await eventsOf(id);
    expect(events.map(({ title, text }) => [title, text])).toEqual([
      ['登记', undefined],
      ['更正', '录入有误'],
    ]);
    expect(JSON.stringify(events)).toContain('如何辨理');
    expect(JSON.stringify(events)).toContain('如何办理');
    expect(JSON.stringify(events)).not.toContain('13900001111');
  });

  it('is not corrected where it decides the course, is empty, is emptied, or by somebody else', async () => {
    const { id } = await open();
    for (const [values, pointer] of [
      [{ kind: '纠错' }, '/values/kind'],
      [{ page: 'https://example.test' }, '/values/page'],
      [{ text: '' }, '/values/text'],
      [{ nothing: 1 }, '/values/nothing'],
      [{}, '/values'],
    ] as const) {
      const refused = await bodyOf(post(office, `${at(id)}/corrections`, { values, reason: '录入有误' }));
      expect(refused).toMatchObject({ status: 422, errors: [{ pointer }] });
    }
    expect((await act(id, 'assign', { values: { dept: 'dept-a' } })).status).toBe(200);
    const body = { values: { text: '别的' }, reason: '录入有误' };
    expect((await post(unit, `${at(id)}/corrections`, body)).status).toBe(403);
    expect((await post({ ...unit, dept: 'dept-b' }, `${at(id)}/corrections`, body)).status).toBe(404);
    expect((await post({ tenant: testTenants.b }, `${at(id)}/corrections`, body)).status).toBe(404);
    const stale = await api.call(office, 'POST', `${at(id)}/corrections`, { body, etag: '"1"' });
    expect(stale.status).toBe(412);
    await act(id, 'answer', { values: { reply: '已答复' } });
    expect(await bodyOf(post(office, `${at(id)}/corrections`, body))).toMatchObject({ code: 'case-state' });
  });
});

describe('a comment', () => {
  it('is for those who see all of the case, also after its end, and changes nothing else', async () => {
    const { id } = await open();
    await act(id, 'assign', { values: { dept: 'dept-a' } });
    await act(id, 'answer', { values: { reply: '已答复' } });
    const before = await bodyOf(api.call(office, 'GET', at(id)));
    const said = await bodyOf(api.call(unit, 'POST', `${at(id)}/comments`, { body: { text: '已电话告知' } }));
    expect(said).toMatchObject({ state: before.state, limits: before.limits, fields: before.fields });
    expect((await eventsOf(id)).at(-1)).toMatchObject({ kind: 'comment', title: '批注', text: '已电话告知' });
    const reader = await api.call({ role: 'auditor' }, 'POST', `${at(id)}/comments`, {
      body: { text: '看过' },
    });
    expect(reader.status).toBe(403);
  });

  it('of two people at once is there from both', async () => {
    const { id } = await open();
    const both = await Promise.all(
      ['一', '二'].map((text) => api.call(office, 'POST', `${at(id)}/comments`, { body: { text } })),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await eventsOf(id)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});

describe('what is recorded late', () => {
  const reason = '纸质来信当日送达，次周录入';

  it('counts from when it was, says so, and what ran out since has taken effect', async () => {
    api.time.set('2026-03-11T01:00:00.000Z');
    const late = { at: '2026-03-02T09:00:00+08:00', reason };
    const { id, openedAt, limits } = await open({ late });
    expect(openedAt).toBe('2026-03-02T01:00:00.000Z');
    expect(limits[0]).toMatchObject({ due: '2026-03-09', status: 'expired' });
    const events = await eventsOf(id);
    expect(events.map(({ kind }) => kind)).toEqual(['opened', 'expired']);
    expect(events[0]).toMatchObject({ text: reason, recordedAt: '2026-03-11T01:00:00.000Z' });
  });

  it('is an action too, after the last that is recorded and by the office only', async () => {
    const { id } = await open();
    await act(id, 'assign', { values: { dept: 'dept-a' } });
    api.time.set('2026-03-05T01:00:00.000Z');
    const answer = (when: string, who = office) =>
      bodyOf(act(id, 'answer', { values: { reply: '已答复' }, late: { at: when, reason } }, who));
    for (const when of ['2026-03-02T00:00:00Z', '2026-03-06T00:00:00Z', '2025-01-01T00:00:00Z'])
      expect(await answer(when)).toMatchObject({ status: 422, errors: [{ pointer: '/late/at' }] });
    expect(await answer('yesterday')).toMatchObject({ status: 422 });
    expect(await answer('2026-03-04T02:00:00Z', unit)).toMatchObject({ status: 403 });
    expect(await answer('2026-03-04T02:00:00Z')).toMatchObject({ stateSince: '2026-03-04T02:00:00.000Z' });
  });

  it('cannot make an answer timely whose time has run out already', async () => {
    const { id } = await open();
    api.time.set('2026-03-10T01:00:00.000Z');
    const late = { at: '2026-03-05T01:00:00Z', reason };
    const early = await act(id, 'answer', { values: { reply: '已答复' }, late });
    expect(early.status, 'before the clock has recorded that it ran out').toBe(422);
    await api.tick();
    const refused = await act(id, 'answer', {
      values: { reply: '已答复' },
      late: { at: '2026-03-05T01:00:00Z', reason },
    });
    expect(await bodyOf(Promise.resolve(refused))).toMatchObject({ errors: [{ pointer: '/late/at' }] });
  });
});
