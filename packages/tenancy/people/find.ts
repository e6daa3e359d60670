import { type Page, type PageQuery, queryWanted, type Stored, type TenantStore } from '@mingcha/store';
import { type Person, personEntity } from './person.ts';

type Filters = {
  status?: Person['status'] | undefined;
  dept?: string | undefined;
  role?: string | undefined;
};
/** A page of people in the order in which they came; those of a status, a department and a role. */
export const findPeople = (
  store: TenantStore,
  { status, dept, role }: Filters,
  page: PageQuery,
): Promise<Page<Stored<Person>>> =>
  queryWanted(
    store,
    personEntity,
    [],
    {
      wanted: (one) =>
        (status === undefined || one.status === status) &&
        (dept === undefined || one.dept === dept) &&
        (role === undefined || one.roles.includes(role)),
    },
    page,
  );
