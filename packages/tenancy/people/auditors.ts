import { type Principal, requireSecond } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Person } from './person.ts';

const audits = ({ roles, status }: Pick<Person, 'roles' | 'status'>): boolean =>
  status === 'active' && roles.includes('auditor');

/**
 * Whether a change takes an auditor away whom nobody else has agreed to lose: it is kept as a proposal then. Throws
 * `second-person` (403) for who proposed it.
 */
export function mustWait(before: Person, after: Person, principal: Principal): boolean {
  if (!audits(before) || audits(after)) return false;
  if (!before.leaving) return true;
  requireSecond(
    before.leaving,
    principal,
    (proposer) => `停用监督审计人员或取消其岗位由${proposer}提出，须由另一名管理员作同样的修改后才生效。`,
  );
  return false;
}

/** Throws `auditor-active` (409) for an auditor, whose account is not removed before another person agreed to close it. */
export function requireNoAuditor(person: Person): void {
  if (audits(person))
    throw problems.conflict('auditor-active', '监督审计人员的账号须先停用（由另一名管理员同意），再删除。');
}
