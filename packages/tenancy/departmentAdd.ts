import { actorOf, audit, type Principal } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { create, type Operation, type TenantStore, WriteConflict } from '@mingcha/store';
import { type Department, departmentEntity } from './department.ts';
import { parentStands } from './departmentTree.ts';
import { writeBeside } from './writeBeside.ts';

/** The id is another department's already. */
export const departmentExists = () =>
  problems.conflict('department-exists', '该部门编号已存在，请换一个编号。', {
    errors: [{ pointer: '/id', message: '该部门编号已存在，请换一个编号' }],
  });

/** Writes a department, below another only while the tree of departments stays one. */
export const writePlaced = (
  store: TenantStore,
  { id, parent }: Department,
  before: Department | undefined,
  ...operations: Operation[]
) =>
  parent === undefined || parent === before?.parent
    ? store.write(...operations)
    : writeBeside(
        store,
        operations,
        () => parentStands(store, id, parent),
        '同一时间有多人在调整部门的上下级，本次没有写入，请稍后再试。',
      );

/** Adds a department. Throws `department-exists` (409), or `invalid` (422) at `/parent`. */
export async function addDepartment(
  { principal, store }: { principal: Principal; store: TenantStore },
  item: Department,
  clock: Clock,
): Promise<void> {
  try {
    await writePlaced(
      store,
      item,
      undefined,
      create(departmentEntity, item),
      ...audit(clock, actorOf(principal), 'department.create', { id: item.id, name: item.name }),
    );
  } catch (error) {
    if (error instanceof WriteConflict) throw departmentExists();
    throw error;
  }
}
