import type { Fault, TableIssue } from '../errors.ts';
import type { TableLimits } from '../limits.ts';
import type { SheetPiece } from '../xlsx/records.ts';

/** A workbook to read. */
export type WorkbookTask = { file: Uint8Array; limits: TableLimits };

/** What was read of it: its pieces as texts, which are handed over at once and made objects one by one. */
export type WorkbookRead = {
  pieces: string[];
  /** Why it was not read to its end. */
  failed?: TableIssue;
};

type PackedPiece = {
  records: { row: number; cells: readonly string[]; faults?: [number, Fault][] }[];
  merged?: SheetPiece['merged'];
};

export function packPiece({ records, merged }: SheetPiece): string {
  const packed: PackedPiece = {
    records: records.map(({ row, cells, faults }) => ({
      row,
      cells,
      ...(faults && { faults: [...faults] }),
    })),
    ...(merged && { merged }),
  };
  return JSON.stringify(packed);
}

export function unpackPiece(text: string): SheetPiece {
  const { records, merged } = JSON.parse(text) as PackedPiece;
  return {
    records: records.map(({ faults, ...record }) => ({
      ...record,
      ...(faults && { faults: new Map(faults) }),
    })),
    ...(merged && { merged }),
  };
}
