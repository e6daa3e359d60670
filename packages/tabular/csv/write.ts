import { guardCsv } from '../cells.ts';
import { type CellRows, type CellValue, checkRow, writable } from '../writing.ts';

const CHUNK = 64 * 1024;

function csvCell(value: CellValue): string {
  const text = guardCsv(writable(value));
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvLine(cells: readonly CellValue[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * A CSV file in UTF-8 with a byte order mark, so that Excel opens it right. Cells that a spreadsheet program could take
 * for a formula get a leading apostrophe, which `readTable` takes off again. Each row has its cells in the columns'
 * order; missing ones at its end are empty. Throws `TabularError` (`cell-too-long`, `ragged-row`).
 */
export async function* writeCsv(columns: readonly string[], rows: CellRows): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let pending = `\uFEFF${csvLine(columns)}`;
  let row = 1;
  for await (const cells of rows) {
    row++;
    checkRow(cells, columns, row);
    pending += csvLine(columns.map((_, i) => cells[i]));
    if (pending.length >= CHUNK) {
      yield encoder.encode(pending);
      pending = '';
    }
  }
  yield encoder.encode(pending);
}
