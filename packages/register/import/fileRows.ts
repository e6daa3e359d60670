import { readTable, type TableSource, TabularError } from '@mingcha/tabular';
import type { Entry } from '../pages/entry.ts';
import type { RowChecker } from '../rows/rowCheck.ts';
import type { Row } from '../types.ts';
import { createPause } from '../writing/pause.ts';
import { IssueList } from './issues.ts';
import { createRowReader, HeaderRefused } from './rowReader.ts';

export type ImportMode = 'replace' | 'merge' | 'remove';

/** What is made of a file's rows, and whether each is written beside the one that is stored, however whole it is. */
export type Writing = { mode: ImportMode; beside: boolean };

/** A row of a file that can only be settled beside the row that is stored. */
export type OpenRow = {
  readonly row: number;
  readonly key: string;
  readonly id: string;
  /** JSON, null for a field to clear. Nothing for a row to remove, or for one that was checked already. */
  readonly given?: string;
  /** Fields whose cells could not be read, of a row with errors. */
  readonly unread?: readonly string[];
};

/** A file as read and checked, as small as 200,000 rows of it must be. */
export type FileRows = {
  rows: number;
  /** The row whose texts were taken for the columns' titles; missing for JSON lines. */
  headerRow?: number;
  /** Rows that are whole and good by themselves. */
  ready: Entry[];
  open: OpenRow[];
  /** Rows with errors, where their id is known. */
  refused: OpenRow[];
  rejected: number;
  issues: IssueList;
  /** The file could not be read to its end: nothing of it may be taken. */
  broken: boolean;
};

/** What the sender says of a file. */
export type FileHint = { contentType?: string | undefined; fileName?: string | undefined };

/** How a file is read: with what its sender says, and whether a process of its own reads workbooks (`readTable`). */
export type Reading = FileHint & { apart: boolean };

const rowsPerReport = 1_000;

/**
 * Reads a whole file and checks what can be checked without the register; does not throw for what is in the file. Throws
 * `reader-busy` (503) where too many files wait for the process.
 */
export async function readRows<R extends Row>(
  source: TableSource,
  reading: Reading,
  how: Writing,
  checker: RowChecker<R>,
  onRows: (rows: number) => Promise<void>,
): Promise<FileRows> {
  const file: FileRows = {
    rows: 0,
    ready: [],
    open: [],
    refused: [],
    rejected: 0,
    issues: new IssueList(),
    broken: false,
  };
  const reader = createRowReader(how, checker, file);
  const pause = createPause();
  try {
    for await (const raw of readTable(source, {
      ...reading,
      isTitle: reader.isTitle,
      onHeader: reader.header,
    })) {
      file.rows++;
      reader.row(raw);
      if (file.rows % rowsPerReport === 0) await onRows(file.rows);
      if (pause.isDue()) await pause.take();
    }
  } catch (error) {
    file.broken = true;
    if (error instanceof HeaderRefused) {
      for (const fault of error.faults) file.issues.add({ ...fault, severity: 'error' });
    } else if (error instanceof TabularError) {
      const { row, column, code, message } = error;
      file.issues.add({
        ...(row !== undefined && { row }),
        ...(column !== undefined && { column }),
        severity: 'error',
        code,
        message,
      });
    } else {
      throw error;
    }
  }
  return file;
}
