import { setTimeout as wait } from 'node:timers/promises';
import { problems } from '@mingcha/kernel';
import {
  check,
  create,
  defineEntity,
  type Entity,
  type Operation,
  remove,
  replace,
  type Stored,
  type TenantStore,
  WriteConflict,
} from '@mingcha/store';
import { clientEntity } from './client.ts';
import { type Department, departmentEntity } from './department.ts';
import { personEntity } from './person.ts';

/**
 * Its lock moves whenever somebody is put into the department, so that a removal that looked before is refused. It
 * outlives the department: a lock that began anew could be mistaken for the one that was seen.
 */
const useEntity = defineEntity<{ dept: string }>()({
  name: 'DEPARTMENT_USE',
  key: (of: { dept: string }) => ({ partition: [], sort: [of.dept] }),
});

type Naming = { name: string; dept?: string | undefined };

const maxTries = 8;
const namesTold = 3;

/** Throws the problem `invalid` at `/dept` unless the department exists. */
export async function requireDepartment(store: TenantStore, id: string): Promise<Stored<Department>> {
  const department = await store.get(departmentEntity, { id });
  if (department) return department;
  const message = `部门 ${id} 不存在，请改填已有部门的编号，或先新增这个部门`;
  throw problems.invalid([{ pointer: '/dept', message }]);
}

/**
 * Writes what puts somebody into a department, only while that exists; `undefined` means into none.
 * Throws the problem `invalid` where it does not exist.
 */
export async function writeInto(
  store: TenantStore,
  dept: string | undefined,
  ...operations: Operation[]
): Promise<void> {
  if (dept === undefined) return store.write(...operations);
  await writeBeside(store, operations, async () => {
    const [department, use] = await Promise.all([
      requireDepartment(store, dept),
      store.get(useEntity, { dept }),
    ]);
    return [
      check(departmentEntity, department, department.lock),
      use ? replace(useEntity, use, use.lock) : create(useEntity, { dept }),
    ];
  });
}

/**
 * Removes a department that nobody is in; `operations` go into the same write.
 * Throws the problem `department-in-use` (409) that tells who still is.
 */
export async function removeDepartment(
  store: TenantStore,
  department: Department,
  lock: number,
  ...operations: Operation[]
): Promise<void> {
  const dept = department.id;
  await writeBeside(store, [remove(departmentEntity, department, lock), ...operations], async () => {
    const use = await store.get(useEntity, { dept });
    const [people, clients] = await Promise.all([
      membersOf(store, personEntity, dept),
      membersOf(store, clientEntity, dept),
    ]);
    if (people.length + clients.length > 0) throw inUse(people, clients);
    return [check(useEntity, { dept }, use?.lock ?? null)];
  });
}

/** Writes with conditions on what was just read; when only those failed, reads and tries again. */
async function writeBeside(store: TenantStore, own: Operation[], conditions: () => Promise<Operation[]>) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.write(...own, ...(await conditions()));
    } catch (error) {
      const again = error instanceof WriteConflict && error.failed.every((at) => at >= own.length);
      if (!again || attempt === maxTries) throw error;
      await wait(Math.random() * 10 * 2 ** attempt);
    }
  }
}

/** The names of those in a department. A city has some hundred people and some dozen clients. */
async function membersOf<T extends Naming, K>(store: TenantStore, entity: Entity<T, K>, dept: string) {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.query(entity, [], { limit: 1_000, cursor });
    names.push(...page.items.filter((item) => item.dept === dept).map(({ name }) => name));
    cursor = page.next ?? undefined;
  } while (cursor);
  return names;
}

function inUse(people: string[], clients: string[]) {
  const told = (names: string[], what: string, todo: string) => {
    const some = names.slice(0, namesTold).join('、');
    const list = names.length > namesTold ? `${some}等` : some;
    return names.length === 0 ? [] : [{ who: `${names.length} 个${what}（${list}）`, todo }];
  };
  const parts = [
    ...told(people, '人员账号', '为这些人员改换部门'),
    ...told(clients, '系统接口', '停用这些接口'),
  ];
  const who = parts.map((part) => part.who).join('和');
  const todo = parts.map((part) => part.todo).join('、');
  return problems.conflict('department-in-use', `还有 ${who}属于该部门。请先${todo}，再删除部门。`, {
    people: people.length,
    clients: clients.length,
  });
}
