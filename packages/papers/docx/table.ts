import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { columnShares, size, textWidth } from '../page.ts';
import type { Table as PaperTable } from '../paper.ts';
import { face, run, twips } from './type.ts';

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

/** A row of more text than this may go on in the next page. */
const longRow = 600;

/** A table with its head on every page. */
export function docxTable(table: PaperTable): Table {
  const widths = columnShares(table).map((share) => twips(share * textWidth));
  const middle = table.columns.map((_, i) => table.rows.every((row) => row[i]!.length <= 12));
  const cell = (text: string, i: number, head: boolean) =>
    new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      children: text.split('\n').map(
        (part) =>
          new Paragraph({
            alignment: head || middle[i] ? AlignmentType.CENTER : AlignmentType.LEFT,
            spacing: { line: twips(size.table * 1.5), lineRule: LineRuleType.EXACT },
            children: [run(part, head ? face.heading : face.body, size.table)],
          }),
      ),
    });
  return new Table({
    width: { size: twips(textWidth), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: table.columns.map((text, i) => cell(text, i, true)),
      }),
      ...table.rows.map(
        (row) =>
          new TableRow({
            cantSplit: row.join('').length <= longRow,
            children: row.map((text, i) => cell(text, i, false)),
          }),
      ),
    ],
  });
}
