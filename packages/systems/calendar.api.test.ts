import { brokenCases, type CaseApi, startCaseApi } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages } from './openness/messages.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({ library: [messages], start: '2026-12-29T01:00:00.000Z' });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const path = '/v1/cases/messages';
const open = async (kind: string) =>
  bodyOf(api.call({}, 'POST', path, { body: { values: { kind, text: '何时办结？' } } }));
const see = async (id: string) => bodyOf(api.call({}, 'GET', `${path}/${id}`));
const inboxDue = async (id: string) =>
  (await bodyOf(api.call({}, 'GET', '/v1/inbox'))).items.find((one: { id: string }) => one.id === id)?.due;

describe('a case under a calendar that changes', () => {
  it('waits for a year without a calendar, and has its day once the city says which days work', async () => {
    const { id, limits } = await open('咨询');
    expect(limits[0].due).toMatchObject({ awaitsCalendar: 2027 });
    expect(await inboxDue(id)).toBeUndefined();
    await api.tick();
    const days = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05', '2027-01-06'];
    await api.setDays(Object.fromEntries(days.map((day) => [day, day > '2027-01-03'])));
    await api.tick();
    expect(await inboxDue(id)).toBe('2027-01-06');
    api.time.set('2027-01-07T01:00:00.000Z');
    await api.tick();
    expect((await see(id)).limits[0]).toMatchObject({ status: 'expired', due: '2027-01-06' });
    const store = await api.test.store.forTenant(testTenants.a);
    expect(await brokenCases(store, 'messages', [id])).toEqual([]);
  });

  it('moves with a make-up day, in its list and in its alarm', async () => {
    api.time.set('2026-12-21T01:00:00.000Z');
    const { id, limits } = await open('纠错');
    expect(limits[0].due).toBe('2026-12-24');
    await api.setDays({ '2026-12-23': false });
    await api.tick();
    expect(await inboxDue(id)).toBe('2026-12-25');
    const { items } = await bodyOf(api.call({}, 'GET', `${path}/${id}/events`));
    expect(items).toHaveLength(1);
    api.time.set('2026-12-25T01:00:00.000Z');
    await api.tick();
    expect((await see(id)).limits[0]).toMatchObject({ status: 'running', due: '2026-12-25' });
    const store = await api.test.store.forTenant(testTenants.a);
    expect(await brokenCases(store, 'messages', [id])).toEqual([]);
  });
});
