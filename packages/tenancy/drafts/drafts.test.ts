import { readAudit } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTenancyApi, type TenancyApi } from '../testing/api.ts';
import { draftEntity, draftsOf, findDraft, keptDays, mostDrafts } from './draft.ts';

let api: TenancyApi;
let call: TenancyApi['call'];
beforeAll(async () => {
  api = await startTenancyApi();
  call = api.call;
});
afterAll(() => api.stop());

const { a, b } = testTenants;
const path = (key: string) => `/v1/me/drafts/${key}`;
const fresh = { 'if-none-match': '*' };
const keep = (role: string, key: string, content: unknown, headers: Record<string, string> = fresh) =>
  call(a, role, 'PUT', path(key), { content }, headers);
const matching = (response: Response) => ({ 'if-match': response.headers.get('etag')! });

describe('a draft', () => {
  it('is kept, taken up, changed and discarded by its person', async () => {
    const made = await keep('inspector', 'draw:new', { title: '春季抽查', items: [1, 2] });
    expect([made.status, made.headers.get('etag')]).toEqual([200, '"1"']);
    const read = await call(a, 'inspector', 'GET', path('draw:new'));
    const { key, content, keptAt, expiresAt } = await bodyOf(read.clone());
    expect([key, content]).toEqual(['draw:new', { title: '春季抽查', items: [1, 2] }]);
    expect(Date.parse(expiresAt) - Date.parse(keptAt)).toBe(keptDays * 86_400_000);
    const changed = await keep('inspector', 'draw:new', { title: '夏季抽查' }, matching(read));
    expect([changed.status, (await bodyOf(changed.clone())).content]).toEqual([200, { title: '夏季抽查' }]);
    expect((await bodyOf(call(a, 'inspector', 'GET', '/v1/me/drafts'))).items).toEqual([
      { key: 'draw:new', keptAt: expect.any(String), expiresAt: expect.any(String) },
    ]);
    const remove = (headers: Record<string, string>) =>
      call(a, 'inspector', 'DELETE', path('draw:new'), undefined, headers);
    expect((await remove({})).status).toBe(428);
    expect((await remove(matching(read))).status).toBe(412);
    expect((await remove(matching(changed))).status).toBe(204);
    expect((await call(a, 'inspector', 'GET', path('draw:new'))).status).toBe(404);
  });

  it('is nobody else’s: neither another person’s of the city nor another city’s', async () => {
    const mine = await keep('city-admin', 'notice:N1', { text: '未定稿' });
    for (const [tenant, role] of [
      [a, 'auditor'],
      [a, 'department-admin'],
      [b, 'city-admin'],
    ] as const) {
      expect((await call(tenant, role, 'GET', path('notice:N1'))).status).toBe(404);
      expect((await bodyOf(call(tenant, role, 'GET', '/v1/me/drafts'))).items).toEqual([]);
      for (const [method, body] of [['PUT', { content: { text: '别人的' } }], ['DELETE']] as const)
        expect((await call(tenant, role, method, path('notice:N1'), body, matching(mine))).status).toBe(404);
    }
    const own = await call(b, 'city-admin', 'PUT', path('notice:N1'), { content: { text: '乙市' } }, fresh);
    expect(own.status).toBe(200);
    const still = await bodyOf(call(a, 'city-admin', 'GET', path('notice:N1')));
    expect(still.content).toEqual({ text: '未定稿' });
  });

  it('that another tab has changed meanwhile is not written over', async () => {
    const first = await keep('auditor', 'draw:D1', { step: 1 });
    expect((await keep('auditor', 'draw:D1', { step: 2 })).status).toBe(412);
    expect((await keep('auditor', 'draw:D1', { step: 2 }, {})).status).toBe(428);
    expect((await keep('auditor', 'draw:D1', { step: 2 }, matching(first))).status).toBe(200);
    expect((await keep('auditor', 'draw:D1', { step: 3 }, matching(first))).status).toBe(412);
    const both = await Promise.all([1, 2, 3].map((step) => keep('auditor', 'draw:D2', { step })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('of a wrong key or shape, or too large, is refused at the field', async () => {
    expect((await keep('auditor', '..%2F', {})).status).toBe(422);
    expect((await keep('auditor', 'draw:new', '文字')).status).toBe(422);
    const large = await keep('auditor', 'draw:new', { text: '字'.repeat(100_001) });
    expect([large.status, (await bodyOf(large)).errors[0].pointer]).toEqual([422, '/content']);
    const most = { text: '字'.repeat(99_900) };
    expect((await keep('auditor', 'draw:new', most)).status).toBe(200);
    expect((await bodyOf(call(a, 'auditor', 'GET', path('draw:new')))).content).toEqual(most);
  });

  it('is a person’s: a machine has none', async () => {
    const machine = { tenant: a, roles: ['department-client'], sub: 'machine', client_id: 'machine' };
    const authorization = `Bearer ${await api.token(machine)}`;
    const response = await call(a, 'department-client', 'GET', '/v1/me/drafts', undefined, { authorization });
    expect(response.status).toBe(403);
  });

  it('expires, and what has expired gives way to a new one', async () => {
    const owner = `${a}-inspector`;
    await keep('inspector', 'notice:old', { text: '旧' });
    const store = await api.test.store.forTenant(a);
    const kept = (await store.get(draftEntity, { owner, key: 'notice:old' }))!;
    const later = new Date(Date.parse(kept.keptAt) + keptDays * 86_400_000);
    const at = (time: Date) => findDraft(store, { owner, key: 'notice:old' }, () => time);
    expect(await at(new Date(later.getTime() - 1))).toMatchObject({ key: 'notice:old' });
    expect(await at(later)).toBeUndefined();
    expect(await draftsOf(store, owner, () => later)).toEqual([]);
    expect(draftEntity.expires!(kept)).toBe(Math.floor(later.getTime() / 1_000));
  });

  it('beyond as many as a person may have takes the place of the oldest', async () => {
    for (let i = 0; i <= mostDrafts; i++) await keep('province', `draw:D${i}`, { i });
    const { items } = await bodyOf(call(a, 'province', 'GET', '/v1/me/drafts'));
    expect(items).toHaveLength(mostDrafts);
  });

  it('leaves no trace in the audit log', async () => {
    const { items } = await readAudit(await api.test.store.forTenant(a), {}, { limit: 50 });
    expect(items.filter(({ action }) => action.includes('draft'))).toEqual([]);
    const text = JSON.stringify(await bodyOf(call(a, 'city-admin', 'GET', '/v1/audit?limit=50')));
    expect(text).not.toContain('未定稿');
  });
});
