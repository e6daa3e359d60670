import type { Reach } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { check, defineEntity, type Operation, put, queryAll, type TenantStore } from '@mingcha/store';
import { type Department, departmentEntity } from './department.ts';

export type Placed = Pick<Department, 'id' | 'parent' | 'division'>;

/** Levels of departments, such as 市局, 县局, 所 and one to spare. */
const mostLevels = 4;

/** Its lock moves with every change of the tree, so that two changes, each good alone, cannot make a circle. */
const treeEntity = defineEntity<{ id: 'tree' }>()({
  name: 'DEPARTMENT_TREE',
  key: (of: { id: 'tree' }) => ({ partition: [], sort: [of.id] }),
});
const tree = { id: 'tree' } as const;

/** A department and all below it. */
export function withSubordinates(all: readonly Placed[], id: string): Set<string> {
  const found = new Set([id]);
  for (const at of found) for (const one of all) if (one.parent === at) found.add(one.id);
  return found;
}

const countyOf = ({ division }: Placed) => division.slice(0, 6);

/** The departments around one. */
export function reachOf(all: readonly Placed[], id: string): Reach {
  const own = all.find((one) => one.id === id);
  const near = own ? all.filter((one) => countyOf(one) === countyOf(own)) : [];
  return {
    subordinates: [...withSubordinates(all, id)].sort(),
    county: [...new Set([id, ...near.map((one) => one.id)])].sort(),
  };
}

/** Levels from a department down to its lowest, itself counted. */
const levelsBelow = (all: readonly Placed[], id: string): number =>
  1 + Math.max(0, ...all.filter(({ parent }) => parent === id).map((one) => levelsBelow(all, one.id)));

/** Levels from a department up to its highest, itself counted. */
function levelsAbove(all: readonly Placed[], id: string): number {
  const parent = all.find((one) => one.id === id)?.parent;
  return parent === undefined ? 1 : 1 + levelsAbove(all, parent);
}

const refused = (message: string) => problems.invalid([{ pointer: '/parent', message }]);

/** Throws the problem `invalid` at `/parent` where a department cannot have that parent; `all` is free of circles. */
export function checkParent(all: readonly Department[], id: string, parent: string): void {
  if (!all.some((one) => one.id === parent))
    throw refused(`部门 ${parent} 不存在，请改填已有部门的编号，或先新增这个部门`);
  if (parent === id) throw refused('上级不能是本部门，请改选其他部门，或不设上级');
  if (withSubordinates(all, id).has(parent))
    throw refused('所选部门是本部门的下级，不能同时作为上级。请改选其他部门，或先调整它的上级');
  if (levelsAbove(all, parent) + levelsBelow(all, id) > mostLevels)
    throw refused(`部门最多 ${mostLevels} 级，请改选更高一级的部门作为上级`);
}

/**
 * What the write of a department below another has to include, so that the tree stays one; to be read anew when that write
 * lost a race. Throws the problem `invalid` at `/parent` where it cannot have that parent.
 */
export async function parentStands(store: TenantStore, id: string, parent: string): Promise<Operation[]> {
  const [known, all] = [await store.get(treeEntity, tree), await queryAll(store, departmentEntity, [])];
  checkParent(all, id, parent);
  const { lock } = all.find((one) => one.id === parent)!;
  return [put(treeEntity, tree, known), check(departmentEntity, { id: parent }, lock)];
}

/** What the removal of a department has to include, so that nothing is put below it meanwhile. */
export async function treeIsAsSeen(store: TenantStore): Promise<Operation> {
  return check(treeEntity, tree, (await store.get(treeEntity, tree))?.lock ?? null);
}
