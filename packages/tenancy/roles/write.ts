import { hasRight } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { rightName, scopeNames } from '@mingcha/kernel/labels';
import type { Operation, Stored, TenantStore } from '@mingcha/store';
import { guardMoves, keptRights, requireAdministrator } from '../people/administrators.ts';
import { requireHoldersApart } from '../people/apart.ts';
import { writeBeside } from '../writeBeside.ts';
import { countHolders } from './holders.ts';
import { type KnownRole, loadRoles, type OwnRole, type Roles, rightsOfReach, roleEntity } from './role.ts';

/** Of one tenant. */
const mostRoles = 100;

export const audited = ({ id, name }: OwnRole) => ({ id, name });

/** A role as the audit log shows it. */
export const roleLabels = {
  fields: { name: '名称', reach: '权限' },
  show: (field: string, value: unknown): unknown =>
    field === 'reach' && value !== undefined
      ? Object.entries(value as OwnRole['reach'])
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([right, scope]) => `${rightName(right)}（${scopeNames[scope]}）`)
      : value,
};

/** Throws `not-found` where the tenant has no such role. */
export function shownRole(roles: Roles, id: string): KnownRole {
  const known = roles.get(id);
  if (!known) throw problems.notFound('该岗位');
  return known;
}

/** A role of the tenant's own. Throws `not-found`, and `role-shipped` (409) for those that are the same everywhere. */
export async function loadOwn(store: TenantStore, id: string): Promise<Stored<OwnRole>> {
  if (shownRole(await loadRoles(store), id).shipped)
    throw problems.conflict(
      'role-shipped',
      '系统自带的岗位不能修改或删除。请先复制为本地区自设的岗位，再作修改。',
    );
  const own = await store.get(roleEntity, { id });
  if (!own) throw problems.notFound('该岗位');
  return own;
}

const atName = (message: string) => problems.invalid([{ pointer: '/name', message }]);

function checkList(roles: Roles, { id, name }: OwnRole): void {
  const others = [...roles.values()].filter((role) => role.id !== id);
  if (others.some((role) => role.name === name)) throw atName(`已有名为“${name}”的岗位，请换一个名称`);
  if (others.filter(({ shipped }) => !shipped).length >= mostRoles)
    throw atName(`自设的岗位最多 ${mostRoles} 个，请先删除不用的`);
}

async function checkUnused(store: TenantStore, { id }: OwnRole): Promise<void> {
  const counts = await countHolders(store);
  const [people, clients] = [counts.people(id), counts.clients(id)];
  if (people + clients === 0) return;
  throw problems.conflict(
    'role-in-use',
    `还有 ${people} 个人员账号和 ${clients} 个系统接口使用该岗位。请先为这些人员改换岗位、停用这些接口，再删除。`,
    { people, clients },
  );
}

type Change = { before?: OwnRole; after?: OwnRole };

/** What the write of a role depends on. Throws the problems of these. */
async function conditionsOf(store: TenantStore, { before, after }: Change): Promise<Operation[]> {
  const moves = await guardMoves(store);
  const known = await loadRoles(store);
  if (after) checkList(known, after);
  if (before && !after) await checkUnused(store, before);
  const roles = new Map(known);
  if (after)
    roles.set(after.id, { ...after, rights: rightsOfReach(after.reach), forPeople: true, shipped: false });
  else if (before) roles.delete(before.id);
  if (after) await requireHoldersApart(store, after.id, { before: known, after: roles });
  const holds = (role: OwnRole | undefined, right: (typeof keptRights)[number]) =>
    role !== undefined && hasRight({ rights: rightsOfReach(role.reach) }, right);
  const lost = keptRights.filter((right) => holds(before, right) && !holds(after, right));
  await requireAdministrator(store, { roles, lost, pointer: '/reach' });
  return [moves];
}

/** Writes a role's beginning, change or end, if what it depends on still holds. */
export const writeRole = (
  store: TenantStore,
  change: Change,
  operations: readonly Operation[],
): Promise<void> =>
  writeBeside(
    store,
    operations,
    () => conditionsOf(store, change),
    '同一时间有多人在修改岗位或人员账号，本次没有写入，请稍后再试。',
  );
