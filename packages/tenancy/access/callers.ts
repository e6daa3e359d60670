import { cutRights, type Principal } from '@mingcha/http';
import { type Clock, Problem } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import { type ApiClient, clientEntity } from '../client.ts';
import { loginEntity, type Person, personEntity } from '../people/person.ts';
import { rightsIn, rolesIn } from './rights.ts';
import type { TokenClaims } from './tokens.ts';

/** Who calls and what they may do, by their current record and not by what their token said when it was made. */
export type Callers = {
  /** Throws a problem (403) where the person or client is not there, or is disabled. */
  find(claims: TokenClaims): Promise<Principal>;
  /** Makes a change of a tenant's people or clients take effect at once in this process; others follow in five seconds. */
  forget(tenant: string): void;
};

/** Milliseconds for which a record counts as current. */
const memory = 5_000;
const remembered = 5_000;

type Found = { person: Person } | { client: ApiClient } | undefined;
type Entry = { at: number; found: Promise<Found> };

/** Reads a caller's record at most once in five seconds; concurrent requests share the read. */
export function createCallers({ store: all, clock }: { store: Store; clock: Clock }): Callers {
  const entries = new Map<string, Entry>();
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
    keep(ids, name, found.id);
    return { person: found };
  }

  function current(claims: TokenClaims): Promise<Found> {
    const { tenant, kind, sub, login } = claims;
    const name = nameOf(tenant, kind, login === undefined ? sub : `login ${login}`);
    const now = clock().getTime();
    const entry = entries.get(name);
    // A clock that was set back must not keep a record for ever.
    if (entry && entry.at <= now && now < entry.at + memory) return entry.found;
    const found = read(claims);
    keep(entries, name, { at: now, found });
    found.catch(() => entries.get(name)?.found === found && entries.delete(name));
    return found;
  }

  return {
    async find(claims) {
      const found = await current(claims);
      if (!found) throw unknown(claims);
      return 'person' in found
        ? personPrincipal(claims, found.person)
        : clientPrincipal(claims, found.client);
    },
    forget(tenant) {
      for (const name of entries.keys()) if (name.startsWith(`${tenant} `)) entries.delete(name);
    },
  };
}

const nameOf = (...parts: string[]) => parts.join(' ');

/** As the newest of a bounded number. */
function keep<T>(map: Map<string, T>, name: string, value: T): void {
  map.delete(name);
  map.set(name, value);
  if (map.size > remembered) map.delete(map.keys().next().value!);
}

function personPrincipal({ tenant }: TokenClaims, person: Person): Principal {
  const { id, name, roles, dept, inspector, status } = person;
  if (status !== 'active') throw disabled();
  return {
    tenant,
    sub: id,
    name,
    kind: 'person',
    roles: rolesIn(tenant, roles),
    ...(dept !== undefined && { dept }),
    ...(inspector !== undefined && { inspector }),
    rights: rightsIn(tenant, roles),
  };
}

function clientPrincipal({ tenant, scopes = [] }: TokenClaims, client: ApiClient): Principal {
  const { id, name, role, dept, scopes: own } = client;
  return {
    tenant,
    sub: id,
    name,
    kind: 'client',
    roles: rolesIn(tenant, [role]),
    ...(dept !== undefined && { dept }),
    rights: cutRights(cutRights(rightsIn(tenant, [role]), own), scopes),
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
