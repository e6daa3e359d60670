import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTenancyApi, type TenancyApi } from './testing/api.ts';

const { a, b } = testTenants;
let api: TenancyApi;
beforeAll(async () => {
  api = await startTenancyApi();
});
afterAll(() => api.stop());

const as = (tenant: string) => (method: string, path: string, body?: unknown, etag?: string) =>
  api.call(tenant, 'city-admin', method, path, body, etag === undefined ? {} : { 'if-match': etag });
const inA = as(a);

let made = 0;
/** A new department of a tenant; returns its id. */
async function department(tenant: string = a): Promise<string> {
  const id = `${tenant}-d${++made}`;
  const body = { id, name: '市某某局', short: '某局', division: tenant };
  expect((await as(tenant)('POST', '/v1/departments', body)).status).toBe(201);
  return id;
}
const person = (dept?: string, name = '钱二') => {
  const login = `person-${++made}`;
  return { login, name, roles: ['inspector'], ...(dept !== undefined && { dept }) };
};
const client = (dept: string) => ({ name: '执法系统', role: 'inspector', scopes: ['draws:read'], dept });
const drop = (id: string, tenant: string = a) =>
  as(tenant)('DELETE', `/v1/departments/${id}`, undefined, '"1"');
const exists = async (id: string) => (await inA('GET', `/v1/departments/${id}`)).status === 200;

async function expectNoDepartment(response: Response): Promise<void> {
  const problem = await bodyOf(response);
  expect([response.status, problem.code]).toEqual([422, 'invalid']);
  expect(problem.errors).toMatchObject([{ pointer: '/dept', message: expect.stringContaining('不存在') }]);
}

describe('a department that does not exist, or is another city’s,', () => {
  it.each([
    ['nowhere', async () => `${a}-nowhere`],
    ['another city', () => department(b)],
  ])('is refused for people and clients: %s', async (_, make) => {
    const dept = await make();
    const body = person(dept);
    await expectNoDepartment(await inA('POST', '/v1/people', body));
    expect(api.invited).not.toContain(body.login);
    await expectNoDepartment(await inA('POST', '/v1/clients', client(dept)));
    const { id } = await bodyOf(inA('POST', '/v1/people', person()));
    await expectNoDepartment(await inA('PATCH', `/v1/people/${id}`, { dept }, '"1"'));
    expect(await bodyOf(inA('GET', `/v1/people/${id}`))).not.toHaveProperty('dept');
  });
});

describe('a department', () => {
  it('is kept while people or clients are in it, and the refusal says who', async () => {
    const [dept, other] = [await department(), await department()];
    for (const name of ['赵一', '钱二', '孙三']) await inA('POST', '/v1/people', person(other, name));
    const one = await bodyOf(inA('POST', '/v1/people', person(dept, '李四')));
    const machine = await bodyOf(inA('POST', '/v1/clients', client(dept)));
    const refused = await drop(dept);
    const problem = await bodyOf(refused);
    expect([refused.status, problem.code]).toEqual([409, 'department-in-use']);
    expect(problem).toMatchObject({ people: 1, clients: 1 });
    expect(problem.detail).toContain('1 个人员账号（李四）和1 个系统接口（执法系统）');

    const moved = await inA('PATCH', `/v1/people/${one.id}`, { dept: other }, '"1"');
    expect(moved.status).toBe(200);
    expect(await bodyOf(drop(dept))).toMatchObject({ people: 0, clients: 1 });
    await inA('DELETE', `/v1/clients/${machine.id}`);
    expect((await drop(dept)).status).toBe(204);
    const full = await bodyOf(drop(other));
    expect(full).toMatchObject({ people: 4, clients: 0 });
    expect(full.detail).toContain('、');
    expect(full.detail).toContain('等）');
  });

  it('is not kept by the people of another city', async () => {
    const dept = await department();
    const elsewhere = await department(b);
    expect((await as(b)('POST', '/v1/people', person(elsewhere))).status).toBe(201);
    expect((await drop(dept)).status).toBe(204);
    expect((await drop(elsewhere, b)).status).toBe(409);
  });

  it('that was changed takes people as before', async () => {
    const dept = await department();
    await inA('PATCH', `/v1/departments/${dept}`, { short: '新' }, '"1"');
    expect((await inA('POST', '/v1/people', person(dept))).status).toBe(201);
    const { id } = await bodyOf(inA('POST', '/v1/people', person(dept)));
    expect((await inA('PATCH', `/v1/people/${id}`, { name: '周五', dept }, '"1"')).status).toBe(200);
  });

  it('removed while somebody is put into it leaves nobody without a department', async () => {
    const dept = await department();
    api.beforeInvite.push(async () => expect((await drop(dept)).status).toBe(204));
    await expectNoDepartment(await inA('POST', '/v1/people', person(dept)));
    const { items } = await bodyOf(inA('GET', '/v1/people?limit=200'));
    expect(items.filter((one: { dept?: string }) => one.dept === dept)).toEqual([]);
  });

  it('is either removed or taken when both happen at once, never both', async () => {
    for (let round = 0; round < 12; round++) {
      const dept = await department();
      const newcomer = round % 2 === 0 ? ['/v1/people', person(dept)] : ['/v1/clients', client(dept)];
      const [removed, taken] = await Promise.all([
        drop(dept),
        inA('POST', newcomer[0] as string, newcomer[1]),
      ]);
      expect([
        [204, 422],
        [409, 201],
      ]).toContainEqual([removed.status, taken.status]);
      expect(await exists(dept)).toBe(taken.status === 201);
    }
  });

  it('takes several people at once', async () => {
    const dept = await department();
    const responses = await Promise.all([1, 2, 3, 4, 5].map(() => inA('POST', '/v1/people', person(dept))));
    expect(responses.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(await bodyOf(drop(dept))).toMatchObject({ people: 5 });
  });
});
