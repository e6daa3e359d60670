import type { Depts } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { faults } from '../faults.ts';
import type { Column, RegisterKind } from '../kind.ts';
import type { ListInput, Row } from '../types.ts';
import {
  type Coded,
  codesPart,
  findIn,
  orderPart,
  type PageIndex,
  type PageText,
  type PartOf,
  textPart,
} from './pageIndex.ts';

/** A listing's question, ready to be asked of every page. */
export type Query = {
  /** Marks the rows of a page that match; missing where nothing is asked, so that all do. */
  mark?: (index: PageIndex, rows: readonly Row[], marks: Uint8Array) => number;
  /** The order of a page's rows; missing where they stand in it already. */
  order?: PartOf<Uint16Array>;
  /** Order of rows, by id where all else is the same. */
  compare: (a: Row, b: Row) => number;
};

type Fields = Record<string, unknown>;

/** Throws the problems `bad-query` for what the kind cannot do and `forbidden` for personal columns without the right. */
export function compileQuery(
  { columns, owner }: Pick<RegisterKind<Row>, 'columns' | 'owner'>,
  input: ListInput,
  reader: Depts,
): Query {
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
    if (values.length > 0) filters.push({ part: codesPart(field), test: filterTest(found, values) });
  }
  if (owner && reader !== 'all')
    filters.push({
      part: codesPart(owner.field),
      test: (value) => typeof value === 'string' && reader.includes(value),
    });
  const text = input.q?.trim().toLowerCase();
  const fields = columns.filter((c) => c.searchable && usable(c)).map((c) => c.field);
  const sort = input.sort || 'id';
  const compare = comparison(input.sort, column);
  return {
    ...((filters.length > 0 || text) && {
      mark: marker(filters, text ? { text, part: textPart(fields) } : undefined),
    }),
    ...(sort !== 'id' && { order: orderPart(sort, compare) }),
    compare,
  };
}

type Filter = { part: PartOf<Coded>; test: (value: unknown) => boolean };
type Search = { part: PartOf<PageText>; text: string };

/** Gives a function that marks with 1 the rows of a page that match, with 0 the others, and says how many match. */
function marker(filters: readonly Filter[], search: Search | undefined): NonNullable<Query['mark']> {
  /** Which of the values of a page pass; in one place for all pages. */
  let passes = new Uint8Array(0);
  return (index, rows, marks) => {
    const { length } = rows;
    marks.fill(search ? 0 : 1, 0, length);
    if (search) findIn(index.part(search.part, rows), search.text, marks);
    for (const { part, test } of filters) {
      const { values, codes } = index.part(part, rows);
      if (passes.length < values.length) passes = new Uint8Array(values.length * 2);
      for (let i = 0; i < values.length; i++) passes[i] = test(values[i]) ? 1 : 0;
      for (let row = 0; row < length; row++) marks[row]! &= passes[codes[row]!]!;
    }
    let count = 0;
    for (let row = 0; row < length; row++) count += marks[row]!;
    return count;
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
const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function comparison(
  sort: string | undefined,
  column: (field: string) => Column | undefined,
): Query['compare'] {
  const descending = sort?.startsWith('-') ?? false;
  const field = (descending ? sort?.slice(1) : sort) || 'id';
  const found = column(field);
  if (!found || found.type === 'list' || found.type === 'records') {
    throw faults.badQuery(`不能按“${field.slice(0, 40)}”排序。`);
  }
  const order = found.type === 'text' ? chinese.compare : byCode;
  const values = (a: unknown, b: unknown): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : order(String(a), String(b));
  return (a, b) => {
    const x = (a as unknown as Fields)[field];
    const y = (b as unknown as Fields)[field];
    // Rows without a value come last, whichever way the others go.
    if (x === undefined || y === undefined) {
      if (x !== y) return x === undefined ? 1 : -1;
    } else {
      const by = values(x, y);
      if (by !== 0) return descending ? -by : by;
    }
    return byCode(a.id, b.id);
  };
}
