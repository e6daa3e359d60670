import type { Depts } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { byCode, missingLast } from '@mingcha/kernel/arrange';
import { faults } from '../faults.ts';
import type { Column, RegisterKind } from '../kind.ts';
import type { ListInput, Row } from '../types.ts';
import type { Question } from './first.ts';
import { type Filter, marker } from './mark.ts';
import { codesPart, orderPart, textPart } from './pageIndex.ts';

type Fields = Record<string, unknown>;
const valueIn = (field: string) => (row: Row) => (row as unknown as Fields)[field];

/** Throws the problems `bad-query` for what the kind cannot do and `forbidden` for personal columns without the right. */
export function compileQuery(
  { columns, owner }: Pick<RegisterKind<Row>, 'columns' | 'owner'>,
  input: ListInput,
  reader: Depts,
): Question<Row> {
  const usable = (column: Column) => !column.personal || input.personal === true;
  const column = (field: string) => {
    const found = columns.find((c) => c.field === field);
    if (found && !usable(found))
      throw problems.forbidden(`没有查看“${found.header}”的权限，不能按它查找或排序。`);
    return found;
  };
  const filters: Filter[] = [];
  for (const [field, values] of Object.entries(input.filter ?? {})) {
    const found = column(field);
    if (!found?.filterable) throw faults.badQuery(`不能按“${field.slice(0, 40)}”筛选。`);
    if (values.length > 0)
      filters.push({ part: codesPart(field, valueIn(field)), test: filterTest(found, values) });
  }
  if (owner && reader !== 'all')
    filters.push({
      part: codesPart(owner.field, valueIn(owner.field)),
      test: (value) => typeof value === 'string' && reader.includes(value),
    });
  const text = input.q?.trim().toLowerCase();
  const fields = columns.filter((c) => c.searchable && usable(c)).map((c) => c.field);
  const searched = textPart(fields.join(), (row: Row) => fields.map((field) => valueIn(field)(row)));
  const sort = input.sort || 'id';
  const compare = comparison(input.sort, column);
  return {
    ...((filters.length > 0 || text) && {
      mark: marker(filters, text ? { text, part: searched } : undefined),
    }),
    ...(sort !== 'id' && { order: orderPart(sort, compare) }),
    compare,
  };
}

function filterTest({ filterable }: Column, values: readonly string[]): (value: unknown) => boolean {
  const wanted = new Set(values);
  const one =
    filterable === 'prefix'
      ? (value: unknown) => values.some((start) => String(value).startsWith(start))
      : (value: unknown) => wanted.has(String(value));
  return (value) => {
    if (value === undefined) return wanted.has('');
    return Array.isArray(value) ? value.some(one) : one(value);
  };
}

const chinese = new Intl.Collator('zh-CN');

function comparison(
  sort: string | undefined,
  column: (field: string) => Column | undefined,
): Question<Row>['compare'] {
  const descending = sort?.startsWith('-') ?? false;
  const field = (descending ? sort?.slice(1) : sort) || 'id';
  const found = column(field);
  if (!found || found.type === 'list' || found.type === 'records') {
    throw faults.badQuery(`不能按“${field.slice(0, 40)}”排序。`);
  }
  const order = found.type === 'text' ? chinese.compare : byCode;
  const values = (a: unknown, b: unknown): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : order(String(a), String(b));
  const shown = valueIn(field);
  const compare = missingLast(values, descending);
  return (a, b) => compare(shown(a), shown(b)) || byCode(a.id, b.id);
}
