import { isTaskHead } from '../text/tables.ts';
import { attribute } from './xml.ts';

/** A table in the making: where its lines begin, and its rows of cells. */
interface Table {
  readonly from: number;
  readonly rows: string[][];
  cellFrom: number;
  /** Whether the open cell goes on from the one above it. */
  merged: boolean;
}

/** A head stands in the first rows, below a title at most. */
const HEAD_ROWS = 3;

/** Follows the tables of a Word document, and makes a line of each row of those that hold tasks. */
export class Tables {
  readonly #open: Table[] = [];

  /** Sees an element open; `at` is how many lines there are before it. */
  open(name: string, attributes: string, at: number): void {
    const table = this.#open.at(-1);
    if (name === 'tbl') this.#open.push({ from: at, rows: [], cellFrom: at, merged: false });
    else if (name === 'tr') table?.rows.push([]);
    else if (name === 'tc' && table) {
      table.cellFrom = at;
      table.merged = false;
    } else if (name === 'vMerge' && table) table.merged = attribute(attributes, 'val') !== 'restart';
  }

  /** Sees an element close; of a table of tasks the last of `lines` give way to its rows. */
  close(name: string, lines: string[]): void {
    const table = this.#open.at(-1);
    if (!table) return;
    if (name === 'tc') {
      const row = table.rows.at(-1);
      const above = table.rows.at(-2)?.[row?.length ?? 0] ?? '';
      const text = lines
        .slice(table.cellFrom)
        .map((line) => line.replace(/\s+/g, ' ').trim())
        .filter((line) => line !== '')
        .join(' ');
      row?.push(table.merged && text === '' ? above : text);
    }
    if (name !== 'tbl') return;
    this.#open.pop();
    if (!table.rows.slice(0, HEAD_ROWS).some(isTaskHead)) return;
    lines.length = table.from;
    for (const row of table.rows) lines.push(row.join('\t'));
  }
}
