import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadPrincipals } from '../access/principals.ts';
import { startTenancyApi, type TenancyApi } from '../testing/api.ts';
import { wrongDays } from './check.ts';
import { actsFor } from './standIn.ts';

let api: TenancyApi;
const ids: Record<string, string> = {};
const { a, b } = testTenants;
const path = '/v1/me/stand-in';
const days = { from: '2026-11-20', until: '2026-11-27' };

beforeAll(async () => {
  api = await startTenancyApi();
  for (const id of ['d-one', 'd-two'])
    await api.call(a, 'city-admin', 'POST', '/v1/departments', { id, name: id, short: id, division: a });
  for (const [login, dept] of [
    ['away', 'd-one'],
    ['near', 'd-one'],
    ['far.off', 'd-two'],
  ] as const) {
    const body = { login, name: login, roles: ['inspector'], dept };
    ids[login] = (await bodyOf(api.call(a, 'city-admin', 'POST', '/v1/people', body))).id;
  }
});
afterAll(() => api.stop());

const as = (who: string, method: string, body?: unknown, etag = '"0"') =>
  api.callAs(a, ids[who]!, method, path, body, { 'if-match': etag });

it('acts for a person on the days between, both included, and not for the others', () => {
  const all = [
    { person: 'a', standIn: 'b', from: '2026-03-01', until: '2026-03-03' },
    { person: 'c', standIn: 'd', from: '2026-03-01', until: '2026-03-03' },
  ];
  expect(['02-28', '03-01', '03-03', '03-04'].map((day) => actsFor(all, 'b', `2026-${day}`))).toEqual([
    [],
    ['a'],
    ['a'],
    [],
  ]);
});

it('is appointed for days that can be, at most a year', () => {
  const at = (from: string, until: string) =>
    wrongDays({ from, until }, '2026-03-02').map(({ pointer }) => pointer);
  expect(at('2026-03-01', '2026-03-02')).toEqual([]);
  expect(at('2026-03-05', '2026-03-04')).toEqual(['/until']);
  expect(at('2026-02-01', '2026-03-01')).toEqual(['/until']);
  expect(at('2026-03-02', '2027-03-04')).toEqual(['/until']);
});

it('is a colleague of the same department, named by the person who is away; both see it, and the log says so', async () => {
  expect(await bodyOf(as('away', 'GET'))).toEqual({ for: [] });
  const wrong = async (body: object) => (await bodyOf(as('away', 'PUT', body))).errors[0].pointer;
  expect(await wrong({ standIn: ids.near, ...days, until: '2026-11-19' })).toBe('/until');
  // It was 500: what is no date was taken for one.
  for (const no of ['明天', '2026-02-30', ''])
    expect(await wrong({ standIn: ids.near, ...days, from: no })).toBe('/from');
  for (const standIn of [ids.away, ids['far.off'], 'nobody'])
    expect(await wrong({ standIn, ...days })).toBe('/standIn');
  expect((await as('away', 'DELETE')).status).toBe(409);

  const set = await as('away', 'PUT', { standIn: ids.near, ...days });
  expect(await bodyOf(set.clone())).toEqual({ mine: { standIn: ids.near, name: 'near', ...days }, for: [] });
  expect((await as('away', 'PUT', { standIn: ids.near, ...days })).status).toBe(412);
  expect(await bodyOf(as('near', 'GET'))).toEqual({ for: [{ sub: ids.away, name: 'away' }] });
  const { items } = await bodyOf(api.call(a, 'auditor', 'GET', '/v1/audit?limit=1'));
  const said = items[0].sentence.map(({ text }: { text: string }) => text).join('');
  expect(said).toBe('指定 near 从 2026-11-20 到 2026-11-27 代办 away 的待办');
  expect((await bodyOf(api.call(b, 'city-admin', 'GET', path))).for).toEqual([]);

  const { etag } = Object.fromEntries(set.headers);
  expect((await as('away', 'DELETE', undefined, etag)).status).toBe(200);
  expect(await bodyOf(as('near', 'GET'))).toEqual({ for: [] });
});

it('once was told of the work of an administrator as their auditor, which the API refused', async () => {
  const set = await as('away', 'PUT', { standIn: ids.near, ...days });
  const store = await api.test.store.forTenant(a);
  const told = async () => {
    const all = await loadPrincipals(store, new Date(`${days.from}T04:00:00.000Z`));
    return all.find(({ sub }) => sub === ids.near)?.standsInFor?.map(({ sub }) => sub) ?? [];
  };
  const roles = async (who: string, role: string) => {
    const person = `/v1/people/${ids[who]}`;
    const etag = (await api.call(a, 'city-admin', 'GET', person)).headers.get('etag')!;
    const body = { roles: [role] };
    const changed = await api.call(a, 'city-admin', 'PATCH', person, body, { 'if-match': etag });
    expect(changed.status).toBe(200);
  };
  expect(await told()).toEqual([ids.away]);
  await roles('away', 'city-admin');
  await roles('near', 'auditor');
  expect((await bodyOf(as('near', 'GET'))).for).toEqual([]);
  expect(await told()).toEqual([]);
  for (const who of ['away', 'near']) await roles(who, 'inspector');
  expect(await told()).toEqual([ids.away]);
  expect((await as('away', 'DELETE', undefined, set.headers.get('etag')!)).status).toBe(200);
});

it('acts no longer once either of them is disabled or in another department', async () => {
  const set = await as('away', 'PUT', { standIn: ids.near, ...days });
  const person = (id: string) => api.call(a, 'city-admin', 'GET', `/v1/people/${id}`);
  const change = async (id: string, body: object) => {
    const etag = (await person(id)).headers.get('etag')!;
    const done = await api.call(a, 'city-admin', 'PATCH', `/v1/people/${id}`, body, { 'if-match': etag });
    expect(done.status).toBe(200);
  };
  const actsForSomebody = async () => (await bodyOf(as('near', 'GET'))).for.length > 0;
  expect(await actsForSomebody()).toBe(true);
  await change(ids.away!, { status: 'disabled' });
  expect(await actsForSomebody()).toBe(false);
  await change(ids.away!, { status: 'active' });
  expect(await actsForSomebody()).toBe(true);
  await change(ids.near!, { dept: 'd-two' });
  expect(await actsForSomebody()).toBe(false);
  expect(set.status).toBe(200);
});
