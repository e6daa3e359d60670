import { columnLetters } from './cells.ts';
import { cellTooLong, TabularError } from './errors.ts';
import { DEFAULT_LIMITS } from './limits.ts';

/** A cell handed to a writer; nothing and '' are the same, an empty cell. Numbers become their plain text. */
export type CellValue = string | number | null | undefined;

/** Rows handed to a writer, each with its cells in the columns' order. */
export type CellRows = Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>;

/** A text with U+FFFD in place of half surrogate pairs. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** The text of a cell to write; a NUL and half a surrogate pair, which no sheet can hold, become U+FFFD. */
export function writable(value: CellValue): string {
  if (value === null || value === undefined) return '';
  const text = wellFormed(String(value));
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}

/** A row to write must fit its columns, and each cell what a spreadsheet can hold. */
export function checkRow(cells: readonly CellValue[], columns: readonly string[], row: number): void {
  if (cells.length > columns.length) {
    throw new TabularError('ragged-row', '要写出的行比列标题多出单元格。', {
      row,
      column: columnLetters(columns.length),
    });
  }
  cells.forEach((cell, i) => {
    if (typeof cell !== 'string' || cell.length <= DEFAULT_LIMITS.cell) return;
    const { code, message } = cellTooLong(DEFAULT_LIMITS.cell);
    throw new TabularError(code, message, { row, column: columns[i] ?? columnLetters(i) });
  });
}
