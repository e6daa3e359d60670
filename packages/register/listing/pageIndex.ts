import { createCache } from '../cache.ts';
import type { PageRef } from '../page.ts';
import type { Row } from '../types.ts';

/** Of all registers of this process. Made again from the pages when it is dropped; a new version shares what it can. */
const cache = createCache(64 * 2 ** 20);

type Fields = Record<string, unknown>;

/** The distinct values of a field on a page, and which of them each row has. */
export type Coded = { values: readonly unknown[]; codes: Uint16Array };

/** What a page's rows say in their searchable fields: one text, and where each row begins in it. */
export type PageText = { text: string; starts: Uint32Array };

/** Neither can stand in a question: each row, and each field of it, is searched by itself. */
const rowEnd = '\u0000';
const fieldEnd = '\u0001';

/** What listings ask of a page again and again, kept by the page's hash, which names its content. */
export type PageIndex = {
  coded(field: string): Coded;
  text(fields: readonly string[]): PageText;
  /** Positions of the rows in the order of `compare`, which `sort` names; undefined where they stand in it already. */
  order(sort: string, compare: (a: Row, b: Row) => number): Uint16Array | undefined;
};

type Part = { value: unknown; bytes: number };

/** The index of a page; its parts are made when they are first asked for. */
export function indexOfPage(tenant: string, page: PageRef, rows: readonly Row[]): PageIndex {
  const key = `${tenant}/${page.hash}`;
  let parts = cache.peek<Map<string, Part>>(key);
  function part<T>(name: string, make: () => T, bytesOf: (value: T) => number): T {
    const known = parts?.get(name);
    if (known) return known.value as T;
    parts ??= new Map();
    const value = make();
    parts.set(name, { value, bytes: bytesOf(value) });
    const bytes = [...parts.values()].reduce((sum, one) => sum + one.bytes + 200, 0);
    cache.set(key, parts, bytes);
    return value;
  }
  return {
    coded: (field) =>
      part(
        `codes/${field}`,
        () => codesOf(rows, field),
        ({ values, codes }) => codes.byteLength + values.length * 80,
      ),
    text: (fields) =>
      part(
        `text/${fields.join()}`,
        () => textOfRows(rows, fields),
        ({ text, starts }) => text.length * 2 + starts.byteLength,
      ),
    order: (sort, compare) =>
      sort === 'id'
        ? undefined
        : part(
            `order/${sort}`,
            () => orderOf(rows, compare),
            (order) => order.byteLength,
          ),
  };
}

function codesOf(rows: readonly Row[], field: string): Coded {
  const known = new Map<string, number>();
  const values: unknown[] = [];
  const codes = new Uint16Array(rows.length);
  for (const [i, row] of rows.entries()) {
    const value = (row as unknown as Fields)[field];
    const name = typeof value === 'string' ? `s${value}` : `j${JSON.stringify(value)}`;
    let code = known.get(name);
    if (code === undefined) {
      code = values.push(value) - 1;
      known.set(name, code);
    }
    codes[i] = code;
  }
  return { values, codes };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.toLowerCase() : Array.isArray(value) ? value.map(textOf).join('\n') : '';

function textOfRows(rows: readonly Row[], fields: readonly string[]): PageText {
  const starts = new Uint32Array(rows.length);
  const texts: string[] = [];
  let at = 0;
  for (const [i, row] of rows.entries()) {
    const text = fields.map((field) => textOf((row as unknown as Fields)[field])).join(fieldEnd) + rowEnd;
    starts[i] = at;
    at += text.length;
    texts.push(text);
  }
  return { text: texts.join(''), starts };
}

const orderOf = (rows: readonly Row[], compare: (a: Row, b: Row) => number): Uint16Array =>
  Uint16Array.from(rows.keys()).sort((a, b) => compare(rows[a]!, rows[b]!));

/** Calls `found` with the position of each row whose text holds what is looked for, in order. */
export function findIn({ text, starts }: PageText, wanted: string, found: (row: number) => void): void {
  let row = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, starts[row]!)) {
    while (row + 1 < starts.length && starts[row + 1]! <= at) row++;
    found(row);
    if (++row >= starts.length) return;
  }
}
