import { objectKind } from '@mingcha/inspection';
import { openRegister } from '@mingcha/register';
import { roleRights } from '@mingcha/tenancy';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony } from '../support/ceremony.ts';
import { localCompose, openCompose } from '../support/composes.ts';
import { createOffice, planText } from '../support/office.ts';
import { cityA, cityB, startSystem, type TestSystem } from '../support/system.ts';

type Route = { method: string; path: string };

let system: TestSystem;
let routes: Route[];
/** Something of city A for each name of a path parameter. */
let ofA: Record<string, string[]>;

beforeAll(async () => {
  system = await startSystem();
  const a = createCeremony(system, cityA);
  const drawn = await a.step(
    await a.commit(await a.plan({ ...openCompose, seed: localCompose.seed })),
    'execute',
    {},
  );
  const waiting = await a.plan(openCompose);
  const client = await bodyOf(
    a.admin('POST', '/v1/clients', {
      name: '对接',
      role: 'department-client',
      scopes: ['rosters:read'],
    }),
  );
  const person = await bodyOf(
    a.admin('POST', '/v1/people', { login: 'qian.er', name: '钱二', roles: ['auditor'] }),
  );
  const { items: objects } = await bodyOf(a.admin('GET', '/v1/rosters/objects?limit=1'));
  const { items: inspectors } = await bodyOf(a.admin('GET', '/v1/rosters/inspectors?limit=1'));
  const office = createOffice(system, cityA);
  const { notice } = await office.followed(1);
  const { notice: draft } = await office.paste(planText(2));
  const register = openRegister(await system.store.forTenant(cityA.code), objectKind);
  ofA = {
    id: [
      drawn.draw.id,
      waiting.draw.id,
      client.id,
      person.id,
      objects[0].id,
      inspectors[0].id,
      cityA.departments.at(-1)!.id,
      notice.id,
      `${notice.id}-1`,
      draft.id,
    ],
    version: [(await register.current()).id],
  };
  const { paths } = await bodyOf(system.api.request('/v1/openapi.json'));
  routes = Object.entries(paths as Record<string, object>)
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    )
    .filter(({ path }) => !path.startsWith('/v1/witness'));
});
afterAll(() => system.stop());

const roles = Object.keys(roleRights);

/** A route's addresses with A's ids in the place of its parameters. */
function addresses({ path }: Route): string[] {
  const name = /\{(\w+)\}/.exec(path)?.[1];
  if (!name) return [path];
  return (ofA[name] ?? ofA.id!).map((id) => path.replace(/\{\w+\}/g, id));
}

describe('every route', () => {
  it('is known from the description of the API', () => {
    expect(routes.length).toBeGreaterThan(40);
  });

  it('asks for a token, and refuses one that is not of this API', async () => {
    const foreign = await system.issuer.token(
      { tenant: cityA.code, roles: ['city-admin'] },
      { audience: 'urn:other' },
    );
    for (const route of routes) {
      for (const headers of [
        {},
        { authorization: 'Bearer nonsense' },
        { authorization: `Bearer ${foreign}` },
      ]) {
        const answer = await system.api.request(addresses(route)[0]!, { method: route.method, headers });
        expect([route, answer.status]).toEqual([route, 401]);
      }
    }
  });

  it('gives no role of another city anything of this one', async () => {
    const ids = Object.values(ofA).flat();
    for (const role of roles) {
      for (const route of routes) {
        for (const path of addresses(route)) {
          const answer = await system.call(cityB, role, route.method, path, {
            headers: { 'if-match': '"1"' },
            ...(['POST', 'PATCH', 'PUT'].includes(route.method) && { body: {} }),
          });
          const text = await answer.text();
          const where = `${role} ${route.method} ${path}`;
          expect([where, answer.status]).not.toEqual([where, 500]);
          // What names something of A is refused, or is an empty list; a refusal may repeat what was asked for.
          const leaked = answer.ok ? ids.filter((id) => text.includes(id)) : [];
          expect([where, leaked]).toEqual([where, []]);
          if (answer.ok && route.path.includes('{'))
            expect([where, JSON.parse(text)]).toEqual([where, { items: [], next: null }]);
        }
      }
    }
    expect(system.unexpected).toEqual([]);
  }, 120_000);

  it('left city A as it was', async () => {
    const a = createCeremony(system, cityA);
    expect((await a.read(ofA.id![0]!)).draw.state).toBe('executed');
    expect((await a.read(ofA.id![1]!)).draw.state).toBe('planned');
    const office = createOffice(system, cityA);
    const [measure, draft] = ofA.id!.slice(-2);
    expect((await office.read(draft!)).etag).toBe('"1"');
    const progress = await office.ask('GET', `/v1/measures/${measure}/progress`);
    expect(progress.headers.get('etag')).toBe('"0"');
  });
});
