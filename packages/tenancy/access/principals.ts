import type { Principal } from '@mingcha/http';
import { shanghaiDate } from '@mingcha/kernel';
import { queryAll, type TenantStore } from '@mingcha/store';
import { departmentEntity } from '../department.ts';
import { reachOf } from '../departmentTree.ts';
import { auditsThemselves } from '../people/apart.ts';
import { type Person, personEntity } from '../people/person.ts';
import { loadRoles, type Roles, rightsAmong, rolesAmong } from '../roles/role.ts';
import { actsFor, loadStandIns } from '../standIns/standIn.ts';

/** Somebody with a working account as a caller of the API. */
export function personPrincipal(tenant: string, person: Person, roles: Roles): Principal {
  const { id, name, roles: ids, dept, inspector } = person;
  return {
    tenant,
    sub: id,
    name,
    kind: 'person',
    roles: rolesAmong(roles, ids).map((role) => role.id),
    ...(dept !== undefined && { dept }),
    ...(inspector !== undefined && { inspector }),
    rights: rightsAmong(roles, ids),
  };
}

/**
 * Whether one who is appointed for another who is away acts for them: of the same department, and not an auditor for who
 * administers, or the other way round. Pure.
 */
export const standsInFor = (one: Principal, away: Principal, roles: Roles): boolean =>
  away.dept !== undefined &&
  away.dept === one.dept &&
  !auditsThemselves(roles, [...one.roles, ...away.roles]);

/** All people of a tenant with working accounts, with what they may do now, and for whom they act today. */
export async function loadPrincipals(store: TenantStore, now: Date): Promise<Principal[]> {
  const [people, roles, departments, standIns] = await Promise.all([
    queryAll(store, personEntity, []),
    loadRoles(store),
    queryAll(store, departmentEntity, []),
    loadStandIns(store),
  ]);
  const reaches = new Map(departments.map(({ id }) => [id, reachOf(departments, id)]));
  const active = people.filter(({ status }) => status === 'active');
  const all = active.map((person) => {
    const principal = personPrincipal(store.tenant, person, roles);
    const reach = principal.dept === undefined ? undefined : reaches.get(principal.dept);
    return reach ? { ...principal, reach } : principal;
  });
  const byId = new Map(all.map((one) => [one.sub, one]));
  const today = shanghaiDate(now);
  return all.map((one) => {
    const appointed = actsFor(standIns, one.sub, today).flatMap((id) => byId.get(id) ?? []);
    const away = appointed.filter((other) => standsInFor(one, other, roles));
    return away.length > 0 ? { ...one, standsInFor: away } : one;
  });
}
