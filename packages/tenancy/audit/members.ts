import type { AuditMember, Depts } from '@mingcha/http';
import { queryAll, type TenantStore } from '@mingcha/store';
import { clientEntity } from '../client.ts';
import { personEntity } from '../people/person.ts';

/** The people and clients in departments. What somebody did before they came was another department's affair. */
export async function membersOf(store: TenantStore, depts: Exclude<Depts, 'all'>): Promise<AuditMember[]> {
  const [people, clients] = await Promise.all([
    queryAll(store, personEntity, []),
    queryAll(store, clientEntity, []),
  ]);
  const isIn = ({ dept }: { dept?: string | undefined }) => dept !== undefined && depts.includes(dept);
  return [
    ...people.filter(isIn).map(({ id, deptSince: since }) => ({ sub: id, since })),
    ...clients.filter(isIn).map(({ id }) => ({ sub: id, since: undefined })),
  ];
}
