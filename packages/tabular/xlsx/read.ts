import { readApart } from '../apart/read.ts';
import type { TableLimits } from '../limits.ts';
import { type HeaderRules, type RawRow, TableBuilder } from '../rows.ts';
import { readAll, type TableSource } from '../source.ts';
import { readRecords } from './records.ts';
import { type MergedRows, mergedCells, mergedRow } from './sheet.ts';

/**
 * The rows of a workbook's first visible sheet. The packed file and its shared strings are held in memory. With `apart`
 * a process of its own reads it, with limits of time and memory.
 */
export async function* readXlsx(
  source: TableSource,
  limits: TableLimits,
  header: HeaderRules,
  apart: boolean,
): AsyncGenerator<RawRow> {
  const file = await readAll(source, Math.min(limits.bytes, limits.workbookBytes));
  const builder = new TableBuilder({ limits, header, fullRows: false });
  let merged: readonly MergedRows[] = [];
  for await (const piece of apart ? readApart(file, limits) : readRecords(file, limits)) {
    for (const record of piece.records) for (const row of builder.add(record)) yield row;
    merged = piece.merged ?? merged;
  }
  yield* builder.end();
  const first = mergedRow(merged, builder.headerRow + 1, builder.lastRow);
  if (first !== undefined) throw mergedCells(first);
}
