import { problems } from '@mingcha/kernel';
import { type KnownRole, namesAmong, type Roles } from './role.ts';

/** Throws the problem `invalid` where one of the roles, each at its pointer, is none of those that may be chosen. */
export function requireRoles(
  roles: Roles,
  chosen: readonly { role: string; pointer: string }[],
  may: (role: KnownRole) => boolean = () => true,
): void {
  const known = [...roles.values()].filter(may);
  const errors = chosen
    .filter(({ role }) => !known.some(({ id }) => id === role))
    .map(({ role, pointer }) => ({
      pointer,
      message: `本地区不能设置“${namesAmong(roles, [role])[0]}”，可选：${known.map(({ name }) => name).join('、')}`,
    }));
  if (errors.length > 0) throw problems.invalid(errors);
}
