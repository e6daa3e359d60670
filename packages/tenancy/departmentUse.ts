import { problems } from '@mingcha/kernel';
import {
  check,
  defineEntity,
  type Entity,
  type Operation,
  put,
  queryAll,
  remove,
  type Stored,
  type TenantStore,
} from '@mingcha/store';
import { clientEntity } from './client.ts';
import { type Department, departmentEntity } from './department.ts';
import { treeIsAsSeen } from './departmentTree.ts';
import { personEntity } from './people/person.ts';
import { writeBeside } from './writeBeside.ts';

/**
 * Its lock moves whenever somebody is put into the department, so that a removal that looked before is refused. It
 * outlives the department: a lock that began anew could be mistaken for the one that was seen.
 */
const useEntity = defineEntity<{ dept: string }>()({
  name: 'DEPARTMENT_USE',
  key: (of: { dept: string }) => ({ partition: [], sort: [of.dept] }),
});

type Naming = { name: string; dept?: string | undefined };

/** What keeps a department, such as the measures that it leads. */
export type DepartmentUse = {
  /** Its member of the problem. */
  field: string;
  count: number;
  /** A Chinese measure word and noun, such as 个人员账号. */
  what: string;
  names: readonly string[];
  /** What to do with them, in Chinese. */
  todo: string;
};
/** Finds what of one part of the system keeps a department; with `count` 0 where nothing does. */
export type FindDepartmentUses = (store: TenantStore, dept: string) => Promise<readonly DepartmentUse[]>;

const namesTold = 3;
const busy = '同一时间有多人在增减该部门的人员，本次没有写入，请稍后再试。';

/** Throws the problem `invalid` at `/dept` unless the department exists. */
export async function requireDepartment(store: TenantStore, id: string): Promise<Stored<Department>> {
  const department = await store.get(departmentEntity, { id });
  if (department) return department;
  const message = `部门 ${id} 不存在，请改填已有部门的编号，或先新增这个部门`;
  throw problems.invalid([{ pointer: '/dept', message }]);
}

/**
 * What a write that puts somebody into a department has to include, so that it exists then; to be read anew when that
 * write lost a race. Throws the problem `invalid` where it does not exist.
 */
export async function departmentStands(store: TenantStore, dept: string): Promise<Operation[]> {
  const [department, use] = await Promise.all([
    requireDepartment(store, dept),
    store.get(useEntity, { dept }),
  ]);
  return [check(departmentEntity, department, department.lock), put(useEntity, use ?? { dept }, use)];
}

/**
 * Removes a department that nobody is in and that none of `finders` finds a use of; `operations` go into the same write.
 * Throws the problem `department-in-use` (409) that says who and what still is.
 */
export async function removeDepartment(
  store: TenantStore,
  department: Stored<Department>,
  finders: readonly FindDepartmentUses[],
  ...operations: Operation[]
): Promise<void> {
  const dept = department.id;
  const removal = remove(departmentEntity, department, department.lock);
  const unused = async () => {
    const use = await store.get(useEntity, { dept });
    const treeSeen = await treeIsAsSeen(store);
    const uses = await Promise.all([membersUses, ...finders].map((find) => find(store, dept)));
    if (uses.flat().some(({ count }) => count > 0)) throw inUse(uses.flat());
    return [check(useEntity, { dept }, use?.lock ?? null), treeSeen];
  };
  await writeBeside(store, [removal, ...operations], unused, busy);
}

/** The names of those in a department. A city has some hundred people and some dozen clients. */
async function membersOf<T extends Naming, K>(store: TenantStore, entity: Entity<T, K>, dept: string) {
  const all = await queryAll(store, entity, []);
  return all.filter((item) => item.dept === dept).map(({ name }) => name);
}

async function membersUses(store: TenantStore, dept: string): Promise<DepartmentUse[]> {
  const [people, clients, below] = await Promise.all([
    membersOf(store, personEntity, dept),
    membersOf(store, clientEntity, dept),
    queryAll(store, departmentEntity, []),
  ]);
  const children = below.filter(({ parent }) => parent === dept).map(({ name }) => name);
  return [
    {
      field: 'people',
      count: people.length,
      what: '个人员账号',
      names: people,
      todo: '为这些人员改换部门',
    },
    { field: 'clients', count: clients.length, what: '个系统接口', names: clients, todo: '停用这些接口' },
    {
      field: 'departments',
      count: children.length,
      what: '个下级部门',
      names: children,
      todo: '为这些下级部门改换上级',
    },
  ];
}

function inUse(all: readonly DepartmentUse[]) {
  const uses = all.filter(({ count }) => count > 0);
  const parts = uses.map(({ count, what, names }) => {
    const some = names.slice(0, namesTold).join('、');
    return `${count} ${what}（${names.length > namesTold ? `${some}等` : some}）`;
  });
  const todo = uses.map((use) => use.todo).join('，');
  const counts = Object.fromEntries(all.map(({ field, count }) => [field, count]));
  return problems.conflict(
    'department-in-use',
    `该部门还有 ${parts.join('和')}。请先${todo}，再删除部门。`,
    counts,
  );
}
