import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createOffice, planText } from '../../support/api/office.ts';
import { localCompose } from '../../support/composes.ts';
import { cityB } from '../../support/system.ts';

let system: CheckedSystem;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0, cities: [cityB] });
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  system.call(cityB, 'city-admin', method, path, { ...(body !== undefined && { body }), headers });
const keep = async (key: string) =>
  (
    await ask('PUT', `/v1/me/drafts/${key}`, { content: { text: '写到一半' } }, { 'if-none-match': '*' })
  ).headers.get('etag')!;
const isKept = async (key: string) => (await ask('GET', `/v1/me/drafts/${key}`)).status === 200;
const named = (key: string, etag: string) => ({ 'mingcha-draft': `${key} ${etag}` });

describe('the save of a thing ends the draft that it was typed in: a page that was closed left the draft', () => {
  it('of a draw, new and changed', async () => {
    const made = await ask('POST', '/v1/draws', localCompose, named('draw:new', await keep('draw:new')));
    expect([made.status, await isKept('draw:new')]).toEqual([201, false]);
    const { id } = await bodyOf(made.clone());
    const etag = await keep(`draw:${id}`);
    const headers = { ...named(`draw:${id}`, etag), 'if-match': made.headers.get('etag')! };
    const body = { ...localCompose, title: '改名之后' };
    const edited = await ask('PATCH', `/v1/draws/${id}`, body, headers);
    expect([edited.status, await isKept(`draw:${id}`)]).toEqual([200, false]);
  });

  it('of a notice', async () => {
    const office = createOffice(system, cityB);
    const { notice, etag } = await office.paste(planText(41));
    const key = `notice:${notice.id}`;
    const { docNo, title, issuer, date, year, schedule, chase, draft } = notice;
    const body = { docNo, title, issuer, date, year, schedule, chase, measures: draft.measures };
    const headers = { ...named(key, await keep(key)), 'if-match': etag };
    const saved = await ask('PUT', `/v1/notices/${notice.id}/draft`, body, headers);
    expect([saved.status, await isKept(key)]).toEqual([200, false]);
  });

  it('but not one that another tab has changed since, nor where nothing was saved', async () => {
    const etag = await keep('draw:new');
    const refused = await ask('POST', '/v1/draws', { title: '' }, named('draw:new', etag));
    expect([refused.status, await isKept('draw:new')]).toEqual([422, true]);
    await ask('PUT', '/v1/me/drafts/draw:new', { content: { text: '又写了' } }, { 'if-match': etag });
    const made = await ask('POST', '/v1/draws', localCompose, named('draw:new', etag));
    expect([made.status, await isKept('draw:new')]).toEqual([201, true]);
  });

  it('and a name that is none is refused', async () => {
    const bad = await ask('POST', '/v1/draws', localCompose, { 'mingcha-draft': 'draw:new' });
    expect([bad.status, (await bodyOf(bad)).code]).toEqual([400, 'bad-draft']);
  });
});
