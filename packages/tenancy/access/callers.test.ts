import { deptsOf, hasRight } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { startTestStore, type TestStore, testClock, testTenants } from '@mingcha/local/testing';
import { create, remove, replace, type Store } from '@mingcha/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientEntity } from '../client.ts';
import { departmentEntity, departmentSchema } from '../department.ts';
import { loginEntity, type Person, personEntity } from '../people/person.ts';
import { startTenancyApi, type TenancyApi } from '../testing/api.ts';
import { createCallers } from './callers.ts';

const { a, b } = testTenants;
let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

let made = 0;
const time = testClock();
let reads = 0;
let callers: ReturnType<typeof createCallers>;
beforeEach(() => {
  reads = 0;
  const store: Store = {
    forTenant: async (tenant) => {
      const own = await test.store.forTenant(tenant);
      return {
        ...own,
        get(entity, key) {
          reads++;
          return own.get(entity, key);
        },
      };
    },
  };
  callers = createCallers({ store, clock: time.now });
});

async function addPerson(given: Partial<Person> = {}) {
  const id = `person-${++made}`;
  const person: Person = { id, login: id, name: '赵一', roles: ['city-admin'], status: 'active', ...given };
  const store = await test.store.forTenant(a);
  await store.write(create(personEntity, person), create(loginEntity, { login: person.login, person: id }));
  const change = (next: Partial<Person>, lock = 1) =>
    store.write(replace(personEntity, { ...person, ...next }, lock));
  return { person, store, change, claims: { tenant: a, sub: id, kind: 'person' as const } };
}
async function addClient() {
  const id = `${a}-client-${++made}`;
  const client = { id, name: '系统', role: 'department-client', createdAt: '', secretHash: '' };
  const store = await test.store.forTenant(a);
  await store.write(create(clientEntity, { ...client, scopes: ['draws:read', 'rosters:write'] }));
  return { id, store, claims: { tenant: a, sub: id, kind: 'client' as const, scopes: ['draws:read'] } };
}

describe('a caller', () => {
  it('has the rights of the current record, read once in five seconds and never later', async () => {
    const { claims, change } = await addPerson();
    expect(hasRight(await callers.find(claims), 'tenancy:write')).toBe(true);
    await change({ roles: ['inspector'], name: '赵乙' });
    time.advance(4_999);
    expect((await callers.find(claims)).roles).toEqual(['city-admin']);
    expect(reads).toBe(1);
    time.advance(1);
    const principal = await callers.find(claims);
    expect(principal).toMatchObject({ roles: ['inspector'], name: '赵乙', sub: claims.sub });
    expect(hasRight(principal, 'tenancy:write')).toBe(false);
    expect(reads).toBe(2);
  });

  it('that is disabled is refused', async () => {
    const { claims, change } = await addPerson();
    await callers.find(claims);
    await change({ status: 'disabled' });
    time.advance(5_000);
    await expect(callers.find(claims)).rejects.toMatchObject({ status: 403, code: 'account-disabled' });
  });

  it('that is deleted is refused, a person and a client', async () => {
    const { person, claims, store } = await addPerson();
    const client = await addClient();
    await Promise.all([callers.find(claims), callers.find(client.claims)]);
    await store.write(remove(personEntity, person, 1));
    await store.write(remove(clientEntity, { id: client.id }, 1));
    time.advance(5_000);
    await expect(callers.find(claims)).rejects.toMatchObject({ status: 403, code: 'account-unknown' });
    await expect(callers.find(client.claims)).rejects.toMatchObject({ status: 403, code: 'client-unknown' });
  });

  it('that is a client has what role, record and token all three give', async () => {
    const { id, store, claims } = await addClient();
    const all = { ...claims, scopes: ['draws:read', 'rosters:write', 'tenancy:write'] };
    expect([...(await callers.find(claims)).rights.keys()]).toEqual(['draws:read']);
    expect([...(await callers.find(all)).rights.keys()].sort()).toEqual(['draws:read', 'rosters:write']);
    const { lock, ...client } = (await store.get(clientEntity, { id }))!;
    await store.write(replace(clientEntity, { ...client, scopes: ['rosters:write', 'tenancy:write'] }, lock));
    time.advance(5_000);
    expect([...(await callers.find(all)).rights.keys()]).toEqual(['rosters:write']);
  });

  it('that is a client has the cases of a group where the other side says every group', async () => {
    const { id, store, claims } = await addClient();
    const { lock, ...client } = (await store.get(clientEntity, { id }))!;
    const own = [...client.scopes, 'cases:openness:read' as const, 'cases:openness:approve' as const];
    await store.write(replace(clientEntity, { ...client, scopes: own }, lock));
    const scopes = ['cases:*:read', 'cases:*:approve', 'cases:hotline:sign'];
    const { rights } = await callers.find({ ...claims, scopes });
    expect([...rights]).toEqual([['cases:openness:read', 'department']]);
  });

  it('reaches what is below their department now, read anew after five seconds', async () => {
    const { claims, store } = await addPerson({ roles: ['department-admin'], dept: 'city' });
    const below = (id: string, parent: string) =>
      create(
        departmentEntity,
        departmentSchema.parse({ id, parent, name: '某局', short: '某局', division: a }),
      );
    await store.write(below('county', 'city'), below('other', 'elsewhere'));
    const reached = async () => deptsOf(await callers.find(claims), 'cases:openness:sign');
    expect(await reached()).toEqual(['city', 'county']);
    await store.write(below('station', 'county'));
    time.advance(4_999);
    expect(await reached()).toEqual(['city', 'county']);
    time.advance(1);
    expect(await reached()).toEqual(['city', 'county', 'station']);
  });

  it('is found by the login where the issuer does not know our ids, and by no other’s id', async () => {
    const { person, store } = await addPerson({ login: 'wang.xiaoyan' });
    const claims = { tenant: a, sub: '7f3a-uuid', login: 'wang.xiaoyan', kind: 'person' as const };
    expect((await callers.find(claims)).sub).toBe(person.id);
    time.advance(5_000);
    reads = 0;
    await callers.find(claims);
    expect(reads).toBe(1);
    await store.write(
      remove(personEntity, person, 1),
      replace(loginEntity, { login: person.login, person: 'successor' }, 1),
      create(personEntity, { ...person, id: 'successor', roles: ['auditor'] }),
    );
    time.advance(5_000);
    expect(await callers.find(claims)).toMatchObject({ sub: 'successor', roles: ['auditor'] });
    await expect(callers.find({ ...claims, sub: 'successor', login: 'nobody' })).rejects.toMatchObject({
      code: 'account-unknown',
    });
  });

  it('of another city, or of one that does not exist, is nobody', async () => {
    const { claims } = await addPerson();
    for (const tenant of [b, '999999', '000000'])
      await expect(callers.find({ ...claims, tenant })).rejects.toMatchObject({ code: 'account-unknown' });
  });

  it('has no right by a role that this kind of tenant does not have, nor by one that nobody knows', async () => {
    const { claims } = await addPerson({ roles: ['province', 'province-admin', 'constructor', 'mayor'] });
    expect(await callers.find(claims)).toMatchObject({ roles: [], rights: new Map() });
  });

  it('is read again at once after a failure, and when the clock was set back', async () => {
    const { claims, change } = await addPerson();
    let down = true;
    const failing: Store = {
      forTenant: async (tenant) => {
        if (down) throw new Error('down');
        return test.store.forTenant(tenant);
      },
    };
    callers = createCallers({ store: failing, clock: time.now });
    await expect(callers.find(claims)).rejects.toThrow('down');
    down = false;
    expect((await callers.find(claims)).roles).toEqual(['city-admin']);
    await change({ roles: ['inspector'] });
    time.advance(-60_000);
    expect((await callers.find(claims)).roles).toEqual(['inspector']);
  });
});

describe('a token that was good', () => {
  let api: TenancyApi;
  beforeAll(async () => {
    api = await startTenancyApi();
  });
  afterAll(() => api.stop());

  it('once made a new administrator after its own had been demoted', async () => {
    const person = { login: 'demoted', name: '某人', roles: ['city-admin'] };
    const { id } = await bodyOf(api.call(a, 'city-admin', 'POST', '/v1/people', person));
    const as = (method: string, to: string, body?: unknown) => api.callAs(a, id, method, to, body);
    expect((await as('GET', '/v1/people')).status).toBe(200);
    const lock = { 'if-match': '"1"' };
    const demoted = await api.call(
      a,
      'city-admin',
      'PATCH',
      `/v1/people/${id}`,
      { roles: ['inspector'] },
      lock,
    );
    expect(demoted.status).toBe(200);
    const body = { login: 'accomplice', name: '同伙', roles: ['city-admin'] };
    expect((await as('POST', '/v1/people', body)).status).toBe(403);
    const { roles } = await bodyOf(as('GET', '/v1/me'));
    expect(roles).toEqual(['inspector']);
  });
});
