import { formulaFault } from '../cells.ts';
import { cellTooLong, damaged, type Fault, TabularError } from '../errors.ts';
import type { TableLimits } from '../limits.ts';
import { type TableRecord, tooManyColumns } from '../rows.ts';
import { numberText } from './number.ts';
import type { StringTable } from './strings.ts';
import { type NumberStyle, PLAIN } from './styles.ts';
import { RichText, unescapeText } from './text.ts';
import { attribute, type XmlHandler } from './xml.ts';

interface SheetContext {
  readonly strings: StringTable;
  readonly styles: readonly NumberStyle[];
  readonly date1904: boolean;
  readonly limits: TableLimits;
}

/** The first and the last row of a merged area. */
export interface MergedRows {
  readonly first: number;
  readonly last: number;
}

/** No real sheet has as many; a file of nothing else would fill the memory. */
const MAX_MERGES = 100_000;

/** Takes the records out of a worksheet's XML. Throws `damaged-file`, `too-many-columns`. */
export class SheetHandler implements XmlHandler {
  readonly #context: SheetContext;
  readonly #inline: RichText;
  readonly #merges: MergedRows[] = [];
  #records: TableRecord[] = [];
  #row = 0;
  #cells: string[] | undefined;
  #faults: Map<number, Fault> | undefined;
  #column = -1;
  #type = '';
  #style = PLAIN;
  #inValue = false;
  #value = '';
  #formula = false;

  constructor(context: SheetContext) {
    this.#context = context;
    this.#inline = new RichText(context.limits.cell);
  }

  /** The records since the last call. */
  take(): TableRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  /** The rows of the merged areas. Complete after the whole sheet. */
  get merged(): readonly MergedRows[] {
    return this.#merges;
  }

  open(name: string, attributes: string): void {
    if (name === 'c' && this.#cells) this.#openCell(attributes);
    else if (name === 'v') this.#inValue = true;
    else if (name === 'f') this.#formula = true;
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'mergeCell') this.#merge(attribute(attributes, 'ref') ?? '');
    else this.#inline.open(name);
  }

  text(text: string): void {
    if (this.#inValue) {
      if (this.#value.length <= this.#context.limits.cell * 7) this.#value += text;
    } else this.#inline.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false;
    else if (name === 'c' && this.#cells) this.#closeCell(this.#cells);
    else if (name === 'row') this.#closeRow();
    else this.#inline.close(name);
  }

  #openRow(attributes: string): void {
    const named = attribute(attributes, 'r');
    const row = named === undefined ? this.#row + 1 : Number(named);
    if (!Number.isInteger(row) || row <= this.#row || row > 1_048_576) throw damaged('行号');
    this.#row = row;
    this.#column = -1;
    this.#cells = [];
    this.#faults = undefined;
  }

  #closeRow(): void {
    const cells = this.#cells;
    if (cells && (cells.length > 0 || this.#faults)) {
      this.#records.push({ row: this.#row, cells, faults: this.#faults });
    }
    this.#cells = undefined;
  }

  #openCell(attributes: string): void {
    const named = attribute(attributes, 'r');
    const column = named === undefined ? this.#column + 1 : columnIndex(named);
    if (column <= this.#column) throw damaged('单元格位置');
    this.#column = column;
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = this.#context.styles[Number(attribute(attributes, 's') ?? 0)] ?? PLAIN;
    this.#value = '';
    this.#formula = false;
  }

  #closeCell(cells: string[]): void {
    const content = this.#formula ? formulaFault : this.#content();
    if (content === '') return;
    if (this.#column >= this.#context.limits.columns) {
      throw tooManyColumns(this.#context.limits.columns, this.#row);
    }
    while (cells.length < this.#column) cells.push('');
    cells.push(typeof content === 'string' ? content : '');
    if (typeof content === 'string') return;
    this.#faults ??= new Map();
    this.#faults.set(this.#column, content);
  }

  /** The cell's text, '' if it is empty. */
  #content(): string | Fault {
    const inline = this.#inline.take();
    const value = this.#value;
    const { strings, date1904, limits } = this.#context;
    if (this.#type === 'inlineStr') return inline;
    if (value === '') return '';
    switch (this.#type) {
      case 's': {
        const text = /^\d+$/.test(value) ? strings.get(Number(value)) : undefined;
        if (text === undefined) throw damaged('共享文字');
        return text;
      }
      case 'str':
        return value.length > limits.cell * 7 ? cellTooLong(limits.cell) : unescapeText(value);
      case 'b':
        return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        return {
          code: 'error-value',
          message: `单元格是错误值 ${value.slice(0, 20)}，请改正或清空后再上传。`,
        };
      case 'd':
        return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ');
      default:
        return numberText(value, this.#style, date1904);
    }
  }

  #merge(ref: string): void {
    if (this.#merges.length >= MAX_MERGES) throw damaged('合并单元格过多');
    const rows = /^\$?[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+)$/.exec(ref);
    if (rows) this.#merges.push({ first: Number(rows[1]), last: Number(rows[2]) });
  }
}

/** The column of a cell's reference, A1 → 0. */
function columnIndex(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (column === 0 || column > 16_384) throw damaged('单元格位置');
  return column - 1;
}

/** The first of the rows `from` to `to` that a merged area covers, if there is one. */
export function mergedRow(merged: readonly MergedRows[], from: number, to: number): number | undefined {
  const rows = merged.filter((m) => m.last >= from && m.first <= to).map((m) => Math.max(from, m.first));
  return rows.length === 0 ? undefined : rows.reduce((a, b) => Math.min(a, b));
}

/** Merged cells leave all but one of their cells empty, so that rows would lose what the reader sees in them. */
export function mergedCells(row: number): TabularError {
  return new TabularError(
    'merged-cells',
    '从这一行起有合并的单元格，合并后只有第一个单元格有内容。请取消合并，并在每一行填上内容。',
    { row },
  );
}
