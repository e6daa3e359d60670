import { problems } from '@mingcha/kernel';
import { faults } from '../faults.ts';
import type { Column } from '../kind.ts';
import type { ListInput, Row } from '../types.ts';
import { findIn, type PageIndex } from './pageIndex.ts';

/** A listing's question, ready to be asked of every page. */
export type Query = {
  /** Marks with 1 the rows of a page that match; undefined where nothing is asked, so that all do. */
  mark?: (index: PageIndex, rows: number) => Marks;
  /** Names the order of `compare`. */
  sort: string;
  /** Order of rows, by id where all else is the same. */
  compare: (a: Row, b: Row) => number;
};

type Marks = { marks: Uint8Array; count: number };

type Fields = Record<string, unknown>;

/** Throws the problems `bad-query` for what the kind cannot do and `forbidden` for personal columns without the right. */
export function compileQuery(columns: readonly Column[], input: ListInput): Query {
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
    if (values.length > 0) filters.push({ field, test: filterTest(found, values) });
  }
  const text = input.q?.trim().toLowerCase();
  const fields = columns.filter((c) => c.searchable && usable(c)).map((c) => c.field);
  return {
    ...((filters.length > 0 || text) && { mark: marker(filters, text ? { text, fields } : undefined) }),
    sort: input.sort || 'id',
    compare: comparison(input.sort, column),
  };
}

type Filter = { field: string; test: (value: unknown) => boolean };

const marker =
  (filters: readonly Filter[], search: { text: string; fields: readonly string[] } | undefined) =>
  (index: PageIndex, rows: number): Marks => {
    const marks = new Uint8Array(rows);
    if (search) {
      const mark = (row: number) => {
        marks[row] = 1;
      };
      findIn(index.text(search.fields), search.text, mark);
    } else {
      marks.fill(1);
    }
    for (const { field, test } of filters) {
      const { values, codes } = index.coded(field);
      const passes = Uint8Array.from(values, (value) => (test(value) ? 1 : 0));
      for (let row = 0; row < rows; row++) marks[row]! &= passes[codes[row]!]!;
    }
    let count = 0;
    for (let row = 0; row < rows; row++) count += marks[row]!;
    return { marks, count };
  };

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
