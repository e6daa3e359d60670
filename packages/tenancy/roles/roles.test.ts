import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTenancyApi, type TenancyApi } from '../testing/api.ts';

const { a, b } = testTenants;
let api: TenancyApi;
beforeAll(async () => {
  api = await startTenancyApi();
});
afterAll(() => api.stop());

type Reach = Record<string, string>;
let made = 0;
const as = (method: string, to: string, body?: unknown, lock?: number) =>
  api.call(a, 'city-admin', method, to, body, lock === undefined ? {} : { 'if-match': `"${lock}"` });
const draft = (reach: Reach) => ({ name: `岗位${++made}`, reach });

/** Adds a role as the city's administrator; returns its id. */
async function addRole(reach: Reach): Promise<string> {
  const response = await as('POST', '/v1/roles', draft(reach));
  expect(response.status).toBe(201);
  return (await bodyOf(response)).id;
}
/** Adds somebody with roles; returns their id. */
async function addPerson(...roles: string[]): Promise<string> {
  const response = await as('POST', '/v1/people', { login: `somebody-${++made}`, name: '某人', roles });
  expect(response.status).toBe(201);
  return (await bodyOf(response)).id;
}
const meOf = async (id: string) => bodyOf(api.callAs(a, id, 'GET', '/v1/me'));

describe('a role of the tenant’s own', () => {
  it('is made, changed, given and removed; its people have its rights and scopes at once', async () => {
    const role = await addRole({ 'tenancy:read': 'city', 'rosters:read': 'county' });
    const person = await addPerson(role);
    expect(await meOf(person)).toMatchObject({
      roles: [role],
      roleNames: [expect.stringContaining('岗位')],
      reach: { 'rosters:read': 'county' },
    });
    const seen = await as('GET', `/v1/roles/${role}`);
    expect(await bodyOf(seen)).toMatchObject({ shipped: false, people: 1, clients: 0 });
    expect(await bodyOf(as('GET', `/v1/roles/${role}/people`))).toMatchObject({ items: [{ id: person }] });
    const change = { name: '县级经办', reach: { 'tenancy:read': 'city', 'rosters:read': 'department' } };
    expect((await as('PATCH', `/v1/roles/${role}`, change)).status).toBe(428);
    expect((await as('PATCH', `/v1/roles/${role}`, change, 7)).status).toBe(412);
    expect((await as('PATCH', `/v1/roles/${role}`, change, 1)).status).toBe(200);
    expect(await meOf(person)).toMatchObject({
      roleNames: ['县级经办'],
      reach: { 'rosters:read': 'department' },
    });

    const used = await bodyOf(as('DELETE', `/v1/roles/${role}`, undefined, 2));
    expect(used).toMatchObject({ code: 'role-in-use', people: 1, clients: 0 });
    expect((await as('PATCH', `/v1/people/${person}`, { roles: ['inspector'] }, 1)).status).toBe(200);
    expect((await as('DELETE', `/v1/roles/${role}`, undefined, 2)).status).toBe(204);
    expect((await as('GET', `/v1/roles/${role}`)).status).toBe(404);
    const { items } = await bodyOf(as('GET', '/v1/audit?kind=role'));
    const texts = items.map(({ sentence }: { sentence: { text: string }[] }) =>
      sentence.map(({ text }) => text).join(''),
    );
    expect(texts.slice(0, 2)).toEqual([
      expect.stringContaining('删除了岗位'),
      expect.stringContaining('修改了岗位'),
    ]);
    expect(items[1].changes).toContainEqual({
      label: '权限',
      before: '查看名录（本县区）、查看本市设置、部门与人员（全市）',
      after: '查看名录（本部门）、查看本市设置、部门与人员（全市）',
    });
  });

  it('is told apart by its name, and is another city’s to nobody', async () => {
    const reach = { 'tenancy:read': 'city' };
    const { name } = await bodyOf(as('GET', `/v1/roles/${await addRole(reach)}`));
    for (const taken of [name, '部门管理员'])
      expect(await bodyOf(as('POST', '/v1/roles', { name: taken, reach }))).toMatchObject({
        code: 'invalid',
        errors: [{ pointer: '/name', message: expect.stringContaining(taken) }],
      });
    const role = await addRole(reach);
    expect((await api.call(b, 'city-admin', 'GET', `/v1/roles/${role}`)).status).toBe(404);
    const body = { login: 'stranger', name: '某人', roles: [role] };
    expect(await bodyOf(api.call(b, 'city-admin', 'POST', '/v1/people', body))).toMatchObject({
      errors: [{ pointer: '/roles/0' }],
    });
  });

  it.each([
    [{}, '/reach', '1 至 200 项'],
    [{ 'tenancy:fly': 'city' }, '/reach/tenancy:fly', '没有这项权限'],
    [{ 'cases:a/b:read': 'city' }, '/reach/cases:a~1b:read', '没有这项权限'],
    [{ 'tenancy:write': 'own' }, '/reach/tenancy:write', '只能是：全市'],
    [{ 'cases:*:sign': 'city' }, '/reach/cases:*:sign', '本部门及下级'],
    [{ 'rosters:read': 'planet' }, '/reach/rosters:read', '应为以下之一'],
  ])('with %j is refused at its field', async (reach, pointer, words) => {
    const problem = await bodyOf(as('POST', '/v1/roles', { name: '新岗位', reach }));
    expect(problem).toMatchObject({
      code: 'invalid',
      errors: [{ pointer, message: expect.stringContaining(words) }],
    });
  });

  it('is not taken from the people who are given it at the very moment', async () => {
    for (let round = 0; round < 8; round++) {
      const role = await addRole({ 'tenancy:read': 'city' });
      const login = `newcomer-${++made}`;
      const [removed, given] = await Promise.all([
        as('DELETE', `/v1/roles/${role}`, undefined, 1),
        round % 2 === 0
          ? as('POST', '/v1/people', { login, name: '某人', roles: [role] })
          : as('POST', '/v1/clients', { name: '系统', role, scopes: ['tenancy:read'] }),
      ]);
      expect([
        [204, 422],
        [409, 201],
      ]).toContainEqual([removed.status, given.status]);
    }
  });
});

describe('a shipped role', () => {
  it('is changed and removed by nobody, and can be copied', async () => {
    for (const method of ['PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? { name: '别的' } : undefined;
      const refused = await as(method, '/v1/roles/department-admin', body, 1);
      expect([refused.status, (await bodyOf(refused)).code]).toEqual([409, 'role-shipped']);
    }
    for (const id of ['department-admin', 'inspector', 'auditor', 'department-client', 'city-admin']) {
      const { reach } = await bodyOf(as('GET', `/v1/roles/${id}`));
      expect([id, (await as('POST', '/v1/roles', draft(reach))).status]).toEqual([id, 201]);
    }
  });
});

describe('nobody gives what they do not hold', () => {
  const limited = { 'tenancy:read': 'city', 'tenancy:write': 'city', 'roles:write': 'city' };
  let deputy: string;
  const asDeputy = (method: string, to: string, body?: unknown, lock?: number) =>
    api.callAs(a, deputy, method, to, body, lock === undefined ? {} : { 'if-match': `"${lock}"` });
  const expectBeyond = async (response: Response, pointer: string) => {
    const problem = await bodyOf(response);
    expect([response.status, problem.code, problem.errors?.[0]?.pointer]).toEqual([
      403,
      'beyond-own-rights',
      pointer,
    ]);
  };
  beforeAll(async () => {
    deputy = await addPerson(await addRole({ ...limited, 'rosters:read': 'subordinates' }));
  });

  it('in a role', async () => {
    await expectBeyond(
      await asDeputy('POST', '/v1/roles', draft({ 'measures:write': 'city' })),
      '/reach/measures:write',
    );
    for (const scope of ['county', 'city'])
      await expectBeyond(
        await asDeputy('POST', '/v1/roles', draft({ 'rosters:read': scope })),
        '/reach/rosters:read',
      );
    expect((await asDeputy('POST', '/v1/roles', draft({ 'rosters:read': 'department' }))).status).toBe(201);
    const { roles } = await meOf(deputy);
    const wider = { reach: { ...limited, 'rosters:read': 'city' } };
    await expectBeyond(await asDeputy('PATCH', `/v1/roles/${roles[0]}`, wider, 1), '/reach/rosters:read');
    const foreign = await addRole({ 'measures:read': 'city' });
    const renamed = await asDeputy('PATCH', `/v1/roles/${foreign}`, { name: '改名不改权' }, 1);
    expect(renamed.status).toBe(200);
  });

  it('to people, by a role, by another one, or by opening an account again', async () => {
    const give = (roles: string[]) => ({ login: `given-${++made}`, name: '某人', roles });
    await expectBeyond(await asDeputy('POST', '/v1/people', give(['auditor'])), '/roles/0');
    const reader = await addRole({ 'rosters:read': 'subordinates' });
    expect((await asDeputy('POST', '/v1/people', give([reader]))).status).toBe(201);
    const auditor = await addPerson('auditor');
    const lock = 1;
    const more = { roles: ['auditor', 'inspector'] };
    await expectBeyond(await asDeputy('PATCH', `/v1/people/${auditor}`, more, lock), '/roles/1');
    // An auditor is taken away by two.
    const leave = { name: '改名', status: 'disabled' };
    expect((await as('PATCH', `/v1/people/${auditor}`, leave, lock)).status).toBe(200);
    expect((await asDeputy('PATCH', `/v1/people/${auditor}`, leave, 2)).status).toBe(200);
    await expectBeyond(await asDeputy('PATCH', `/v1/people/${auditor}`, { status: 'active' }, 3), '/roles/0');
    await expectBeyond(
      await asDeputy('PATCH', `/v1/people/${deputy}`, { roles: ['city-admin'] }, 1),
      '/roles/0',
    );
  });

  it('to machines, further than their scopes allow', async () => {
    const machine = (scopes: string[]) => ({ name: '系统', role: 'department-client', scopes });
    await expectBeyond(
      await asDeputy('POST', '/v1/clients', machine(['tenancy:read', 'rosters:write'])),
      '/scopes',
    );
    expect((await asDeputy('POST', '/v1/clients', machine(['tenancy:read']))).status).toBe(201);
  });

  it('but administrators give what departments answer for', async () => {
    expect(
      (await as('POST', '/v1/roles', draft({ 'cases:*:sign': 'county', 'rosters:write': 'county' }))).status,
    ).toBe(201);
    await addPerson('department-admin');
    await expectBeyond(
      await as('POST', '/v1/roles', draft({ 'province:read': 'city' })),
      '/reach/province:read',
    );
  });
});

describe('the last who may set roles', () => {
  it('keeps it, whether a person or a role is changed', async () => {
    const self = `${b}-city-admin`;
    const call = (method: string, to: string, body?: unknown, lock?: number) =>
      api.call(b, 'city-admin', method, to, body, lock === undefined ? {} : { 'if-match': `"${lock}"` });
    const whole = { 'tenancy:read': 'city', 'tenancy:write': 'city', 'roles:write': 'city' };
    const people = await bodyOf(
      call('POST', '/v1/roles', { name: '人事', reach: { 'tenancy:read': 'city', 'tenancy:write': 'city' } }),
    );
    const roles = await bodyOf(call('POST', '/v1/roles', { name: '权限管理', reach: whole }));
    const given = { login: 'staff-1', name: '某人', roles: [people.id] };
    expect((await call('POST', '/v1/people', given)).status).toBe(201);
    const last = await bodyOf(call('PATCH', `/v1/people/${self}`, { roles: [people.id] }, 1));
    expect(last).toMatchObject({ code: 'last-administrator', errors: [{ pointer: '/roles' }] });
    expect(last.detail).toContain('管理岗位权限');

    expect((await call('PATCH', `/v1/people/${self}`, { roles: [roles.id] }, 1)).status).toBe(200);
    const narrower = { reach: { 'tenancy:read': 'city', 'tenancy:write': 'city' } };
    expect(await bodyOf(call('PATCH', `/v1/roles/${roles.id}`, narrower, 1))).toMatchObject({
      code: 'last-administrator',
      errors: [{ pointer: '/reach' }],
    });
    expect((await call('GET', '/v1/roles')).status).toBe(200);
  });
});
