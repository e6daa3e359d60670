import { type Page, pageRows, queryAll, type Stored, type TenantStore } from '@mingcha/store';
import { type Person, personEntity } from './person.ts';

type PeopleQuery = {
  q?: string | undefined;
  status?: Person['status'] | undefined;
  limit?: number;
  cursor?: string | undefined;
};

/** A page of people in the order in which they came; those whose name or login has `q` in it, those of a status. */
export async function findPeople(
  store: TenantStore,
  { q = '', status, ...page }: PeopleQuery,
): Promise<Page<Stored<Person>>> {
  if (q === '' && status === undefined) return store.query(personEntity, [], page);
  const text = q.toLowerCase();
  const all = await queryAll(store, personEntity, []);
  const found = all.filter(
    (one) =>
      (status === undefined || one.status === status) &&
      (one.name.toLowerCase().includes(text) || one.login.includes(text)),
  );
  return pageRows(store, `people ${status ?? ''} ${text}`, found, page);
}
