import { createCache } from '../pages/cache.ts';
import type { PageRef } from '../pages/page.ts';
import type { Row } from '../types.ts';

/** Of all lists in pages of this process. Made again from the pages when it is dropped; a new version shares what it can. */
const cache = createCache(64 * 2 ** 20);

/** The distinct values of a field on a page, and which of them each row has. */
export type Coded = { values: readonly unknown[]; codes: Uint16Array };

/** What a page's rows say in their searchable fields: one text, and where each row begins in it. */
export type PageText = { text: string; starts: Uint32Array };

/** Neither can stand in a question: each row, and each field of it, is searched by itself. */
const rowEnd = '\u0000';
const fieldEnd = '\u0001';

/** One part of a page's index: its name, how it is made of the rows, and how many bytes it takes. */
export type PartOf<T> = {
  name: string;
  make(rows: readonly Row[]): T;
  bytes(value: T): number;
};

/** Each row's value of something that `name` names. */
export const codesPart = <R extends Row>(name: string, value: (row: R) => unknown): PartOf<Coded> => ({
  name: `codes/${name}`,
  make: (rows: readonly R[]) => codesOf(rows, value),
  bytes: ({ values, codes }) => codes.byteLength + values.length * 80,
});

/** What rows say in what `name` names. */
export const textPart = <R extends Row>(
  name: string,
  valuesOf: (row: R) => readonly unknown[],
): PartOf<PageText> => ({
  name: `text/${name}`,
  make: (rows: readonly R[]) => textOfRows(rows, valuesOf),
  bytes: ({ text, starts }) => text.length * 2 + starts.byteLength,
});

/** Positions of the rows in the order of `compare`, which `sort` names. */
export const orderPart = <R extends Row>(
  sort: string,
  compare: (a: R, b: R) => number,
): PartOf<Uint16Array> => ({
  name: `order/${sort}`,
  make: (rows: readonly R[]) => Uint16Array.from(rows.keys()).sort((a, b) => compare(rows[a]!, rows[b]!)),
  bytes: (order) => order.byteLength,
});

/** What listings ask of a page again and again. A listing asks hundreds of pages: so one object each, and no closures. */
export class PageIndex {
  readonly #parts = new Map<string, unknown>();
  readonly #key: string | undefined;
  #bytes = 0;

  /** Without a key it is of rows that no page has, and kept by nobody. */
  constructor(key?: string) {
    this.#key = key;
  }

  /** A part where it is made already. */
  known({ name }: { name: string }): unknown {
    return this.#parts.get(name);
  }

  /** A part, made of the page's rows where it is first asked for. */
  part<T>(of: PartOf<T>, rows: readonly Row[]): T {
    const known = this.known(of);
    if (known !== undefined) return known as T;
    const value = of.make(rows);
    this.#parts.set(of.name, value);
    this.#bytes += of.bytes(value) + 200;
    if (this.#key !== undefined) cache.set(this.#key, this, this.#bytes);
    return value;
  }
}

/** The index of a page, kept by the page's hash, which names its content. */
export function indexOfPage(tenant: string, { hash }: Pick<PageRef, 'hash'>): PageIndex {
  const key = `${tenant}/${hash}`;
  return cache.peek<PageIndex>(key) ?? new PageIndex(key);
}

function codesOf<R extends Row>(rows: readonly R[], of: (row: R) => unknown): Coded {
  const known = new Map<string, number>();
  const values: unknown[] = [];
  const codes = new Uint16Array(rows.length);
  for (const [i, row] of rows.entries()) {
    const value = of(row);
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

function textOfRows<R extends Row>(rows: readonly R[], valuesOf: (row: R) => readonly unknown[]): PageText {
  const starts = new Uint32Array(rows.length);
  const texts: string[] = [];
  let at = 0;
  for (const [i, row] of rows.entries()) {
    const text = valuesOf(row).map(textOf).join(fieldEnd) + rowEnd;
    starts[i] = at;
    at += text.length;
    texts.push(text);
  }
  return { text: texts.join(''), starts };
}

/** Marks with 1 each row whose text holds what is looked for. */
export function findIn({ text, starts }: PageText, wanted: string, marks: Uint8Array): void {
  let row = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, starts[row]!)) {
    while (row + 1 < starts.length && starts[row + 1]! <= at) row++;
    marks[row] = 1;
    if (++row >= starts.length) return;
  }
}
