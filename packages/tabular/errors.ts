/** What can be wrong with a table file. The codes are stable: clients match on them. */
export type TabularCode =
  | 'bad-date'
  | 'bad-encoding'
  | 'bad-header'
  | 'bad-json'
  | 'bad-quote'
  | 'cell-too-long'
  | 'damaged-file'
  | 'duplicate-header'
  | 'empty-file'
  | 'encrypted'
  | 'error-value'
  | 'formula'
  | 'legacy-xls'
  | 'line-too-long'
  | 'lost-digits'
  | 'macros'
  | 'merged-cells'
  | 'missing-header'
  | 'no-rows'
  | 'nul-character'
  | 'ragged-row'
  | 'too-complex'
  | 'too-deep'
  | 'too-large'
  | 'too-many-columns'
  | 'too-many-rows'
  | 'unsupported-format';

/** What is wrong, before it is known where. */
export interface Fault {
  readonly code: TabularCode;
  /** Chinese; says what is wrong and what to do. Names no place: `row` and `column` do. */
  readonly message: string;
}

/** Something wrong at a place of the table. */
export interface TableIssue extends Fault {
  /** 1-based, as the sheet shows it (blank rows count); for NDJSON the line. */
  readonly row?: number;
  /** The column's header text, or its letter where it has none. */
  readonly column?: string;
}

/** Thrown when a table cannot be read any further, or cannot be written. */
export class TabularError extends Error implements TableIssue {
  readonly code: TabularCode;
  readonly row?: number;
  readonly column?: string;

  constructor(code: TabularCode, message: string, at: { row?: number; column?: string } = {}) {
    super(message);
    this.name = 'TabularError';
    this.code = code;
    if (at.row !== undefined) this.row = at.row;
    if (at.column !== undefined) this.column = at.column;
  }
}

/** The same error with a row, if it has none yet. */
export function withRow(error: unknown, row: number): unknown {
  if (!(error instanceof TabularError) || error.row !== undefined) return error;
  return new TabularError(error.code, error.message, { row });
}

/** The file's structure is broken; `what` names the broken part for support, not for the user's action. */
export function damaged(what: string): TabularError {
  return new TabularError(
    'damaged-file',
    `文件已损坏或不完整（${what}）。请重新导出或用 Excel/WPS 另存为 .xlsx 后再上传。`,
  );
}

/** A cell over the limit, in any format. */
export function cellTooLong(limit: number): Fault {
  return { code: 'cell-too-long', message: `单元格内容超过 ${limit} 个字符，请缩短后再上传。` };
}

/** The file as sent, or what it unpacks to, is over a limit of bytes. */
export function tooLarge(limit: number): TabularError {
  return new TabularError(
    'too-large',
    `文件超过 ${Math.max(1, Math.floor(limit / 2 ** 20))} MB 的上限，请拆分成几个文件分别上传。`,
  );
}
