import type { Row } from '../types.ts';
import { type Coded, findIn, type PageIndex, type PageText, type PartOf } from './pageIndex.ts';

/** What a value of rows must be. */
export type Filter = { part: PartOf<Coded>; test: (value: unknown) => boolean };
/** A text in small letters that rows must say. */
export type Search = { part: PartOf<PageText>; text: string };
/** Marks with 1 the rows of a page that match, with 0 the others, and says how many match. */
export type Mark = (index: PageIndex, rows: readonly Row[], marks: Uint8Array) => number;

/** Marks the rows that pass every filter and say what is searched for. */
export function marker(filters: readonly Filter[], search: Search | undefined): Mark {
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
