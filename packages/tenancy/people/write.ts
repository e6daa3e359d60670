import type { Principal } from '@mingcha/http';
import type { Operation, TenantStore } from '@mingcha/store';
import { departmentStands } from '../departmentUse.ts';
import { requireRoles } from '../roles/choose.ts';
import { requireGivable } from '../roles/give.ts';
import { loadRoles, type Roles, rightsAmong, rolesFor, shippedRoles } from '../roles/role.ts';
import { writeBeside } from '../writeBeside.ts';
import { guardMoves, keptBy, requireAdministrator } from './administrators.ts';
import { requireApart } from './apart.ts';
import { type FindInspector, inspectorRowIs } from './inspectorRow.ts';
import type { Person } from './person.ts';

type Change = { before?: Person; after?: Person };

/** The roles that a change gives: new ones, and all where an account is opened again. */
function givenRoles({ before, after }: Change) {
  const kept = before?.status === 'active' ? before.roles : [];
  const all = (after?.roles ?? []).map((role, i) => ({ role, pointer: `/roles/${i}` }));
  return after?.status === 'active' ? all.filter(({ role }) => !kept.includes(role)) : [];
}

/** The roles that a change of a person is about. */
export const rolesOfChange = (store: TenantStore, { before, after }: Change): Promise<Roles> =>
  rolesFor(store.tenant, [...(before?.roles ?? []), ...(after?.roles ?? [])], () => loadRoles(store));

/**
 * Throws the problem `invalid` for a role that people of the tenant cannot have, and `beyond-own-rights` (403) for a role that
 * gives more than the giver holds.
 */
export function requirePersonRoles(giver: Principal, roles: Roles, change: Change): void {
  const before = change.before?.roles ?? [];
  const all = (change.after?.roles ?? []).map((role, i) => ({ role, pointer: `/roles/${i}` }));
  // One that was given before roles were bound to kinds of tenants may stay until the roles are changed.
  const isChanged = before.join() !== change.after?.roles.join();
  if (isChanged) requireRoles(roles, all, ({ forPeople }) => forPeople);
  requireGivable(
    giver,
    givenRoles(change).map(({ role, pointer }) => ({
      rights: rightsAmong(roles, [role]),
      pointer: () => pointer,
    })),
  );
}

/**
 * What the write of a person depends on: their department exists, their row of the inspector roster is theirs alone, the
 * roles that they are given are there, who works does not both audit and administer, and the tenant keeps an administrator.
 * Throws the problems of these.
 */
export async function conditionsOf(
  store: TenantStore,
  change: Change,
  isInspector: FindInspector,
): Promise<Operation[]> {
  const { before, after } = change;
  const moved = after?.dept !== undefined && after.dept !== before?.dept ? after.dept : undefined;
  const shipped = shippedRoles(store.tenant);
  const ofOwn = [...(before?.roles ?? []), ...(after?.roles ?? [])].some((role) => !shipped.has(role));
  const moves = ofOwn && (await guardMoves(store));
  const roles = await rolesOfChange(store, change);
  requireRoles(roles, givenRoles(change));
  if (after?.status === 'active') {
    const isSame = before?.roles.join() === after.roles.join();
    requireApart(roles, after.roles, isSame ? '/status' : '/roles');
  }
  const stays = after ? keptBy(roles, after) : [];
  const lost = before ? keptBy(roles, before).filter((right) => !stays.includes(right)) : [];
  const pointer = after === undefined ? '' : after.status === 'disabled' ? '/status' : '/roles';
  const guard = moves || (lost.length > 0 && (await guardMoves(store)));
  if (guard)
    await requireAdministrator(store, {
      roles: await loadRoles(store),
      lost,
      ...(before && { person: before }),
      pointer,
    });
  return [
    ...(guard ? [guard] : []),
    ...(moved === undefined ? [] : await departmentStands(store, moved)),
    ...(await inspectorRowIs(store, { before, after }, isInspector)),
  ];
}

/** Writes a person's change, beginning or end, if what it depends on still holds. */
export async function writePerson(
  store: TenantStore,
  change: Change,
  isInspector: FindInspector,
  ...operations: Operation[]
): Promise<void> {
  const conditions = () => conditionsOf(store, change, isInspector);
  await writeBeside(
    store,
    operations,
    conditions,
    '同一时间有多人在修改人员账号，本次没有写入，请稍后再试。',
  );
}
