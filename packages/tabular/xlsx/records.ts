import type { TableLimits } from '../limits.ts';
import type { TableRecord } from '../rows.ts';
import { openWorkbook, scanPart } from './parts.ts';
import { type MergedRows, SheetHandler } from './sheet.ts';
import { readStrings } from './strings.ts';
import { readStyles } from './styles.ts';

/** Some records of a sheet; the last piece has the merged areas. */
export interface SheetPiece {
  readonly records: readonly TableRecord[];
  readonly merged?: readonly MergedRows[];
}

/** The records of a workbook's first visible sheet, some at a time. Throws `TabularError`, also after records. */
export async function* readRecords(file: Buffer, limits: TableLimits): AsyncGenerator<SheetPiece> {
  const parts = await openWorkbook(file, limits);
  const styles = await readStyles(file, parts.styles);
  const strings = await readStrings(file, parts.strings, limits);
  const sheet = new SheetHandler({ strings, styles, date1904: parts.date1904, limits });
  for await (const _ of scanPart(file, parts.sheet, sheet)) yield { records: sheet.take() };
  yield { records: [], merged: sheet.merged };
}
