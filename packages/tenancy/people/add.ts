import { actorOf, audit, type Principal } from '@mingcha/http';
import { newId, Problem } from '@mingcha/kernel';
import { create, type TenantStore } from '@mingcha/store';
import { namesAmong, type Roles } from '../roles/role.ts';
import type { TenancyDeps } from '../routes.ts';
import { loginEntity, loginTaken, type NewPerson, type Person, personEntity } from './person.ts';
import { conditionsOf, requirePersonRoles, rolesOfChange, writePerson } from './write.ts';

type Deps = Pick<TenancyDeps, 'clock' | 'identities' | 'isInspector'>;
type By = { principal: Principal; store: TenantStore };

/** The person to be, with their roles. Throws what keeps somebody from being added, at the members of what is given. */
export async function checkNewPerson(
  { principal, store }: By,
  given: NewPerson,
  { clock, isInspector }: Deps,
): Promise<{ person: Person; roles: Roles }> {
  const person = { ...given, id: newId(clock()), status: 'active' as const };
  const roles = await rolesOfChange(store, { after: person });
  requirePersonRoles(principal, roles, { after: person });
  await conditionsOf(store, { after: person }, isInspector);
  if (await store.get(loginEntity, person)) throw loginTaken(person.login);
  return { person, roles };
}

/** Adds a person and their sign-in, both or neither. The first password is shown this once. */
export async function addPerson(
  by: By,
  given: NewPerson,
  deps: Deps,
): Promise<{ person: Person; password: string | null }> {
  const { principal, store } = by;
  const { clock, identities, isInspector } = deps;
  const { person, roles } = await checkNewPerson(by, given, deps);
  // First the sign-in, which refuses a taken login: a person without one would be a half write.
  const { password } = await identities.invite({ ...person, tenant: principal.tenant });
  const write = writePerson(
    store,
    { after: person },
    isInspector,
    create(personEntity, person),
    create(loginEntity, { login: person.login, person: person.id }),
    ...audit(
      clock,
      actorOf(principal),
      'person.create',
      { id: person.id, name: person.name },
      { detail: { roles: namesAmong(roles, person.roles) } },
    ),
  );
  await write.catch(async (error: unknown) => {
    if (error instanceof Problem) await identities.remove({ id: person.id, tenant: principal.tenant });
    throw error;
  });
  return { person, password };
}
