import { hasRight, scopeOf } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { queryAll, type TenantStore } from '@mingcha/store';
import { type KnownRole, type Roles, rolesAmong } from '../roles/role.ts';
import { keptRights } from './administrators.ts';
import { personEntity } from './person.ts';

const administers = ({ rights }: KnownRole): boolean =>
  keptRights.some((right) => hasRight({ rights }, right));

/** Whether a role is for auditing: it reads what all of the tenant's people did, and administers none of them. */
const audits = (role: KnownRole): boolean =>
  !administers(role) && scopeOf({ rights: role.rights }, 'audit:read') === 'city';

/** Whether somebody with these roles would audit what they administer themselves. */
export function auditsThemselves(roles: Roles, ids: readonly string[]): boolean {
  const held = rolesAmong(roles, ids);
  return held.some(audits) && held.some(administers);
}

const instead = '监督审计人员不能同时管理账号或岗位权限，请由另一人担任其中一项。';

/** Throws `invalid` (422) at the pointer where somebody would audit what they administer themselves. */
export function requireApart(roles: Roles, ids: readonly string[], pointer: string): void {
  if (auditsThemselves(roles, ids)) throw problems.invalid([{ pointer, message: instead }]);
}

const mostNames = 5;

/**
 * Throws `invalid` (422) at `/reach` where the change of a role makes auditors of who administers, or the other way round. The
 * write has to move the guard of the administrators, which every write that gives such a role moves too.
 */
export async function requireHoldersApart(
  store: TenantStore,
  role: string,
  { before, after }: { before: Roles; after: Roles },
): Promise<void> {
  const people = await queryAll(store, personEntity, []);
  const both = people.filter(
    ({ roles, status }) =>
      status === 'active' &&
      roles.includes(role) &&
      auditsThemselves(after, roles) &&
      !auditsThemselves(before, roles),
  );
  if (both.length === 0) return;
  const names = both.slice(0, mostNames).map(({ name }) => name);
  const more = both.length > mostNames ? `等 ${both.length} 人` : '';
  const message = `${names.join('、')}${more}有此岗位，这样修改后会既监督审计，又管理账号或岗位权限。请先取消他们的其中一个岗位，再作修改。`;
  throw problems.invalid([{ pointer: '/reach', message }]);
}
