import type { CompiledCaseType, Field } from '@mingcha/cases';
import type { SheetColumn } from '@mingcha/http/sheets';
import type { CaseDeps } from '../deps.ts';

/** A column of the sheet by which cases are opened: one of the fields that the opening takes. */
export type OpeningColumn = SheetColumn & { field: Field };

/** What no cell can hold. */
const isOutOfCells = ({ type }: Field) => type === 'file' || type === 'table';

/** The columns of a type's sheet by field, in the order of its opening; undefined where it asks for what no cell can hold. */
export function openingColumns(
  { type, fields }: CompiledCaseType,
  { kinds }: Pick<CaseDeps, 'kinds'>,
): Record<string, OpeningColumn> | undefined {
  const { fills, asks = [] } = type.open;
  const columns: Record<string, OpeningColumn> = {};
  const taken = new Set<string>();
  for (const name of [...fills, ...asks]) {
    const field = fields.get(name);
    const isRequired = fills.includes(name);
    if (!field || isOutOfCells(field)) {
      if (isRequired) return undefined;
      continue;
    }
    // Two fields may have one title; a sheet knows its columns by theirs.
    const header = taken.has(field.title) ? `${field.title}（${name}）` : field.title;
    taken.add(header);
    columns[name] = { header, ...(isRequired && { required: true }), ...hintOf(field, kinds), field };
  }
  return columns;
}

function hintOf(field: Field, kinds: CaseDeps['kinds']): Pick<SheetColumn, 'note' | 'example'> {
  const { note, example } = formOf(field, kinds);
  const notes = [note, ...(field.many ? ['多个用顿号分隔'] : []), ...(field.help ? [field.help] : [])];
  return { note: notes.join('；'), example };
}

function formOf({ type, choices = [], max, register }: Field, kinds: CaseDeps['kinds']) {
  switch (type) {
    case 'number':
      return { note: max === undefined ? '数字' : `数字，不大于 ${max}`, example: '3' };
    case 'money':
      return { note: '金额（元），最多两位小数', example: '1200.50' };
    case 'date':
      return { note: '日期', example: '2026-03-16' };
    case 'yesNo':
      return { note: '是 或 否', example: '是' };
    case 'choice':
      return { note: `从中选填：${choices.join('、')}`, example: choices[0] ?? '' };
    case 'department':
      return { note: '部门的名称、简称、别名或编号', example: '市市场监督管理局' };
    case 'person':
      return { note: '人员的姓名或登录名', example: '张三' };
    case 'division':
      return { note: '6 或 12 位区划代码，或本市及其区县的名称', example: '620302' };
    case 'row': {
      const title = kinds.find(({ name }) => name === register)?.title ?? '名录';
      return { note: `${title}中的编号或名称`, example: '' };
    }
    default:
      return { note: `文字，不超过 ${max ?? 2_000} 字`, example: '' };
  }
}
