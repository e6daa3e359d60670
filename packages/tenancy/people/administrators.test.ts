import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { create, type TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KnownRole, shippedRoles } from '../roles/role.ts';
import { startTenancyApi, type TenancyApi } from '../testing/api.ts';
import { guardMoves, requireAdministrator } from './administrators.ts';
import { type Person, personEntity } from './person.ts';

const { a, b } = testTenants;
let api: TenancyApi;
/** The city's administrator, who is a person like others. */
const self = `${b}-city-admin`;
const path = (id: string) => `/v1/people/${id}`;
const lock = (n = 1) => ({ 'if-match': `"${n}"` });
beforeAll(async () => {
  api = await startTenancyApi();
});
afterAll(() => api.stop());

const call = (method: string, to: string, body?: unknown, headers?: Record<string, string>) =>
  api.call(b, 'city-admin', method, to, body, headers);
async function add(login: string, roles: string[]): Promise<string> {
  return (await bodyOf(call('POST', '/v1/people', { login, name: '某人', roles }))).id;
}
async function expectLast(response: Response, pointer: string): Promise<void> {
  const problem = await bodyOf(response);
  expect([response.status, problem.code]).toEqual([409, 'last-administrator']);
  expect(problem.errors).toMatchObject([{ pointer, message: expect.stringContaining('另一名') }]);
}

describe('the last administrator of a city', () => {
  it('once could disable, demote or delete themselves, and nobody could give it back', async () => {
    await add('inspector-1', ['inspector', 'auditor']);
    await expectLast(await call('PATCH', path(self), { status: 'disabled' }, lock()), '/status');
    await expectLast(await call('PATCH', path(self), { roles: ['inspector'] }, lock()), '/roles');
    await expectLast(await call('DELETE', path(self), undefined, lock()), '');
    expect(await bodyOf(call('GET', path(self)))).toMatchObject({ roles: ['city-admin'], status: 'active' });
    const kept = await call('PATCH', path(self), { roles: ['inspector', 'city-admin'] }, lock());
    expect(kept.status).toBe(200);
  });

  it('is not the last while another one is active; a disabled one does not count', async () => {
    const other = await add('admin-2', ['city-admin']);
    const now = (await call('GET', path(self))).headers.get('etag')!;
    expect((await call('PATCH', path(other), { status: 'disabled' }, lock())).status).toBe(200);
    await expectLast(await call('PATCH', path(self), { status: 'disabled' }, { 'if-match': now }), '/status');
    expect((await call('PATCH', path(other), { status: 'active' }, lock(2))).status).toBe(200);
    expect((await call('PATCH', path(other), { roles: ['inspector'] }, lock(3))).status).toBe(200);
    expect((await call('DELETE', path(other), undefined, lock(4))).status).toBe(204);
    expect((await call('GET', path(other))).status).toBe(404);
    const again = await call('POST', '/v1/people', { login: 'admin-2', name: '某人', roles: ['auditor'] });
    expect(again.status).toBe(201);
  });

  it('is kept when the last two are taken away at the same moment', async () => {
    for (const [i, change] of [
      [0, { status: 'disabled' }],
      [1, { roles: ['inspector'] }],
      [2, undefined],
    ] as const) {
      const other = await add(`rival-${i}`, ['city-admin']);
      const etag = (await call('GET', path(self))).headers.get('etag')!;
      const method = change ? 'PATCH' : 'DELETE';
      const responses = await Promise.all([
        call(method, path(other), change, lock()),
        call('PATCH', path(self), { status: 'disabled' }, { 'if-match': etag }),
      ]);
      const good = responses.filter(({ ok }) => ok);
      expect(responses.map(({ status }) => status)).toContain(409);
      expect(good).toHaveLength(1);
      const { items } = await bodyOf(
        api.callAs(b, good[0] === responses[0] ? self : other, 'GET', '/v1/people'),
      );
      const left = items.filter(
        ({ roles, status }: Person) => roles.includes('city-admin') && status === 'active',
      );
      expect(left).toHaveLength(1);
      // The other one gives back what was taken, so that each kind of change is tried from the same place.
      if (good[0] === responses[1]) {
        const { headers } = await api.callAs(b, other, 'GET', path(self));
        const back = { 'if-match': headers.get('etag')! };
        expect((await api.callAs(b, other, 'PATCH', path(self), { status: 'active' }, back)).status).toBe(
          200,
        );
        expect((await call('DELETE', path(other), undefined, lock())).status).toBe(204);
      }
    }
  });

  it('is looked for anew when somebody was faster between looking and writing', async () => {
    const store: TenantStore = await api.test.store.forTenant('629900');
    const person = (id: string): Person => ({
      id,
      login: id,
      name: id,
      roles: ['city-admin'],
      status: 'active',
    });
    await store.write(create(personEntity, person('one')), create(personEntity, person('two')));
    const roles = shippedRoles(store.tenant);
    const remains = async (id: string) => {
      const moves = await guardMoves(store);
      await requireAdministrator(store, {
        roles,
        lost: ['tenancy:write'],
        person: { id },
        pointer: '/roles',
      });
      return moves;
    };
    const [first, second] = [await remains('one'), await remains('two')];
    await store.write(first);
    await expect(store.write(second)).rejects.toMatchObject({ name: 'WriteConflict' });
  });
});

describe('roles', () => {
  it('of each kind of tenant include one that manages its people and roles', () => {
    const manages = ({ rights, forPeople }: KnownRole) =>
      forPeople && rights.has('tenancy:write') && rights.has('roles:write');
    for (const tenant of [a, '620000']) expect([...shippedRoles(tenant).values()].some(manages)).toBe(true);
  });

  it('of a province cannot be given in a city, nor a city’s in a province, nor a machine’s to people', async () => {
    const body = { login: 'somebody', name: '某人', roles: ['auditor', 'province'] };
    const refused = await bodyOf(api.call(a, 'city-admin', 'POST', '/v1/people', body));
    expect(refused).toMatchObject({ code: 'invalid', errors: [{ pointer: '/roles/1' }] });
    expect(refused.errors[0].message).toContain('省级用户');
    expect(api.invited).not.toContain('somebody');
    const changed = await call('PATCH', path(self), { roles: ['city-admin', 'province-admin'] }, lock());
    expect([412, 422]).toContain(changed.status);
    const machine = { name: '系统', role: 'province', scopes: ['measures:read'] };
    expect(await bodyOf(api.call(a, 'city-admin', 'POST', '/v1/clients', machine))).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '/role' }],
    });
    const province = await bodyOf(
      api.call('620000', 'province-admin', 'POST', '/v1/people', { ...body, roles: ['city-admin'] }),
    );
    expect(province).toMatchObject({ code: 'invalid', errors: [{ pointer: '/roles/0' }] });
  });

  it('are listed for the own kind of tenant, with their rights and whether people can have them', async () => {
    const { items } = await bodyOf(api.call(a, 'auditor', 'GET', '/v1/roles'));
    expect(items.map(({ name }: { name: string }) => name)).toEqual([
      '市级管理员',
      '部门管理员',
      '部门负责人',
      '执法检查人员',
      '监督审计人员',
      '部门系统接口',
      '检查结果报送接口',
      '信用核查接口',
    ]);
    expect(items.slice(5)).toMatchObject([
      { id: 'department-client', forPeople: false },
      { id: 'results-client', forPeople: false },
      { id: 'check-client', forPeople: false },
    ]);
    const { items: above } = await bodyOf(api.call('620000', 'province', 'GET', '/v1/roles'));
    expect(above.map(({ name }: { name: string }) => name)).toEqual([
      '省级管理员',
      '省级用户',
      '监督审计人员',
    ]);
  });
});
