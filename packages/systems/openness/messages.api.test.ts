import { type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages } from './messages.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({ library: [messages], start: '2026-04-30T02:00:00.000Z' });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const office: Who = {};
const unitA: Who = { role: 'department-admin', dept: 'dept-a' };
const unitB: Who = { role: 'department-admin', dept: 'dept-b' };
const path = '/v1/cases/messages';
const given = { kind: '咨询', text: '如何办理居住证？', contact: '13800000000' };

const open = async (values: object = given, who = office) =>
  bodyOf(api.call(who, 'POST', path, { body: { values } }));
async function act(id: string, action: string, values: object, who = office) {
  const before = await api.call(office, 'GET', `${path}/${id}`);
  const etag = before.headers.get('etag')!;
  return api.call(who, 'POST', `${path}/${id}/actions/${action}`, { body: { values }, etag });
}

describe('a message', () => {
  it('is due after 3, 5 or 1 working days by kind', async () => {
    const due = [];
    for (const kind of ['简单常见问题', '纠错', '咨询'])
      due.push((await open({ ...given, kind })).limits[0].due);
    expect(due).toEqual(['2026-05-06', '2026-05-08', '2026-05-11']);
  });

  it('is found by a part of its number or its text, as far as somebody sees it', async () => {
    const { id, number } = await open({ ...given, text: '南坝乡路灯不亮' });
    const find = async (q: string, who = office) =>
      (await bodyOf(api.call(who, 'GET', `${path}?q=${encodeURIComponent(q)}&limit=5`))).items.map(
        (one: { id: string }) => one.id,
      );
    expect(await find('南坝乡')).toEqual([id]);
    expect(await find(number.slice(2))).toContain(id);
    expect(await find('没有这样的')).toEqual([]);
    expect(await find('南坝乡', unitA)).toEqual([]);
    await act(id, 'assign', { dept: 'dept-a' });
    expect(await find('南坝乡', unitA)).toEqual([id]);
  });

  it('gets numbers without gaps, each once, when many are opened at once', async () => {
    const before = (await open()).number as string;
    const opened = await Promise.all(Array.from({ length: 12 }, () => open()));
    const first = Number(before.slice(-6));
    expect(opened.map(({ number }) => Number(number.slice(-6))).sort((a, b) => a - b)).toEqual(
      opened.map((_, i) => first + 1 + i),
    );
  });

  it('goes from the office to the unit and to its answer, and stands in the inbox of each in turn', async () => {
    const { id } = await open({ ...given, text: '路灯不亮' });
    const waits = async (who: Who) =>
      (await bodyOf(api.call(who, 'GET', '/v1/inbox'))).items.some((one: { id: string }) => one.id === id);
    expect([await waits(office), await waits(unitA)]).toEqual([true, false]);
    expect((await act(id, 'assign', { dept: 'dept-a' })).status).toBe(200);
    expect([await waits(office), await waits(unitA), await waits(unitB)]).toEqual([false, true, false]);
    const answered = await bodyOf(act(id, 'answer', { reply: '已修复。' }, unitA));
    expect(answered).toMatchObject({ state: { name: 'answered', kind: 'done' }, can: [] });
    expect([await waits(office), await waits(unitA)]).toEqual([false, false]);
    const events = (await bodyOf(api.call(unitA, 'GET', `${path}/${id}/events`))).items;
    expect(events.map(({ title }: { title: string }) => title)).toEqual(['登记', '分办', '答复']);
  });

  it('is not seen by another department, nor by another city', async () => {
    const { id } = await open();
    await act(id, 'assign', { dept: 'dept-a' });
    expect((await api.call(unitB, 'GET', `${path}/${id}`)).status).toBe(404);
    expect((await act(id, 'answer', { reply: '…' }, unitB)).status).toBe(404);
    expect((await api.call({ tenant: testTenants.b }, 'GET', `${path}/${id}`)).status).toBe(404);
    const listed = (await bodyOf(api.call(unitB, 'GET', path))).items;
    expect(listed).toEqual([]);
  });

  it('masks personal data until a person with the right asks, which is recorded', async () => {
    const { id } = await open();
    const contact = (body: { fields: { name: string }[] }) =>
      body.fields.find(({ name }) => name === 'contact');
    const masked = await bodyOf(api.call(office, 'GET', `${path}/${id}`));
    expect(contact(masked)).toMatchObject({ value: '138****0000', masked: true });
    const shown = await bodyOf(api.call(office, 'GET', `${path}/${id}?personal=true`));
    expect(contact(shown)).toMatchObject({ value: '13800000000' });
    const auditor: Who = { role: 'auditor' };
    expect((await api.call(auditor, 'GET', `${path}/${id}?personal=true`)).status).toBe(403);
  });

  it('refuses in one order: 404, 403, 409, 422, 428, 412', async () => {
    const { id } = await open();
    const at = (action: string) => `${path}/${id}/actions/${action}`;
    const status = async (who: Who, action: string, init: { body?: unknown; etag?: string }) =>
      (await api.call(who, 'POST', at(action), { body: {}, ...init })).status;
    expect(await status(unitA, 'assign', {})).toBe(404);
    await act(id, 'assign', { dept: 'dept-a' });
    expect(await status(unitA, 'assign', {})).toBe(403);
    expect(await status(office, 'assign', { body: { values: { dept: 'dept-b' } } })).toBe(409);
    expect(await status(office, 'nothing', {})).toBe(404);
    expect(await status(unitA, 'answer', {})).toBe(422);
    const body = { values: { reply: '好。' } };
    expect(await status(unitA, 'answer', { body })).toBe(428);
    expect(await status(unitA, 'answer', { body, etag: '"1"' })).toBe(412);
    expect(await status(unitA, 'answer', { body, etag: '"2"' })).toBe(200);
  });

  it('names each value that is wrong', async () => {
    const values = { kind: '别的', text: '', dept: 'dept-a' };
    const answer = await bodyOf(api.call(office, 'POST', path, { body: { values } }));
    expect(answer.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/values/dept',
      '/values/kind',
      '/values/text',
    ]);
    const { id } = await open();
    const unknown = await bodyOf(act(id, 'assign', { dept: 'no-such' }));
    expect(unknown).toMatchObject({ status: 422, errors: [{ pointer: '/values/dept' }] });
  });

  it('lets one of two people at the same action win, and says 409 or 412 to the other', async () => {
    const { id } = await open();
    const race = await Promise.all([
      act(id, 'assign', { dept: 'dept-a' }),
      act(id, 'assign', { dept: 'dept-b' }),
    ]);
    const statuses = race.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([409, 412]).toContain(statuses[1]);
  });

  it('that is late is red, its expiry is in its history, and it can still be answered', async () => {
    const { id } = await open();
    api.time.set('2026-05-12T01:00:00.000Z');
    await api.tick();
    const late = await bodyOf(api.call(office, 'GET', `${path}/${id}`));
    expect(late.limits[0]).toMatchObject({ status: 'expired', light: 'red', due: '2026-05-11' });
    const due = (await bodyOf(api.call(office, 'GET', '/v1/case-groups/openness/due'))).items;
    expect(due.some((one: { id: string }) => one.id === id)).toBe(true);
    const events = (await bodyOf(api.call(office, 'GET', `${path}/${id}/events`))).items;
    expect(events.at(-1)).toMatchObject({ title: '期限届满：答复', at: '2026-05-11T15:59:59.999Z' });
    expect((await act(id, 'answer', { reply: '迟复为歉。' })).status).toBe(200);
  });
});
