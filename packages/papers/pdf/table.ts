import { columnShares, page, size, textWidth } from '../page.ts';
import type { Table } from '../paper.ts';
import { breakLines, type Line } from './lines.ts';
import type { Pen, Weight } from './pen.ts';

const points = size.table;
const lineHeight = points * 1.5;
const padding = { x: 4, y: 3 } as const;

type Row = { cells: Line[][]; weight: Weight; middle: boolean[] };

const linesOf = (row: Row): number => Math.max(1, ...row.cells.map((cell) => cell.length));
const heightOf = (lines: number): number => lines * lineHeight + 2 * padding.y;

/** Lines of a table's first row that stay with its head. */
const mostKept = 8;

/** Lines that a cell of a form is high at least, so that one can write in it. */
const roomToWrite = 2;

/** Draws a form: what belongs into a row at its left, and room for it. No row goes over two pages. */
export function drawForm(pen: Pen, table: Table): void {
  const columns = columnShares(table).map((share) => share * textWidth);
  const lineOf = size.form * 1.4;
  for (const cells of table.rows) {
    const lines = cells.map((text, i) =>
      breakLines(text, pen.widths('regular', size.form), columns[i]! - 4 * padding.x),
    );
    const height = Math.max(roomToWrite, ...lines.map(({ length }) => length)) * lineOf + 2 * padding.x;
    pen.need(height);
    let x = page.left;
    for (const [i, width] of columns.entries()) {
      pen.doc.lineWidth(0.6).strokeColor('#000000').rect(x, pen.y, width, height).stroke();
      const own = lines[i]!;
      const top = pen.y + (height - own.length * lineOf) / 2;
      for (const [n, line] of own.entries()) {
        const start = i === 0 ? (width - line.width) / 2 : 2 * padding.x;
        const at = { x: x + start, y: top + n * lineOf, height: lineOf };
        pen.write(line.text, { ...at, weight: 'regular', points: size.form });
      }
      x += width;
    }
    pen.y += height;
  }
}

/** Numbers and short words stand in the middle of their column, sentences at its left. */
const centred = (rows: readonly string[][], i: number): boolean =>
  rows.every((row) => (row[i] ?? '').length <= 12);

type Laid = { columns: number[]; head: Row; row: (cells: readonly string[]) => Row };

function layOut(pen: Pen, table: Table): Laid {
  const columns = columnShares(table).map((share) => share * textWidth);
  const lay = (cells: readonly string[], weight: Weight, middle: boolean[]): Row => ({
    cells: cells.map((text, i) => breakLines(text, pen.widths(weight, points), columns[i]! - 2 * padding.x)),
    weight,
    middle,
  });
  const middle = table.columns.map((_, i) => centred(table.rows, i));
  const head = lay(
    table.columns,
    'bold',
    table.columns.map(() => true),
  );
  return { columns, head, row: (cells) => lay(cells, 'regular', middle) };
}

/** The height of a table's head with its first row, or with a part of it where that is very high: they stay together. */
export function tableStart(pen: Pen, table: Table): number {
  const { head, row } = layOut(pen, table);
  const [first] = table.rows;
  const lines = first ? linesOf(row(first)) : 0;
  return heightOf(linesOf(head)) + (lines > 0 ? heightOf(Math.min(lines, mostKept)) : 0);
}

/** Draws a table with its head on every page; a row higher than a page goes on in the next one. */
export function drawTable(pen: Pen, table: Table): void {
  const { columns, head, row: laid } = layOut(pen, table);
  const headHeight = heightOf(linesOf(head));
  pen.need(tableStart(pen, table));
  drawPart(pen, columns, head, 0, linesOf(head));
  for (const cells of table.rows) {
    const row = laid(cells);
    const all = linesOf(row);
    for (let from = 0; from < all; ) {
      const whole = heightOf(all - from);
      const fits = Math.floor((pen.left() - 2 * padding.y) / lineHeight);
      const freshPage = Math.floor(
        (page.height - page.top - page.bottom - headHeight - 2 * padding.y) / lineHeight,
      );
      const tooHigh = all - from > freshPage;
      if (whole <= pen.left() || (tooHigh && fits >= 3)) {
        const to = Math.min(all, from + fits);
        drawPart(pen, columns, row, from, to);
        from = to;
      } else {
        pen.need(page.height);
        drawPart(pen, columns, head, 0, linesOf(head));
      }
    }
  }
}

/** Draws the lines `from` … `to` of a row's cells, with their borders. */
function drawPart(pen: Pen, columns: readonly number[], row: Row, from: number, to: number): void {
  const height = heightOf(to - from);
  let x = page.left;
  for (const [i, width] of columns.entries()) {
    pen.doc.lineWidth(0.6).strokeColor('#000000').rect(x, pen.y, width, height).stroke();
    const lines = row.cells[i]!.slice(from, to);
    const top = pen.y + padding.y + ((to - from - lines.length) * lineHeight) / 2;
    for (const [n, line] of lines.entries()) {
      const start = row.middle[i] ? (width - line.width) / 2 : padding.x;
      pen.write(line.text, {
        x: x + start,
        y: top + n * lineHeight,
        height: lineHeight,
        weight: row.weight,
        points,
      });
    }
    x += width;
  }
  pen.y += height;
}
