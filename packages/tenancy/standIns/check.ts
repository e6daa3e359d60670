import type { Principal } from '@mingcha/http';
import { addDays, problems } from '@mingcha/kernel';
import { check, type Operation, type TenantStore } from '@mingcha/store';
import { auditsThemselves } from '../people/apart.ts';
import { personEntity } from '../people/person.ts';
import { loadRoles, rolesFor } from '../roles/role.ts';
import type { StandIn } from './standIn.ts';

/** The longest appointment. */
const mostDays = 366;

export const notApart = '监督审计人员与管理账号或岗位权限的人员不能互相代办，请选择本部门的其他人员。';

/** What is wrong with the days of an appointment, as pointers with Chinese texts. */
export function wrongDays({ from, until }: Pick<StandIn, 'from' | 'until'>, today: string) {
  if (until < from) return [{ pointer: '/until', message: '止日不能早于起日。' }];
  if (until < today) return [{ pointer: '/until', message: '止日已经过去，请改填今天或以后的日期。' }];
  if (until > addDays(from, mostDays))
    return [{ pointer: '/until', message: '最长一年；到期后可以再次指定。' }];
  return [];
}

/**
 * The name of a stand-in, and what the appointment depends on: another person of the same department with a working account.
 * Throws `invalid` (422) at `/standIn` where it is not.
 */
export async function standInStands(
  store: TenantStore,
  { tenant, sub, dept, roles: own }: Principal,
  standIn: string,
): Promise<{ name: string; stands: Operation }> {
  const refused = (message: string) => problems.invalid([{ pointer: '/standIn', message }]);
  if (dept === undefined) throw refused('您不属于任何部门，不能指定代办人；请联系市级管理员。');
  if (standIn === sub) throw refused('不能指定本人，请选择同一部门的其他人员。');
  const person = await store.get(personEntity, { id: standIn });
  if (!person) throw refused('没有这名人员，请重新选择。');
  if (person.status !== 'active') throw refused('该人员的账号已停用，请选择其他人员。');
  if (person.dept !== dept) throw refused('代办人须与您在同一部门，请选择本部门的人员。');
  const roles = [...own, ...person.roles];
  if (auditsThemselves(await rolesFor(tenant, roles, () => loadRoles(store)), roles)) throw refused(notApart);
  return { name: person.name, stands: check(personEntity, person, person.lock) };
}
