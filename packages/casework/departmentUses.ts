import type { CompiledCaseType } from '@mingcha/cases';
import type { TenantStore } from '@mingcha/store';
import type { DepartmentUse } from '@mingcha/tenancy';
import { openTasksOf, unitsOf } from './access/concerned.ts';
import { casesOfDept } from './engine/pointers.ts';
import { caseEntity } from './kept/case.ts';
import { pointerEntity } from './kept/pointer.ts';
import type { CaseTypes } from './types/caseTypes.ts';

/** Beyond so many it is enough to know that there are many. */
const mostCounted = 100;
const pageSize = 100;

/** The open cases that a department handles or is asked in. Those that it only opened do not keep it. */
export async function departmentUses(
  types: CaseTypes,
  store: TenantStore,
  dept: string,
): Promise<DepartmentUse[]> {
  const found: string[] = [];
  for (const { compiled } of await types.all(store)) {
    if (found.length >= mostCounted) break;
    found.push(...(await openCasesOf(store, compiled, dept)));
  }
  return [
    {
      field: 'cases',
      count: found.length,
      what: found.length >= mostCounted ? '件以上未办结的事项' : '件未办结的事项',
      names: found,
      todo: '办结或改派这些事项',
    },
  ];
}

async function openCasesOf(store: TenantStore, compiled: CompiledCaseType, dept: string): Promise<string[]> {
  const { type, states } = compiled;
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.query(pointerEntity, [...casesOfDept(dept, type.name)], {
      cursor,
      limit: pageSize,
      newestFirst: true,
    });
    // A state that the definition of now does not have any more is taken for open.
    const open = page.items.filter(({ state }) => states.get(state)?.kind !== 'done');
    const cases = await store.getMany(
      caseEntity,
      open.map(({ id }) => ({ id })),
    );
    for (const one of cases) {
      if (!one) continue;
      const named = [...unitsOf(compiled, one), ...openTasksOf(compiled, one)];
      if (named.includes(dept))
        found.push(`${type.title}${one.number === undefined ? '' : ` ${one.number}`}`);
    }
    cursor = page.next ?? undefined;
  } while (cursor && found.length < mostCounted);
  return found.slice(0, mostCounted);
}
