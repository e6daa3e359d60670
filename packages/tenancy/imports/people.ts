import type { Principal } from '@mingcha/http';
import { cellFaults, faultsOf, partsOf, type SheetFault, type SheetRow } from '@mingcha/http/sheets';
import { Problem } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { allDepartments, type Department } from '../department.ts';
import { checkNewPerson } from '../people/add.ts';
import { type NewPerson, newPerson } from '../people/person.ts';
import { loadRoles, type Roles } from '../roles/role.ts';
import type { TenancyDeps } from '../routes.ts';
import { byName } from './named.ts';

export const peopleColumns = {
  login: {
    header: '登录名',
    required: true,
    note: '3 至 40 位小写字母、数字或 . _ -，不能与已有的重复',
    example: 'zhang.san',
  },
  name: { header: '姓名', required: true, note: '不超过 40 字', example: '张三' },
  roles: {
    header: '岗位',
    required: true,
    note: '本地区的岗位名称，多个用顿号分隔；不能超出您自己的权限',
    example: '执法检查人员',
  },
  dept: { header: '部门', note: '部门的名称、简称、别名或编号', example: '市市场监督管理局' },
  inspector: { header: '执法检查人员编号', note: '本人在执法检查人员名录库中的编号', example: 'JC-1001' },
} as const;
type Field = keyof typeof peopleColumns;

type Office = { roles: Roles; find: (text: string) => Department[] };

function personOf(line: SheetRow<Field>, { roles, find }: Office): NewPerson | SheetFault[] {
  const { row, cells } = line;
  const faults: SheetFault[] = [];
  const fault = (field: Field, code: string, message: string) =>
    faults.push({ row, column: peopleColumns[field].header, code, message });
  const ids = partsOf(cells.roles).flatMap((text) => {
    const known = [...roles].filter(([id, role]) => role.name === text || id === text);
    if (known.length === 1) return [known[0]![0]];
    fault('roles', 'role-unknown', `没有名为“${text.slice(0, 40)}”的岗位，请对照“岗位与权限”填写`);
    return [];
  });
  const named = cells.dept === '' ? [] : find(cells.dept);
  if (cells.dept !== '' && named.length !== 1)
    fault(
      'dept',
      'department-unknown',
      named.length === 0
        ? `没有名为“${cells.dept.slice(0, 60)}”的部门，请先新增部门，或改正名称`
        : `有 ${named.length} 个部门叫“${cells.dept.slice(0, 60)}”，请改填部门编号`,
    );
  const given = newPerson.safeParse({
    login: cells.login,
    name: cells.name,
    // What is wrong with roles is said above; the other cells are looked at all the same.
    roles: ids.length === 0 && faults.length > 0 ? ['unknown'] : [...new Set(ids)],
    ...(named[0] && { dept: named[0].id }),
    ...(cells.inspector !== '' && { inspector: cells.inspector }),
  });
  if (given.success) return faults.length > 0 ? faults : given.data;
  return [...faults, ...cellFaults(given.error, line, peopleColumns)];
}

/** Says of rows that repeat a login or an inspector's number of a row before them where that is. */
function repeats(rows: readonly SheetRow<Field>[]): SheetFault[] {
  return (['login', 'inspector'] as const).flatMap((field) => {
    const first = new Map<string, number>();
    return rows.flatMap(({ row, cells }) => {
      const before = first.get(cells[field]);
      if (cells[field] !== '' && before === undefined) first.set(cells[field], row);
      if (before === undefined) return [];
      const message = `与第 ${before} 行重复，请改正其中一行`;
      return [{ row, column: peopleColumns[field].header, code: 'repeated', message }];
    });
  });
}

/**
 * Checks the rows of a sheet of people as each of them would be added singly, by the same person and with the same rights,
 * and against the rows before it.
 */
export async function checkPeople(
  by: { principal: Principal; store: TenantStore },
  rows: readonly SheetRow<Field>[],
  deps: Pick<TenancyDeps, 'clock' | 'identities' | 'isInspector'>,
) {
  const [roles, departments] = await Promise.all([loadRoles(by.store), allDepartments(by.store)]);
  const office = { roles, find: byName(departments) };
  const ready: { row: number; given: NewPerson; shown: Record<Field, string> }[] = [];
  const faults = repeats(rows);
  for (const line of rows) {
    const { row, cells } = line;
    const given = personOf(line, office);
    if (Array.isArray(given)) {
      faults.push(...given);
      continue;
    }
    try {
      await checkNewPerson(by, given, deps);
      ready.push({ row, given, shown: cells });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      faults.push(...faultsOf(error, row, peopleColumns));
    }
  }
  return { ready, faults };
}
