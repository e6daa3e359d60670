/** How much of a file is taken. Sizes in bytes, texts in UTF-16 code units. */
export interface TableLimits {
  /** Data rows (the header and blank rows do not count). */
  readonly rows: number;
  /** The file as sent. */
  readonly bytes: number;
  readonly columns: number;
  /** One cell; Excel's own limit by default. */
  readonly cell: number;
  /** One line of NDJSON. */
  readonly line: number;
  /** Nesting of one NDJSON value; the row's own object is depth 1. */
  readonly depth: number;
  /** A workbook as sent: it is held in memory, still compressed. */
  readonly workbookBytes: number;
  /** All parts of a workbook, unpacked. */
  readonly unpackedBytes: number;
  /** The parts of a workbook. */
  readonly parts: number;
}

export const DEFAULT_LIMITS: TableLimits = {
  rows: 500_000,
  bytes: 256 * 2 ** 20,
  columns: 200,
  cell: 32_767,
  line: 2 ** 20,
  depth: 16,
  workbookBytes: 64 * 2 ** 20,
  unpackedBytes: 2 ** 30,
  parts: 1_000,
};

/** The last row that is looked at, blank ones included: no sheet has more, and blank lines cost time too. */
export function lastRow(limits: TableLimits): number {
  return Math.max(1_048_576, 2 * limits.rows);
}
