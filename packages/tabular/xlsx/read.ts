import type { TableLimits } from '../limits.ts';
import { type HeaderRules, type RawRow, TableBuilder } from '../rows.ts';
import { readAll, type TableSource } from '../source.ts';
import { openWorkbook, scanPart } from './parts.ts';
import { mergedCells, SheetHandler } from './sheet.ts';
import { readStrings } from './strings.ts';
import { readStyles } from './styles.ts';

/** The rows of a workbook's first visible sheet. The packed file and its shared strings are held in memory. */
export async function* readXlsx(
  source: TableSource,
  limits: TableLimits,
  header: HeaderRules,
): AsyncGenerator<RawRow> {
  const file = await readAll(source, Math.min(limits.bytes, limits.workbookBytes));
  const parts = await openWorkbook(file, limits);
  const styles = await readStyles(file, parts.styles);
  const strings = await readStrings(file, parts.strings, limits);
  const sheet = new SheetHandler({ strings, styles, date1904: parts.date1904, limits });
  const builder = new TableBuilder({ limits, header, fullRows: false });
  for await (const _ of scanPart(file, parts.sheet, sheet)) {
    for (const record of sheet.take()) for (const row of builder.add(record)) yield row;
  }
  yield* builder.end();
  const merged = sheet.mergedRow(builder.headerRow + 1, builder.lastRow);
  if (merged !== undefined) throw mergedCells(merged);
}
