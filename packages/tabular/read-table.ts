import { readCsv } from './csv/read.ts';
import { detectFormat, type FormatHint, type TableFormat } from './detect.ts';
import { DEFAULT_LIMITS, type TableLimits } from './limits.ts';
import { readNdjson } from './ndjson/read.ts';
import type { HeaderRules, RawRow } from './rows.ts';
import { firstBlock, type TableSource } from './source.ts';
import { readXlsx } from './xlsx/read.ts';

/** `isTitle` and `onHeader` are for CSV and XLSX; what they throw ends the reading: the place to refuse columns. */
export interface ReadOptions extends FormatHint, HeaderRules {
  /** Found from the bytes and the hints if it is not given. */
  readonly format?: TableFormat | undefined;
  /** What differs from the defaults. */
  readonly limits?: Partial<TableLimits> | undefined;
  /**
   * Whether a process of its own reads a workbook, with limits of time and memory, so that others need not wait: where requests are
   * served. A workbook that takes more is `too-complex`; one that unpacks to more than 128 MB is `too-large`; where too many
   * wait, the problem `reader-busy` is thrown.
   */
  readonly apart?: boolean | undefined;
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
  if (format === 'csv') yield* readCsv(source, limits, options);
  else if (format === 'xlsx') yield* readXlsx(source, limits, options, options.apart ?? false);
  else yield* readNdjson(source, limits);
}
