import { queryAll, type TenantStore } from '@mingcha/store';
import { clientEntity } from '../client.ts';
import { type Person, personEntity } from '../people/person.ts';

/** Who has roles: how many of each, by role. */
export async function countHolders(store: TenantStore) {
  const { people, clients } = await allHolders(store);
  const count =
    <T>(items: readonly T[], has: (item: T, role: string) => boolean) =>
    (role: string) =>
      items.filter((item) => has(item, role)).length;
  return {
    people: count(people, ({ roles }, role) => roles.includes(role)),
    clients: count(clients, (client, role) => client.role === role),
  };
}

/** People with a role, by name. */
export async function peopleWith(store: TenantStore, role: string): Promise<Person[]> {
  const people = (await queryAll(store, personEntity, [])).filter(({ roles }) => roles.includes(role));
  return people.map(({ lock: _, ...person }) => person);
}

async function allHolders(store: TenantStore) {
  const [people, clients] = await Promise.all([
    queryAll(store, personEntity, []),
    queryAll(store, clientEntity, []),
  ]);
  return { people, clients };
}
