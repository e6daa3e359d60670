import { type Page, pageRows, queryAll, type Stored, type TenantStore } from '@mingcha/store';
import { type Person, personEntity } from './person.ts';

type PeopleQuery = {
  q?: string | undefined;
  status?: Person['status'] | undefined;
  dept?: string | undefined;
  limit?: number;
  cursor?: string | undefined;
};

/** A page of people in the order in which they came; those whose name or login has `q` in it, those of a status or a department. */
export async function findPeople(
  store: TenantStore,
  { q = '', status, dept, ...page }: PeopleQuery,
): Promise<Page<Stored<Person>>> {
  if (q === '' && status === undefined && dept === undefined) return store.query(personEntity, [], page);
  const text = q.toLowerCase();
  const all = await queryAll(store, personEntity, []);
  const found = all.filter(
    (one) =>
      (status === undefined || one.status === status) &&
      (dept === undefined || one.dept === dept) &&
      (one.name.toLowerCase().includes(text) || one.login.includes(text)),
  );
  return pageRows(store, `people ${status ?? ''} ${dept ?? ''} ${text}`, found, page);
}
