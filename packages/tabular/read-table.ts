import { readCsv } from './csv/read.ts';
import { detectFormat, type FormatHint, type TableFormat } from './detect.ts';
import { DEFAULT_LIMITS, type TableLimits } from './limits.ts';
import { readNdjson } from './ndjson/read.ts';
import type { RawRow } from './rows.ts';
import { firstBlock, type TableSource } from './source.ts';
import { readXlsx } from './xlsx/read.ts';

export interface ReadOptions extends FormatHint {
  /** Found from the bytes and the hints if it is not given. */
  readonly format?: TableFormat | undefined;
  /** What differs from the defaults. */
  readonly limits?: Partial<TableLimits> | undefined;
  /**
   * Called once before the first row with the header texts from left to right, for CSV and XLSX. What it throws ends the
   * reading: the place to refuse missing and unknown columns.
   */
  readonly onHeader?: ((columns: readonly string[]) => void) | undefined;
}

/**
 * The rows of a table file, one at a time, in its order; memory does not grow with their number (of a workbook the packed
 * file and its shared strings are held). What is wrong with one row is in its `issues`; what ends the reading is thrown
 * as `TabularError`, possibly after rows were given: nothing may be kept before the end is reached. Errors of the source
 * itself pass through.
 */
export async function* readTable(source: TableSource, options: ReadOptions = {}): AsyncGenerator<RawRow> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const format = options.format ?? detectFormat(await firstBlock(source, limits.bytes), options);
  if (format === 'csv') yield* readCsv(source, limits, options.onHeader);
  else if (format === 'xlsx') yield* readXlsx(source, limits, options.onHeader);
  else yield* readNdjson(source, limits);
}
