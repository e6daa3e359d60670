import { cellFaults, faultsOf, partsOf, type SheetFault, type SheetRow } from '@mingcha/http/sheets';
import { Problem } from '@mingcha/kernel';
import { departmentKindNames } from '@mingcha/kernel/labels';
import type { TenantStore } from '@mingcha/store';
import { allDepartments, type Department, departmentSchema } from '../department.ts';
import { departmentExists } from '../departmentAdd.ts';
import { checkParent } from '../departmentTree.ts';
import { byName, divisionOf } from './named.ts';

const kinds = Object.entries(departmentKindNames);
const kindNames = kinds.map(([, name]) => name).join('、');

export const departmentColumns = {
  id: {
    header: '编号',
    required: true,
    note: '3 至 40 位小写字母、数字或连字符，以后不能改',
    example: '620300-scjg',
  },
  name: { header: '名称', required: true, note: '2 至 60 字', example: '市市场监督管理局' },
  short: { header: '简称', required: true, note: '不超过 20 字', example: '市市场监管局' },
  parent: {
    header: '上级部门',
    note: '已有部门或本表中部门的名称、简称、别名或编号',
    example: '市市场监督管理局',
  },
  division: {
    header: '区划',
    required: true,
    note: '6 或 12 位区划代码，或本市及其区县的名称',
    example: '620302',
  },
  kind: { header: '类别', note: `${kindNames}；不填为市级部门`, example: '市级部门' },
  aliases: { header: '别名', note: '多个用顿号分隔', example: '市场局、工商局' },
} as const;
type Field = keyof typeof departmentColumns;

type Waiting = { row: number; given: Department; shown: Record<Field, string> };

/** A department without what is above it, which may be one of the sheet. */
function departmentOf(line: SheetRow<Field>, tenant: string): Department | SheetFault[] {
  const { row, cells } = line;
  const kind = kinds.find(([, name]) => name === cells.kind)?.[0];
  const faults: SheetFault[] = [];
  if (cells.kind !== '' && kind === undefined) {
    const { header } = departmentColumns.kind;
    faults.push({ row, column: header, code: 'kind-unknown', message: `应为：${kindNames}` });
  }
  const given = departmentSchema.safeParse({
    id: cells.id,
    name: cells.name,
    short: cells.short,
    division: divisionOf(tenant, cells.division),
    aliases: partsOf(cells.aliases),
    ...(kind !== undefined && { kind }),
  });
  if (given.success) return faults.length > 0 ? faults : given.data;
  return [...faults, ...cellFaults(given.error, line, departmentColumns)];
}

/**
 * Checks the rows of a sheet of departments as each would be added singly, after those of the sheet that stand above it.
 * What is ready is in the order of writing.
 */
export async function checkDepartments(store: TenantStore, rows: readonly SheetRow<Field>[]) {
  const there = await allDepartments(store);
  const faults: SheetFault[] = [];
  const fault = (row: number, field: Field, code: string, message: string) =>
    faults.push({ row, column: departmentColumns[field].header, code, message });
  const read = rows.flatMap((line): Waiting[] => {
    const given = departmentOf(line, store.tenant);
    if (!Array.isArray(given)) return [{ row: line.row, given, shown: line.cells }];
    faults.push(...given);
    return [];
  });
  const find = byName([...there, ...read.map(({ given }) => given)]);
  const waiting = read.flatMap((one, i): Waiting[] => {
    const { row, given, shown } = one;
    const before = read.slice(0, i).find((other) => other.given.id === given.id);
    if (before) {
      fault(row, 'id', 'repeated', `与第 ${before.row} 行重复，请改正其中一行`);
      return [];
    }
    if (there.some(({ id }) => id === given.id)) {
      faults.push(...faultsOf(departmentExists(), row, departmentColumns));
      return [];
    }
    if (shown.parent === '') return [one];
    const named = [...new Set(find(shown.parent).map(({ id }) => id))];
    if (named.length === 1) return [{ ...one, given: { ...given, parent: named[0]! } }];
    const text = shown.parent.slice(0, 60);
    const message =
      named.length === 0
        ? `没有名为“${text}”的部门，请改正名称，或在本表中加上它`
        : `有 ${named.length} 个部门叫“${text}”，请改填部门编号`;
    fault(row, 'parent', 'department-unknown', message);
    return [];
  });
  const { ready, left } = placed(there, waiting);
  for (const { row, problem } of left) faults.push(...faultsOf(problem, row, departmentColumns));
  return { ready, faults };
}

/** Those that can be written one after the other, and of the others why their parent cannot be theirs. */
function placed(there: readonly Department[], waiting: readonly Waiting[]) {
  const all = [...there];
  const ready: Waiting[] = [];
  let left = waiting.map((one): Waiting & { problem?: Problem } => one);
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    left = left.flatMap((one) => {
      const problem = refusalOf(all, one.given);
      if (problem) return [{ ...one, problem }];
      all.push(one.given);
      ready.push(one);
      return [];
    });
  }
  return { ready, left: left.map(({ row, problem }) => ({ row, problem: problem! })) };
}

function refusalOf(all: readonly Department[], { id, parent }: Department): Problem | undefined {
  if (parent === undefined) return undefined;
  try {
    checkParent(all, id, parent);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
