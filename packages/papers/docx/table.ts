import {
  AlignmentType,
  BorderStyle,
  HeightRule,
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

/** A form: what belongs into a row at its left, and room for it. No row goes over two pages. */
export function docxForm(table: PaperTable): Table {
  const widths = columnShares(table).map((share) => twips(share * textWidth));
  const cell = (text: string, i: number) =>
    new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 0, bottom: 0, left: 160, right: 160 },
      children: text.split('\n').map(
        (part) =>
          new Paragraph({
            alignment: i === 0 ? AlignmentType.CENTER : AlignmentType.LEFT,
            spacing: { line: twips(size.form * 1.4), lineRule: LineRuleType.EXACT },
            children: [run(part, face.body, size.form)],
          }),
      ),
    });
  return new Table({
    ...frame(widths),
    rows: table.rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          height: { value: twips(size.form * 2.8 + 8), rule: HeightRule.ATLEAST },
          children: row.map(cell),
        }),
    ),
  });
}

const frame = (columnWidths: number[]) => ({
  width: { size: twips(textWidth), type: WidthType.DXA },
  columnWidths,
  layout: TableLayoutType.FIXED,
  borders: {
    top: line,
    bottom: line,
    left: line,
    right: line,
    insideHorizontal: line,
    insideVertical: line,
  },
});

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
    ...frame(widths),
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
