import { type Right, type Rights, type Scope, scopeOf } from '@mingcha/http';
import { Problem } from '@mingcha/kernel';
import { rightName, scopeNames } from '@mingcha/kernel/labels';
import { adminRoleOf, forDepartments, roleRights } from '../access/rights.ts';
import { shippedRoles } from './role.ts';

/** Whether a scope holds another in it, whatever the departments are. */
const holds = (wide: Scope, narrow: Scope): boolean =>
  wide === narrow || wide === 'city' || narrow === 'own' || (narrow === 'department' && wide !== 'own');

function covers(rights: Rights, right: Right, scope: Scope): boolean {
  const held = scopeOf({ rights }, right);
  return held !== undefined && holds(held, scope);
}

/** What somebody does for departments who answers for them: given by administrators, who answer for none. */
const answering = ['subordinates', 'county'] as const;
const forOthers: readonly Rights[] = answering.map(
  (scope) =>
    new Map<Right, Scope>([...forDepartments, 'cases:*:sign' as const].map((right) => [right, scope])),
);

/**
 * The rights that somebody may give to others: those that they hold. Who has all rights of the tenant's administrators
 * gives those of its other shipped roles too.
 */
function givable(tenant: string, rights: Rights): readonly Rights[] {
  const administers = [...roleRights[adminRoleOf(tenant)]!].every((each) => covers(rights, ...each));
  if (!administers) return [rights];
  return [rights, ...forOthers, ...[...shippedRoles(tenant).values()].map((role) => role.rights)];
}

type Giver = { tenant: string; rights: Rights };

/** Throws the problem `beyond-own-rights` (403) where somebody gives, at one of the pointers, what they may not. */
export function requireGivable(
  { tenant, rights }: Giver,
  given: readonly { rights: Rights; pointer: (right: Right) => string }[],
): void {
  const from = givable(tenant, rights);
  const errors = given.flatMap((part) =>
    [...part.rights]
      .filter(([right, scope]) => !from.some((one) => covers(one, right, scope)))
      .map(([right, scope]) => ({
        pointer: part.pointer(right),
        message: `您没有“${rightName(right)}”（${scopeNames[scope]}）的权限，不能给予他人；请联系有此权限的管理员办理`,
      })),
  );
  if (errors.length === 0) return;
  throw new Problem({
    status: 403,
    code: 'beyond-own-rights',
    title: '超出您自己的权限',
    detail: errors[0]!.message,
    errors: errors.slice(0, 20),
  });
}

/** What a change adds to rights: new ones, and those that reach further. */
export const addedRights = (before: Rights, after: Rights): Rights =>
  new Map([...after].filter(([right, scope]) => !covers(before, right, scope)));
