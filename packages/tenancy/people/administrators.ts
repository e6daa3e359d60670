import { hasRight, type Right } from '@mingcha/http';
import { Problem } from '@mingcha/kernel';
import { defineEntity, type Operation, put, queryAll, type TenantStore } from '@mingcha/store';
import { type Roles, rightsAmong } from '../roles/role.ts';
import { type Person, personEntity } from './person.ts';

/**
 * Its lock moves with every write that may take an administrator away, that changes a role, or that gives a role of the
 * tenant's own: so two of them cannot both be the last but one, and no role is given as it goes.
 */
const guardEntity = defineEntity<{ id: 'people' }>()({
  name: 'ADMINISTRATION',
  key: (of: { id: 'people' }) => ({ partition: [], sort: [of.id] }),
});
const guard = { id: 'people' } as const;

type Standing = Pick<Person, 'roles' | 'status'>;

/** The rights that somebody of a tenant must always have, with what they are for. */
const kept = { 'tenancy:write': '管理人员账号', 'roles:write': '管理岗位权限' } as const satisfies Partial<
  Record<Right, string>
>;
type KeptRight = keyof typeof kept;
export const keptRights = Object.keys(kept) as KeptRight[];

/** Those of the rights that must be kept that a person holds and may use. */
export function keptBy(roles: Roles, { roles: ids, status }: Standing): KeptRight[] {
  const rights = rightsAmong(roles, ids);
  return status === 'active' ? keptRights.filter((right) => hasRight({ rights }, right)) : [];
}

/** What moves the guard. To be read before all that the write depends on, and anew when that write lost a race. */
export async function guardMoves(store: TenantStore): Promise<Operation> {
  const known = await store.get(guardEntity, guard);
  return put(guardEntity, guard, known);
}

type Loss = {
  /** The roles as they will be. */
  roles: Roles;
  lost: readonly KeptRight[];
  /** Who loses them as a person; nobody where a role is changed. */
  person?: { id: string };
  pointer: string;
};

/**
 * Throws the problem `last-administrator` (409) at `pointer` where a write takes such rights from the last who has them; that
 * write has to move the guard.
 */
export async function requireAdministrator(
  store: TenantStore,
  { roles, lost, person, pointer }: Loss,
): Promise<void> {
  if (lost.length === 0) return;
  const others = (await queryAll(store, personEntity, [])).filter(({ id }) => id !== person?.id);
  const held = new Set(others.flatMap((other) => keptBy(roles, other)));
  const gone = lost.find((right) => !held.has(right));
  if (gone) throw lastAdministrator(pointer, kept[gone]);
}

function lastAdministrator(pointer: string, what: string): Problem {
  const detail = `这是最后一个能${what}的在用账号，停用、删除或改岗后将无人能够恢复。请先为另一名在岗人员设置管理员岗位，再作修改。`;
  return new Problem({
    status: 409,
    code: 'last-administrator',
    title: '至少保留一名管理员',
    detail,
    errors: [{ pointer, message: detail }],
  });
}
