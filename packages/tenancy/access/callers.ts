import { cutRights, type Principal } from '@mingcha/http';
import { type Clock, Problem, shanghaiDate } from '@mingcha/kernel';
import { queryAll, type Store } from '@mingcha/store';
import { type ApiClient, clientEntity } from '../client.ts';
import { departmentEntity } from '../department.ts';
import { type Placed, reachOf } from '../departmentTree.ts';
import { loginEntity, type Person, personEntity } from '../people/person.ts';
import { loadRoles, type Roles, rightsAmong, rolesAmong, rolesFor } from '../roles/role.ts';
import { actsFor, loadStandIns, type StandIn } from '../standIns/standIn.ts';
import { personPrincipal, standsInFor } from './principals.ts';
import { createRecent, keepNewest } from './recent.ts';
import type { TokenClaims } from './tokens.ts';

/** Who calls and what they may do, by their current record and not by what their token said when it was made. */
export type Callers = {
  /** Throws a problem (403) where the person or client is not there, or is disabled. */
  find(claims: TokenClaims): Promise<Principal>;
  /** Makes a change of a tenant's people, clients, departments or roles take effect at once in this process; others follow in five seconds. */
  forget(tenant: string): void;
};

type Found = { person: Person } | { client: ApiClient } | undefined;

/** Reads a caller's record at most once in five seconds; concurrent requests share the read. */
export function createCallers({ store: all, clock }: { store: Store; clock: Clock }): Callers {
  const recent = createRecent<Found>(clock);
  const departments = createRecent<Placed[]>(clock);
  const ownRoles = createRecent<Roles>(clock);
  const standIns = createRecent<StandIn[]>(clock);
  /** From a login to a person's id, which stays the same as long as the person is there. */
  const ids = new Map<string, string>();

  async function read({ tenant, kind, sub, login }: TokenClaims): Promise<Found> {
    const store = await all.forTenant(tenant);
    if (kind === 'client') {
      const client = await store.get(clientEntity, { id: sub });
      return client && { client };
    }
    if (login === undefined) {
      const person = await store.get(personEntity, { id: sub });
      return person && { person };
    }
    const name = nameOf(tenant, login);
    const known = ids.get(name);
    const person = known === undefined ? undefined : await store.get(personEntity, { id: known });
    if (person) return { person };
    const id = (await store.get(loginEntity, { login }))?.person;
    const found = id === undefined ? undefined : await store.get(personEntity, { id });
    if (!found) return undefined;
    keepNewest(ids, name, found.id);
    return { person: found };
  }

  function current(claims: TokenClaims): Promise<Found> {
    const { tenant, kind, sub, login } = claims;
    const name = nameOf(tenant, kind, login === undefined ? sub : `login ${login}`);
    return recent.get(name, () => read(claims));
  }

  const rolesOf = (tenant: string) =>
    ownRoles.get(tenant, async () => loadRoles(await all.forTenant(tenant)));

  /** With the departments around their own, where one of their rights reaches these. */
  async function placed(principal: Principal): Promise<Principal> {
    const { tenant, dept, rights } = principal;
    const scopes = [...rights.values()];
    if (dept === undefined || !(scopes.includes('subordinates') || scopes.includes('county')))
      return principal;
    const known = await departments.get(tenant, async () => {
      const found = await queryAll(await all.forTenant(tenant), departmentEntity, []);
      return found.map(({ id, parent, division }) => ({ id, parent, division }));
    });
    return { ...principal, reach: reachOf(known, dept) };
  }

  async function principalOf(claims: TokenClaims, found: NonNullable<Found>): Promise<Principal> {
    const ids = 'person' in found ? found.person.roles : [found.client.role];
    const roles = await rolesFor(claims.tenant, ids, () => rolesOf(claims.tenant));
    return placed(
      'person' in found
        ? personPrincipal(claims.tenant, working(found.person), roles)
        : clientPrincipal(claims, found.client, roles),
    );
  }

  /** With those for whom they act today; their rights are those of now. */
  async function standingIn(principal: Principal): Promise<Principal> {
    const { tenant, kind, sub, dept } = principal;
    if (kind !== 'person' || dept === undefined) return principal;
    const known = await standIns.get(tenant, async () => loadStandIns(await all.forTenant(tenant)));
    const ids = actsFor(known, sub, shanghaiDate(clock()));
    if (ids.length === 0) return principal;
    const people = await Promise.all(
      ids.map(async (id) => {
        const claims = { tenant, kind: 'person', sub: id } as const;
        const found = await current(claims);
        const isThere = found && 'person' in found && found.person.status === 'active';
        if (!isThere) return [];
        const away = await principalOf(claims, found);
        const roles = await rolesFor(tenant, [...principal.roles, ...away.roles], () => rolesOf(tenant));
        return standsInFor(principal, away, roles) ? [away] : [];
      }),
    );
    return { ...principal, standsInFor: people.flat() };
  }

  return {
    async find(claims) {
      const found = await current(claims);
      if (!found) throw unknown(claims);
      return standingIn(await principalOf(claims, found));
    },
    forget(tenant) {
      recent.forget((name) => name.startsWith(`${tenant} `));
      for (const ofTenants of [departments, ownRoles, standIns]) ofTenants.forget((name) => name === tenant);
    },
  };
}

const nameOf = (...parts: string[]) => parts.join(' ');

/** Throws `account-disabled` (403). */
function working(person: Person): Person {
  if (person.status !== 'active') throw disabled();
  return person;
}

function clientPrincipal({ tenant, scopes = [] }: TokenClaims, client: ApiClient, roles: Roles): Principal {
  const { id, name, role, dept, scopes: own } = client;
  return {
    tenant,
    sub: id,
    name,
    kind: 'client',
    roles: rolesAmong(roles, [role]).map((one) => one.id),
    ...(dept !== undefined && { dept }),
    rights: cutRights(cutRights(rightsAmong(roles, [role]), own), scopes),
  };
}

const disabled = () =>
  new Problem({
    status: 403,
    code: 'account-disabled',
    title: '账号已停用',
    detail: '您的账号已停用。如需恢复，请联系本市系统管理员。',
  });

const unknown = ({ kind }: TokenClaims) =>
  kind === 'client'
    ? new Problem({
        status: 403,
        code: 'client-unknown',
        title: '系统接口不存在',
        detail: '该系统接口已停用，或未在本市登记。请联系本市系统管理员重新登记。',
      })
    : new Problem({
        status: 403,
        code: 'account-unknown',
        title: '没有人员账号',
        detail: '您已通过登录，但本市没有对应的人员账号。请联系本市系统管理员添加。',
      });
