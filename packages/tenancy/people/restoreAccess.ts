import { type Actor, audit } from '@mingcha/http';
import { type Clock, newId } from '@mingcha/kernel';
import { check, create, put, type Store, type Stored, type TenantStore } from '@mingcha/store';
import { adminRoleOf, personRolesOf, roleNames } from '../access/rights.ts';
import { loadRoles } from '../roles/role.ts';
import { loadTenant } from '../tenant.ts';
import { guardMoves } from './administrators.ts';
import { auditsThemselves } from './apart.ts';
import { loginEntity, type Person, personEntity, personSchema } from './person.ts';

export type Restore = {
  tenant: string;
  /** The login or the id of the person. */
  person: string;
  /** The name of a person who is not there yet, and is made; such as the first administrator of a tenant. */
  name?: string | undefined;
  /** The role that is given; the administrators' where it is missing. */
  role?: string | undefined;
};

/**
 * Gives a person a role and a working account, also after the tenant's own people have taken it away: for operators, who have
 * rights on the table. It goes into the tenant's audit log. Throws an error in words for the operator where the tenant,
 * the role or the person is not there, or the person would both audit and administer, and the problem `not-found` where the
 * tenant was never founded.
 */
export async function restoreAccess(
  all: Store,
  { tenant, person: asked, name, role = adminRoleOf(tenant) }: Restore,
  { clock, by }: { clock: Clock; by: Actor },
): Promise<Person> {
  const roles = personRolesOf(tenant);
  if (!roles.includes(role))
    throw new Error(`${role} is no role of people of ${tenant}; there are: ${roles.join(', ')}`);
  const store = await all.forTenant(tenant);
  await loadTenant(store);
  const known = await findPerson(store, asked);
  if (!known && name === undefined)
    throw new Error(`there is no person ${asked} in ${tenant}; give --name to add one with this login`);
  const next = known ? restored(known, role) : newPerson(asked, name!, role, clock());
  const moves = await guardMoves(store);
  if (auditsThemselves(await loadRoles(store), next.roles))
    throw new Error(
      `${asked} would both audit and administer with ${next.roles.join(' and ')}; name another person`,
    );
  const holder = await store.get(loginEntity, next);
  await store.write(
    put(personEntity, next, known),
    moves,
    holder
      ? check(loginEntity, holder, holder.lock)
      : create(loginEntity, { login: next.login, person: next.id }),
    ...audit(
      clock,
      by,
      'person.restore',
      { id: next.id, name: next.name },
      {
        detail: { roles: next.roles.map((one) => roleNames[one] ?? one) },
      },
    ),
  );
  return next;
}

async function findPerson(store: TenantStore, asked: string): Promise<Stored<Person> | undefined> {
  const id = (await store.get(loginEntity, { login: asked }))?.person ?? asked;
  return store.get(personEntity, { id });
}

const restored = ({ lock: _, ...person }: Stored<Person>, role: string): Person => ({
  ...person,
  roles: [...new Set([...person.roles, role])],
  status: 'active',
});

const newPerson = (login: string, name: string, role: string, at: Date): Person =>
  personSchema.parse({ id: newId(at), login, name, roles: [role], status: 'active' });
