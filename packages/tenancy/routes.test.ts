import { audit } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { openRegister } from '@mingcha/register';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { divisionKind } from './divisionKind.ts';
import { startTenancyApi, type TenancyApi } from './testing/api.ts';

let api: TenancyApi;
let call: TenancyApi['call'];

beforeAll(async () => {
  api = await startTenancyApi();
  call = api.call;
});
afterAll(() => api.stop());

const { a, b } = testTenants;
const department = { id: '620300-scjg', name: '市市场监督管理局', short: '市监', division: '620300' };

describe('tenancy routes', () => {
  it('say who one is', async () => {
    const me = await bodyOf(call(a, 'auditor', 'GET', '/v1/me'));
    expect(me).toMatchObject({ tenant: { code: a, name: `城市${a}` }, roleNames: ['监督审计人员'] });
    expect(me.can).not.toContain('draws:write');
    expect(me.reach).toMatchObject({ 'cases:*:read': 'city', 'audit:read': 'city' });
  });

  it('know the city and its counties from the start', async () => {
    const store = await api.test.store.forTenant(a);
    const divisions = openRegister(store, divisionKind);
    const { items } = await divisions.list({ sort: 'id' });
    expect(items.map(({ id, name, level }) => [id, name, level])).toEqual([
      ['620300', '金昌市', '市'],
      ['620302', '金川区', '县'],
      ['620321', '永昌县', '县'],
    ]);
    const foreign = { id: '620802', name: '崆峒区', level: '县' as const };
    const by = { sub: 'p', name: '某' };
    await expect(
      divisions.change({ ops: [{ type: 'put', row: foreign }], by, reason: '', source: { type: 'edit' } }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('change settings only for who has seen the latest', async () => {
    const first = await call(a, 'city-admin', 'GET', '/v1/tenant');
    const etag = first.headers.get('etag')!;
    const change = { settings: { visitCap: 2 } };
    expect((await call(a, 'city-admin', 'PATCH', '/v1/tenant', change)).status).toBe(428);
    expect((await call(a, 'city-admin', 'PATCH', '/v1/tenant', change, { 'if-match': etag })).status).toBe(
      200,
    );
    const late = await call(a, 'city-admin', 'PATCH', '/v1/tenant', change, { 'if-match': etag });
    expect([late.status, (await bodyOf(late)).code]).toEqual([412, 'precondition-failed']);
    expect((await bodyOf(call(b, 'city-admin', 'GET', '/v1/tenant'))).settings.visitCap).toBe(4);
  });

  it('keep a tenant’s departments from another', async () => {
    expect((await call(a, 'city-admin', 'POST', '/v1/departments', department)).status).toBe(201);
    const again = await call(a, 'city-admin', 'POST', '/v1/departments', department);
    expect([again.status, (await bodyOf(again)).code]).toEqual([409, 'department-exists']);
    expect((await call(b, 'city-admin', 'GET', `/v1/departments/${department.id}`)).status).toBe(404);
    expect((await bodyOf(call(b, 'city-admin', 'GET', '/v1/departments'))).items).toEqual([]);
    const foreign = await call(b, 'city-admin', 'DELETE', `/v1/departments/${department.id}`, undefined, {
      'if-match': '"1"',
    });
    expect(foreign.status).toBe(404);
  });

  it('let only the city write', async () => {
    for (const role of [
      'department-admin',
      'inspector',
      'auditor',
      'department-client',
      'province',
      'mayor',
    ]) {
      const response = await call(a, role, 'POST', '/v1/departments', { ...department, id: 'other-dept' });
      expect([role, response.status]).toEqual([role, 403]);
    }
  });

  it('show a client’s secret once and keep only its hash', async () => {
    const body = { name: '对接系统', role: 'department-client', scopes: ['rosters:read'] };
    const made = await bodyOf(call(a, 'city-admin', 'POST', '/v1/clients', body));
    expect(made.clientSecret).toMatch(/^[\w-]{43}$/);
    const listed = JSON.stringify(await bodyOf(call(a, 'city-admin', 'GET', '/v1/clients')));
    expect(listed).toContain(made.id);
    expect(listed).not.toContain(made.clientSecret);
    expect(listed).not.toContain('secretHash');
    expect((await call(b, 'city-admin', 'DELETE', `/v1/clients/${made.id}`)).status).toBe(404);
  });

  it('invite people at the issuer and keep a record of who did it', async () => {
    const body = { login: 'zhao.yi', name: '赵一', roles: ['inspector'] };
    const made = await bodyOf(call(a, 'city-admin', 'POST', '/v1/people', body));
    expect(made).toMatchObject({ ...body, status: 'active', password: 'first-password' });
    expect(api.invited).toEqual(['zhao.yi']);
    const log = await bodyOf(call(a, 'auditor', 'GET', '/v1/audit'));
    expect(log.items[0]).toMatchObject({ action: 'person.create', object: { id: made.id, name: '赵一' } });
    expect((await bodyOf(call(b, 'auditor', 'GET', '/v1/audit'))).items).toEqual([]);
  });

  it('find people by a part of their name or login, those with working accounts, page by page', async () => {
    for (const [login, name] of [
      ['he.one', '何一一'],
      ['he.two', '何一二'],
      ['other', '贺三'],
    ])
      await call(a, 'city-admin', 'POST', '/v1/people', { login, name, roles: ['inspector'] });
    const find = (query: string, tenant: typeof a | typeof b = a) =>
      bodyOf(call(tenant, 'auditor', 'GET', `/v1/people?${query}`));
    const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name);
    expect(names(await find('q=何'))).toEqual(['何一一', '何一二']);
    const first = await find('q=HE.&status=active&limit=1');
    expect(names(first)).toEqual(['何一一']);
    expect(names(await find(`q=he.&status=active&limit=1&cursor=${first.next}`))).toEqual(['何一二']);
    expect(names(await find('q=何&status=disabled'))).toEqual([]);
    expect(names(await find('q=何', b))).toEqual([]);
  });

  it('once showed a department’s administrator all that the others were chased and reported for', async () => {
    const store = await api.test.store.forTenant(a);
    const office = { sub: 'office', name: '督查室' };
    const own = { sub: `${a}-department-admin`, name: '部门管理员' };
    const at = () => new Date('2026-11-20T04:00:00.000Z');
    const chase = { id: 'X', name: '督办〔2026〕001号' };
    await store.write(...audit(at, office, 'chase.reject', chase, { detail: { reason: '未说明整改情况' } }));
    await store.write(...audit(at, own, 'chase.answer', chase));
    const seenBy = async (role: string) => {
      const { items } = await bodyOf(call(a, role, 'GET', '/v1/audit?limit=200'));
      return items.map(({ action }: { action: string }) => action);
    };
    expect(await seenBy('department-admin')).toEqual(['chase.answer']);
    for (const role of ['city-admin', 'auditor'])
      expect(await seenBy(role)).toEqual(expect.arrayContaining(['chase.reject', 'chase.answer']));
  });

  it('move people between departments, and into none', async () => {
    const body = { login: 'sun.er', name: '孙二', roles: ['inspector'], dept: department.id };
    const made = await call(a, 'city-admin', 'POST', '/v1/people', body);
    const { id } = await bodyOf(made);
    const patch = (etag: string, change: object) =>
      call(a, 'city-admin', 'PATCH', `/v1/people/${id}`, change, { 'if-match': etag });
    const renamed = await patch(made.headers.get('etag')!, { name: '孙贰' });
    expect(await bodyOf(renamed)).toMatchObject({ name: '孙贰', dept: department.id });
    const out = await patch(renamed.headers.get('etag')!, { dept: null });
    expect([out.status, (await bodyOf(out)).dept]).toEqual([200, undefined]);
  });

  it('say which inspector somebody is, until they are none', async () => {
    const draft = { login: 'zhou.san', name: '周三', roles: ['inspector'] };
    const wrong = await call(a, 'city-admin', 'POST', '/v1/people', { ...draft, inspector: '张 三' });
    expect(await bodyOf(wrong)).toMatchObject({ code: 'invalid', errors: [{ pointer: '/inspector' }] });
    const made = await call(a, 'city-admin', 'POST', '/v1/people', { ...draft, inspector: 'JC-0001' });
    const { id, inspector } = await bodyOf(made);
    expect(inspector).toBe('JC-0001');
    const out = await call(
      a,
      'city-admin',
      'PATCH',
      `/v1/people/${id}`,
      { inspector: null },
      {
        'if-match': made.headers.get('etag')!,
      },
    );
    expect([out.status, (await bodyOf(out)).inspector]).toEqual([200, undefined]);
  });

  it('are refused an inspector that is not in the roster, or is another person’s: anything was taken', async () => {
    const add = (login: string, inspector: string) =>
      call(a, 'city-admin', 'POST', '/v1/people', {
        login,
        name: `人${login}`,
        roles: ['inspector'],
        inspector,
      });
    const unknown = await bodyOf(add('qian.yi', 'XX-0001'));
    expect(unknown.errors).toEqual([
      { pointer: '/inspector', message: expect.stringContaining('名录库中没有') },
    ]);
    const [one, two] = await Promise.all([add('qian.er', 'JC-0002'), add('qian.san', 'JC-0002')]);
    expect([one.status, two.status].sort()).toEqual([201, 422]);
    const [made, refused] = one.status === 201 ? [one, two] : [two, one];
    expect((await bodyOf(refused)).errors).toEqual([
      { pointer: '/inspector', message: expect.stringContaining('一名执法检查人员只能对应一个账号') },
    ]);
    const { id } = await bodyOf(made.clone());
    const gone = await call(a, 'city-admin', 'DELETE', `/v1/people/${id}`, undefined, {
      'if-match': made.headers.get('etag')!,
    });
    expect([gone.status, (await add('qian.si', 'JC-0002')).status]).toEqual([204, 201]);
  });

  it('say what is wrong with a body, by pointer, in Chinese', async () => {
    const response = await call(a, 'city-admin', 'POST', '/v1/departments', {
      ...department,
      id: 'X',
      extra: 1,
    });
    const problem = await bodyOf(response);
    expect([response.status, problem.code]).toEqual([422, 'invalid']);
    expect(problem.errors.map((error: { pointer: string }) => error.pointer)).toContain('/id');
  });
});
