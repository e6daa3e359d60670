import { columnLetters, trimCell, unguard } from './cells.ts';
import { cellTooLong, type Fault, type TableIssue, TabularError } from './errors.ts';
import { lastRow, type TableLimits } from './limits.ts';

/** One row as the file has it. */
export interface RawRow {
  /** 1-based, as the sheet shows it (blank rows count); for NDJSON the line. */
  readonly row: number;
  /** By header text. CSV and XLSX: trimmed text, an empty cell has no key. NDJSON: the line's object as it is. */
  readonly values: Record<string, unknown>;
  /** What is wrong with the row. A refused cell has no key in `values`: a row with issues must not be taken. */
  readonly issues: readonly TableIssue[];
}

/** A record before it has names: '' is an empty cell. */
export interface TableRecord {
  readonly row: number;
  readonly cells: readonly string[];
  /** Refused cells by index. */
  readonly faults?: ReadonlyMap<number, Fault> | undefined;
}

/** How a table's header is found and looked at. */
export interface HeaderRules {
  /**
   * Whether a text is the title of a column, so that title rows above the header are passed over; where it is missing
   * the first row that is not blank is the header.
   */
  readonly isTitle?: ((text: string) => boolean) | undefined;
  /** Called once before the first row, with the header texts from left to right and their row. May throw. */
  readonly onHeader?: ((columns: readonly string[], row: number) => void) | undefined;
}

/** How many rows that are not blank are looked at to find the header. */
const headerWithin = 20;

interface TableRules {
  readonly limits: TableLimits;
  readonly header: HeaderRules;
  /** Says what is wrong with a trimmed cell that the format itself does not mark. */
  readonly inspect?: (text: string) => Fault | undefined;
  /** Whether a row with fewer cells than headers is wrong (text tables), or usual (workbooks). */
  readonly fullRows: boolean;
}

const NO_ROWS: readonly RawRow[] = Object.freeze([]);
const NO_ISSUES: readonly TableIssue[] = Object.freeze([]);

/** Turns records into rows below their header; blank ones are left out. */
export class TableBuilder {
  readonly #rules: TableRules;
  #names: readonly string[] | undefined;
  #rows = 0;
  /** The first records, while the header is not found. */
  #first: TableRecord[] = [];
  /** The header's row, 0 before it. */
  headerRow = 0;
  /** The last row that was not blank. */
  lastRow = 0;

  constructor(rules: TableRules) {
    this.#rules = rules;
  }

  /** A column's header, or its letters. */
  columnName(index: number): string {
    return this.#names?.[index] || columnLetters(index);
  }

  /** The rows that a record completes: none for the header and for blank records. */
  add(record: TableRecord): readonly RawRow[] {
    if (record.row > lastRow(this.#rules.limits)) throw tooManyRows(this.#rules.limits.rows, record.row);
    if (this.#names === undefined) {
      if (record.cells.every((cell) => trimCell(cell) === '') && !record.faults?.size) return NO_ROWS;
      this.#first.push(record);
      return this.#isHeader(record) || this.#first.length === headerWithin ? this.#begin() : NO_ROWS;
    }
    const row = this.#row(record);
    return row ? [row] : NO_ROWS;
  }

  /** To be called after the last record, for the rows that still wait for their header: a table has a header and a row. */
  end(): readonly RawRow[] {
    const rows = this.#names === undefined ? this.#begin() : NO_ROWS;
    if (this.#names === undefined) throw new TabularError('empty-file', '文件是空的，请选择填好内容的文件。');
    if (this.#rows === 0) {
      throw new TabularError('no-rows', '表里只有列标题，没有数据行。请从标题的下一行开始填写数据。');
    }
    return rows;
  }

  /** Takes the likeliest of the first records for the header, and those below it for rows. */
  #begin(): readonly RawRow[] {
    const first = this.#first;
    this.#first = [];
    let at = 0;
    let most = 0;
    for (const [i, record] of first.entries()) {
      const titles = this.#titlesIn(record);
      if (titles <= most) continue;
      most = titles;
      at = i;
    }
    const header = first[at];
    if (!header) return NO_ROWS;
    this.#names = this.#header(header);
    return first.slice(at + 1).flatMap((record) => this.#row(record) ?? []);
  }

  #titlesIn({ cells }: TableRecord): number {
    const { isTitle } = this.#rules.header;
    return isTitle ? cells.filter((cell) => isTitle(unguard(trimCell(cell)))).length : 0;
  }

  /** Whether a record is the header for certain: nothing else has two titles, or nothing but titles. */
  #isHeader(record: TableRecord): boolean {
    if (!this.#rules.header.isTitle) return true;
    const titles = this.#titlesIn(record);
    return titles > 1 || (titles === 1 && record.cells.filter((cell) => trimCell(cell) !== '').length === 1);
  }

  #row(record: TableRecord): RawRow | undefined {
    const { row, cells, faults } = record;
    const values: Record<string, unknown> = {};
    const issues: TableIssue[] = [];
    let blank = true;
    let stray: TableIssue | undefined;
    for (let i = 0; i < cells.length; i++) {
      const text = trimCell(cells[i]!);
      if (text === '' && faults?.has(i) !== true) continue;
      blank = false;
      const name = this.#names![i];
      if (!name) {
        stray ??= this.#strayCell(row, i);
      } else {
        const taken = unguard(text);
        const fault = faults?.get(i) ?? this.#rules.inspect?.(text) ?? this.#lengthFault(taken);
        if (fault) issues.push({ ...fault, row, column: name });
        else if (taken !== '') values[name] = taken;
      }
    }
    if (blank) return undefined;
    if (stray) issues.push(stray);
    this.lastRow = row;
    if (++this.#rows > this.#rules.limits.rows) throw tooManyRows(this.#rules.limits.rows, row);
    if (this.#rules.fullRows && cells.length < this.#names!.length) issues.push(this.#shortRow(row, cells));
    return { row, values, issues: issues.length === 0 ? NO_ISSUES : issues };
  }

  #lengthFault(text: string): Fault | undefined {
    return text.length > this.#rules.limits.cell ? cellTooLong(this.#rules.limits.cell) : undefined;
  }

  #header({ row, cells, faults }: TableRecord): readonly string[] {
    const names = cells.map((cell) => unguard(trimCell(cell)));
    while (names.length > 0 && names.at(-1) === '' && faults?.has(names.length - 1) !== true) names.pop();
    const { limits } = this.#rules;
    if (names.length > limits.columns) throw tooManyColumns(limits.columns, row);
    const seen = new Set<string>();
    names.forEach((name, i) => {
      const at = { row, column: columnLetters(i) };
      const fault = faults?.get(i) ?? this.#rules.inspect?.(name) ?? this.#lengthFault(name);
      if (fault) throw new TabularError(fault.code, fault.message, at);
      if (name === '__proto__') throw new TabularError('bad-header', '列标题不可使用这个名称，请修改。', at);
      if (name !== '' && seen.has(name)) {
        const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
        throw new TabularError('duplicate-header', `列标题“${shown}”重复，请删除或改名其中一列。`, at);
      }
      seen.add(name);
    });
    this.headerRow = row;
    this.#rules.header.onHeader?.(
      names.filter((name) => name !== ''),
      row,
    );
    return names;
  }

  #strayCell(row: number, index: number): TableIssue {
    const width = this.#names!.length;
    if (this.#rules.fullRows && index >= width) {
      return {
        code: 'ragged-row',
        message: `这一行的单元格比列标题（${width} 列）多。请检查是否多了分隔符，内容含分隔符时要用英文双引号括起来。`,
        row,
        column: columnLetters(index),
      };
    }
    return {
      code: 'missing-header',
      message: `该列有内容却没有列标题。请在第 ${this.headerRow} 行写上列标题，或删除这一列。`,
      row,
      column: columnLetters(index),
    };
  }

  #shortRow(row: number, cells: readonly string[]): TableIssue {
    return {
      code: 'ragged-row',
      message: `这一行只有 ${cells.length} 个单元格，列标题有 ${this.#names!.length} 列。请补齐分隔符，空着的单元格也要保留分隔符。`,
      row,
      column: this.columnName(cells.length),
    };
  }
}

/** The table has more data rows than are taken. */
export function tooManyRows(limit: number, row: number): TabularError {
  return new TabularError(
    'too-many-rows',
    `数据超过 ${limit} 行的上限。请删除多余的空行，或拆分成几个文件分别上传。`,
    { row },
  );
}

/** The table has more columns than are taken. */
export function tooManyColumns(limit: number, row: number): TabularError {
  return new TabularError('too-many-columns', `列数超过 ${limit} 列的上限，请删除右侧多余的列后再上传。`, {
    row,
  });
}
