import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTenancyApi, type TenancyApi } from '../testing/api.ts';
import { restoreAccess } from './restoreAccess.ts';

const { a } = testTenants;
let api: TenancyApi;
let other: string;
beforeAll(async () => {
  api = await startTenancyApi();
  other = await add('admin-2', ['city-admin']);
});
afterAll(() => api.stop());

const first = `${a}-city-admin`;
const as = (sub: string, method: string, path: string, body?: unknown, lock = 1) =>
  api.callAs(a, sub, method, path, body, { 'if-match': `"${lock}"` });
async function add(login: string, roles: string[]): Promise<string> {
  return (await bodyOf(api.call(a, 'city-admin', 'POST', '/v1/people', { login, name: '某人', roles }))).id;
}
const refusal = async (response: Promise<Response>) => {
  const { status, code } = await bodyOf(response);
  return [status, code];
};

describe('an auditor', () => {
  it('is nobody who administers: they would audit themselves', async () => {
    const both = { login: 'both', name: '某人', roles: ['auditor', 'city-admin'] };
    const made = await bodyOf(api.call(a, 'city-admin', 'POST', '/v1/people', both));
    expect([made.status, made.errors[0].pointer]).toEqual([422, '/roles']);
    const auditor = `/v1/people/${await add('auditor-1', ['auditor'])}`;
    expect(await refusal(as(first, 'PATCH', auditor, { roles: ['auditor', 'city-admin'] }))).toEqual([
      422,
      'invalid',
    ]);
    expect((await as(first, 'PATCH', auditor, { roles: ['auditor', 'inspector'] })).status).toBe(200);
  });

  it.each([{ status: 'disabled' }, { roles: ['inspector'] }])(
    'is taken away by two administrators, with %j; one alone could',
    async (change) => {
      const path = `/v1/people/${await add(`auditor-${Object.keys(change)[0]}`, ['auditor'])}`;
      const proposed = await bodyOf(as(first, 'PATCH', path, change));
      expect(proposed).toMatchObject({
        roles: ['auditor'],
        status: 'active',
        leaving: { by: { sub: first } },
      });
      expect(await refusal(as(first, 'PATCH', path, change, 2))).toEqual([403, 'second-person']);
      expect(await refusal(as(first, 'DELETE', path, undefined, 2))).toEqual([409, 'auditor-active']);
      const gone = await bodyOf(as(other, 'PATCH', path, change, 2));
      expect(gone).toMatchObject(change);
      expect(gone).not.toHaveProperty('leaving');
      expect((await as(first, 'DELETE', path, undefined, 3)).status).toBe(204);
    },
  );

  it('stays where somebody changes something else of them', async () => {
    const path = `/v1/people/${await add('auditor-3', ['auditor'])}`;
    await as(first, 'PATCH', path, { status: 'disabled' });
    const kept = await bodyOf(as(other, 'PATCH', path, { name: '改名' }, 2));
    expect([kept.status, kept.leaving]).toEqual(['active', undefined]);
    expect((await bodyOf(as(other, 'PATCH', path, { status: 'disabled' }, 3))).leaving.by.sub).toBe(other);
  });
});

describe('nobody both audits and administers', () => {
  const reaches = {
    plain: { 'tenancy:read': 'city' },
    audit: { 'tenancy:read': 'city', 'audit:read': 'city' },
    admin: { 'tenancy:read': 'city', 'tenancy:write': 'city' },
    whole: { 'audit:read': 'city', 'tenancy:read': 'city', 'roles:write': 'city' },
  };
  type Kind = keyof typeof reaches;
  const etagOf = async (path: string) =>
    (await api.call(a, 'city-admin', 'GET', path)).headers.get('etag') ?? '';
  const change = async (by: string, path: string, body: unknown) =>
    api.callAs(a, by, 'PATCH', path, body, { 'if-match': await etagOf(path) });
  let made = 0;
  const makeRole = async (kind: Kind): Promise<string> =>
    (
      await bodyOf(
        api.call(a, 'city-admin', 'POST', '/v1/roles', { name: `岗位${++made}`, reach: reaches[kind] }),
      )
    ).id;

  it('by a role that got rights of administration after an auditor had it: nothing looked', async () => {
    const role = await makeRole('plain');
    await add('holder', ['auditor', role]);
    const refused = await bodyOf(change(first, `/v1/roles/${role}`, { reach: reaches.admin }));
    expect([refused.status, refused.errors[0].pointer]).toEqual([422, '/reach']);
    expect(refused.errors[0].message).toContain('某人有此岗位');
    expect((await change(first, `/v1/roles/${role}`, { name: '改名不改权' })).status).toBe(200);
  });

  it('by an account that was closed while its role got them, and is opened again', async () => {
    const role = await makeRole('plain');
    const person = `/v1/people/${await add('closed', ['auditor', role])}`;
    for (const by of [first, other]) await change(by, person, { status: 'disabled' });
    expect((await change(first, `/v1/roles/${role}`, { reach: reaches.admin })).status).toBe(200);
    const refused = await bodyOf(change(first, person, { status: 'active' }));
    expect([refused.status, refused.errors[0].pointer]).toEqual([422, '/status']);
  });

  it('by the operator’s command', async () => {
    const auditor = await add('restored', ['auditor']);
    const parts = { clock: () => new Date(), by: { sub: 'operator', name: '运维' } };
    const given = { tenant: a, person: auditor };
    await expect(restoreAccess(api.test.store, given, parts)).rejects.toThrow('audit and administer');
    const inspector = await restoreAccess(api.test.store, { ...given, role: 'inspector' }, parts);
    expect(inspector.roles).toEqual(['auditor', 'inspector']);
  });

  it('by two who write at the same moment: one gives the role, the other its rights', async () => {
    for (let i = 0; i < 3; i++) {
      const role = await makeRole('plain');
      const person = `/v1/people/${await add(`race-${i}`, ['auditor'])}`;
      const both = await Promise.all([
        change(first, person, { roles: ['auditor', role] }),
        change(other, `/v1/roles/${role}`, { reach: reaches.admin }),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    }
  });

  it('by no sequence of edits of roles, assignments, accounts closed and opened, and stand-ins', async () => {
    const department = { id: 'd-apart', name: '甲', short: '甲', division: a };
    await api.call(a, 'city-admin', 'POST', '/v1/departments', department);
    const by = fc.constantFrom(first, other);
    const kind = fc.constantFrom<Kind>('plain', 'audit', 'admin', 'whole');
    const role = fc.constantFrom(0, 1);
    const person = fc.constantFrom(0, 1);
    const step = fc.oneof(
      fc.record({ what: fc.constant('reach' as const), by, role, kind }),
      fc.record({
        what: fc.constant('roles' as const),
        by,
        person,
        roles: fc.uniqueArray(fc.constantFrom('auditor', 'city-admin', 'inspector', 'R0', 'R1'), {
          minLength: 1,
        }),
      }),
      fc.record({ what: fc.constant('status' as const), by, person, active: fc.boolean() }),
      fc.record({
        what: fc.constant('restore' as const),
        person,
        role: fc.constantFrom('auditor', 'city-admin'),
      }),
      fc.record({ what: fc.constant('stand-in' as const), person }),
    );
    type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
    const counts = { done: 0, refused: 0 };

    async function play(steps: readonly Step[]) {
      const roles = [await makeRole('plain'), await makeRole('plain')];
      const people: string[] = [];
      for (const _ of [0, 1]) {
        const draft = { login: `apart-${++made}`, name: '某人', roles: ['inspector'], dept: 'd-apart' };
        people.push((await bodyOf(api.call(a, 'city-admin', 'POST', '/v1/people', draft))).id);
      }
      const kinds: Kind[] = ['plain', 'plain'];
      const kindsOf = (ids: readonly string[]) =>
        ids.map((id) =>
          id === 'auditor' ? 'audit' : id === 'city-admin' ? 'whole' : kinds[roles.indexOf(id)],
        );
      const isBoth = (ids: readonly string[]) => {
        const held = kindsOf(ids);
        return held.includes('audit') && (held.includes('admin') || held.includes('whole'));
      };

      async function take(one: Step): Promise<boolean> {
        if (one.what === 'restore') {
          const given = { tenant: a, person: people[one.person]!, role: one.role };
          const parts = { clock: () => new Date(), by: { sub: 'operator', name: '运维' } };
          const done = await restoreAccess(api.test.store, given, parts).then(
            () => true,
            () => false,
          );
          // Has the process read the record anew, which it remembers for five seconds.
          await change(first, `/v1/people/${given.person}`, { name: '某人' });
          return done;
        }
        if (one.what === 'stand-in') {
          const path = '/v1/me/stand-in';
          const away = people[1 - one.person]!;
          const got = await api.callAs(a, away, 'GET', path);
          const days = { from: '2026-01-01', until: '2026-12-31', standIn: people[one.person]! };
          const etag = { 'if-match': got.headers.get('etag') ?? '' };
          return (await api.callAs(a, away, 'PUT', path, days, etag)).ok;
        }
        if (one.what === 'reach') {
          const done = await change(one.by, `/v1/roles/${roles[one.role]}`, { reach: reaches[one.kind] });
          if (done.ok) kinds[one.role] = one.kind;
          return done.ok;
        }
        const path = `/v1/people/${people[one.person]}`;
        const body =
          one.what === 'status'
            ? { status: one.active ? 'active' : 'disabled' }
            : { roles: one.roles.map((id) => (id.startsWith('R') ? roles[Number(id[1])] : id)) };
        return (await change(one.by, path, body)).ok;
      }

      for (const one of steps) {
        counts[(await take(one)) ? 'done' : 'refused']++;
        const found = await Promise.all(
          people.map((id) => bodyOf(api.call(a, 'city-admin', 'GET', `/v1/people/${id}`))),
        );
        for (const [i, { status, roles: ids }] of found.entries()) {
          if (status !== 'active') continue;
          expect(isBoth(ids)).toBe(false);
          const acting = await bodyOf(api.callAs(a, people[i]!, 'GET', '/v1/me/stand-in'));
          if (acting.for.length > 0) expect(isBoth([...ids, ...found[1 - i].roles])).toBe(false);
        }
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), play), {
      numRuns: 10,
      endOnFailure: true,
    });
    // Most of what is tried is refused.
    expect(counts.done).toBeGreaterThan(3);
    expect(counts.refused).toBeGreaterThan(5);
  }, 60_000);
});
