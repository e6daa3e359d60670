import type { Row } from '../types.ts';
import type { Mark } from './mark.ts';
import type { PageIndex, PartOf } from './pageIndex.ts';
import { createTop } from './top.ts';

/** A listing's question, ready to be asked of every page. */
export type Question<R extends Row> = {
  /** Missing where nothing is asked, so that all rows match. */
  mark?: Mark;
  /** The order of a page's rows; missing where they stand in it already. */
  order?: PartOf<Uint16Array>;
  /** Order of rows, by id where all else is the same. */
  compare: (a: R, b: R) => number;
};

/** Rows of a page with its index; `gone` are the positions of those that count no more. */
export type Segment<R extends Row> = { rows: readonly R[]; index: PageIndex; gone?: readonly number[] };

/** Says of a page which of its rows match, 1 for each, and how many; without `marks` all of them do. */
export function createMarks<R extends Row>(mark: Mark | undefined) {
  // Good until the next page is asked for, so that one is enough for all.
  let marks = new Uint8Array(0);
  return ({ rows, index, gone = [] }: Segment<R>): { count: number; marks?: Uint8Array } => {
    if (!mark && gone.length === 0) return { count: rows.length };
    if (marks.length < rows.length) marks = new Uint8Array(rows.length * 2);
    let count = rows.length;
    if (mark) count = mark(index, rows, marks);
    else marks.fill(1, 0, rows.length);
    for (const at of gone) {
      count -= marks[at]!;
      marks[at] = 0;
    }
    return { count, marks };
  };
}

/** Collects the first matching rows of pages in a question's order, behind a place, and how many match in all. */
export function createFirst<R extends Row>(
  { mark, order, compare }: Question<R>,
  count: number,
  isBehind?: (row: R) => boolean,
) {
  const top = createTop<R>(count, compare);
  const marksOf = createMarks<R>(mark);
  let total = 0;
  return {
    rows: top.items,
    total: () => total,
    add(segment: Segment<R>): void {
      const { rows, index } = segment;
      const matching = marksOf(segment);
      total += matching.count;
      if (matching.count === 0) return;
      const places = order && index.part(order, rows);
      for (let n = 0, left = matching.count; left > 0; n++) {
        const at = places ? places[n]! : n;
        if (matching.marks && matching.marks[at] === 0) continue;
        left--;
        const row = rows[at]!;
        if (isBehind && !isBehind(row)) continue;
        // The page's rows come in order: what follows one that is too late is later still.
        if (!top.add(row)) break;
      }
    },
  };
}
