import { hasRight } from '@mingcha/http';
import { Problem } from '@mingcha/kernel';
import { create, defineEntity, type Operation, queryAll, replace, type TenantStore } from '@mingcha/store';
import { rightsIn } from '../access/rights.ts';
import { type Person, personEntity } from './person.ts';

/** Its lock moves with every write that takes an administrator away, so that two of them cannot both be the last but one. */
const guardEntity = defineEntity<{ id: 'people' }>()({
  name: 'ADMINISTRATION',
  key: (of: { id: 'people' }) => ({ partition: [], sort: [of.id] }),
});
const guard = { id: 'people' } as const;

type Standing = Pick<Person, 'roles' | 'status'>;

/** Whether a person may sign in and manage the tenant's people. */
export const administers = (tenant: string, { roles, status }: Standing): boolean =>
  status === 'active' && hasRight({ rights: rightsIn(tenant, roles) }, 'tenancy:write');

/**
 * What a write that takes the administration from a person has to include; to be read anew when that write lost a race.
 * Throws the problem `last-administrator` (409) at `pointer` where nobody else manages the tenant's people.
 */
export async function administratorRemains(
  store: TenantStore,
  person: { id: string },
  pointer: string,
): Promise<Operation[]> {
  const known = await store.get(guardEntity, guard);
  const others = (await queryAll(store, personEntity, [])).filter(({ id }) => id !== person.id);
  if (!others.some((other) => administers(store.tenant, other))) throw lastAdministrator(pointer);
  return [known ? replace(guardEntity, guard, known.lock) : create(guardEntity, guard)];
}

function lastAdministrator(pointer: string): Problem {
  const detail =
    '这是最后一个能管理人员账号的在用账号，停用、删除或改岗后将无人能够恢复。请先为另一名在岗人员设置管理员岗位，再作修改。';
  return new Problem({
    status: 409,
    code: 'last-administrator',
    title: '至少保留一名管理员',
    detail,
    errors: [{ pointer, message: detail }],
  });
}
