import { columnLetters } from '../cells.ts';
import { cellTooLong, type Fault, TabularError } from '../errors.ts';
import { type TableRecord, tooManyColumns } from '../rows.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;

type State = 'start' | 'plain' | 'quoted' | 'after-quote';

interface ScanRules {
  readonly delimiter: string;
  readonly columns: number;
  readonly cell: number;
}

/**
 * Cuts delimited text (RFC 4180; line ends CRLF, LF or CR) into records, fed piece by piece. A quote counts only at a
 * cell's start; elsewhere in an unquoted cell it is an ordinary character. Holds one record, and of each cell no more
 * than its limit.
 */
export class CsvScanner {
  readonly #rules: ScanRules;
  readonly #delimiter: number;
  #state: State = 'start';
  #cells: string[] = [];
  #cell = '';
  #faults: Map<number, Fault> | undefined;
  #skipLineFeed = false;
  /** The row of the record that is being read, 1-based: a blank line is a row, a cell with line breaks is in one. */
  row = 1;

  constructor(rules: ScanRules) {
    this.#rules = rules;
    this.#delimiter = rules.delimiter.charCodeAt(0);
  }

  /** The records that this piece completes. Throws `bad-quote` and `too-many-columns`. */
  write(text: string): TableRecord[] {
    const records: TableRecord[] = [];
    let at = 0;
    if (this.#skipLineFeed && text.length > 0) {
      if (text.charCodeAt(0) === LF) at = 1;
      this.#skipLineFeed = false;
    }
    while (at < text.length) {
      if (this.#state === 'quoted') {
        at = this.#quoted(text, at);
        continue;
      }
      const code = text.charCodeAt(at);
      if (code === QUOTE && this.#state !== 'plain') {
        if (this.#state === 'after-quote') this.#append('"');
        this.#state = 'quoted';
        at++;
      } else if (code === this.#delimiter) {
        this.#endCell();
        at++;
      } else if (code === LF || code === CR) {
        records.push(this.#endRecord());
        at++;
        if (code === CR) {
          if (at === text.length) this.#skipLineFeed = true;
          else if (text.charCodeAt(at) === LF) at++;
        }
      } else {
        at = this.#state === 'after-quote' ? this.#afterQuote(code, at) : this.#plain(text, at);
      }
    }
    return records;
  }

  /** The last record, if the text does not end with a line break. Throws `bad-quote` if a quote is still open. */
  end(): TableRecord[] {
    if (this.#state === 'quoted') throw this.#badQuote();
    return this.#cells.length === 0 && this.#state === 'start' ? [] : [this.#endRecord()];
  }

  #quoted(text: string, at: number): number {
    const quote = text.indexOf('"', at);
    this.#append(text.slice(at, quote === -1 ? text.length : quote));
    if (quote === -1) return text.length;
    this.#state = 'after-quote';
    return quote + 1;
  }

  #plain(text: string, at: number): number {
    let end = at + 1;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === this.#delimiter || code === LF || code === CR) break;
    }
    this.#state = 'plain';
    this.#append(text.slice(at, end));
    return end;
  }

  #afterQuote(code: number, at: number): number {
    if (code !== 32 && code !== 9) throw this.#badQuote();
    return at + 1;
  }

  #append(piece: string): void {
    if (this.#faults?.has(this.#cells.length)) return;
    this.#cell = this.#cell === '' ? piece : this.#cell + piece;
    // One more than the limit: the apostrophe of a guarded cell is not the cell's own text.
    if (this.#cell.length <= this.#rules.cell + 1) return;
    this.#faults ??= new Map();
    this.#faults.set(this.#cells.length, cellTooLong(this.#rules.cell));
    this.#cell = '';
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    if (this.#cells.length > this.#rules.columns) throw tooManyColumns(this.#rules.columns, this.row);
    this.#cell = '';
    this.#state = 'start';
  }

  #endRecord(): TableRecord {
    this.#endCell();
    const record = { row: this.row++, cells: this.#cells, faults: this.#faults };
    this.#cells = [];
    this.#faults = undefined;
    return record;
  }

  #badQuote(): TabularError {
    return new TabularError(
      'bad-quote',
      '从这一行起英文双引号没有成对。内容里的双引号要写成两个，请修改或另存为 .xlsx 后再上传。',
      { row: this.row, column: columnLetters(this.#cells.length) },
    );
  }
}

const DELIMITERS = [',', '\t', ';'];

/**
 * The delimiter that stands most often, outside quotes, in the first line that has any: a title above the header may have
 * none. A comma if no line has one.
 */
export function sniffDelimiter(text: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  let blank = true;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) {
      if (!blank && counts.size > 0) break;
      counts.clear();
      blank = true;
    } else if (!quoted && DELIMITERS.includes(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
    if (!DELIMITERS.includes(char) && char.trim() !== '') blank = false;
  }
  return DELIMITERS.reduce((best, next) => ((counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best));
}
