import { columnLetters, guardXlsx } from '../cells.ts';
import { TabularError } from '../errors.ts';
import { type CellRows, type CellValue, checkRow, writable } from '../writing.ts';
import { escapeText } from './text.ts';
import { type ChoiceSource, gatherChoices, MAX_ROW, validations } from './validations.ts';
import { packageParts, SHEET_NS, STYLE } from './write-parts.ts';
import type { ZipPart } from './zip-part.ts';

export interface SheetColumn {
  readonly header: string;
  /** In characters of the default font; a Chinese character takes two. */
  readonly width?: number;
  /** Shown by Excel and WPS beside any cell of the column that is selected; up to 255 characters are kept. */
  readonly note?: string;
  /** What its cells may hold: a drop-down below the header, long ones from a hidden sheet. */
  readonly choices?: readonly string[];
  /** A cell may hold several of the choices, or others: nothing is refused. */
  readonly several?: boolean;
}

export interface SheetInput {
  /** Up to 31 characters, none of []:*?/\ and no apostrophe at its ends; unique in the workbook. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: CellRows;
}

const CHUNK = 64 * 1024;

/** All parts of a workbook, the sheets as their rows are pulled. Throws RangeError for a sheet name that Excel refuses. */
export function workbookParts(sheets: readonly SheetInput[]): ZipPart[] {
  checkNames(sheets.map((sheet) => sheet.name));
  const { source, hidden } = gatherChoices(sheets);
  const all = hidden ? [...sheets, hidden] : sheets;
  return [
    ...packageParts(all.map((sheet) => ({ name: sheet.name, hidden: sheet === hidden }))),
    ...all.map((sheet, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: sheetXml(sheet, i === 0, source),
    })),
  ];
}

function checkNames(names: readonly string[]): void {
  const seen = new Set<string>();
  if (names.length === 0) throw new RangeError('a workbook needs a sheet');
  for (const name of names) {
    if (!/^(?!')[^[\]:*?/\\\p{Cc}]{1,31}(?<!')$/u.test(name) || seen.has(name.toLowerCase())) {
      throw new RangeError(`bad or repeated sheet name: ${JSON.stringify(name)}`);
    }
    seen.add(name.toLowerCase());
  }
}

async function* sheetXml(
  sheet: SheetInput,
  selected: boolean,
  source: ChoiceSource,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const headers = sheet.columns.map((column) => column.header);
  const cells = headers.map((_, i) => cellWriter(columnLetters(i)));
  let pending = sheetHead(sheet.columns, selected) + rowXml(1, headers, cells, STYLE.header);
  let row = 1;
  for await (const values of sheet.rows) {
    row++;
    if (row > MAX_ROW) {
      throw new TabularError('too-many-rows', `工作表最多 ${MAX_ROW} 行，请缩小导出的范围或改用 CSV。`, {
        row,
      });
    }
    checkRow(values, headers, row);
    pending += rowXml(row, values, cells, STYLE.text);
    if (pending.length < CHUNK) continue;
    yield encoder.encode(pending);
    pending = '';
  }
  yield encoder.encode(`${pending}</sheetData>${validations(sheet.columns, source)}</worksheet>`);
}

type CellWriter = (row: number, text: string, style: number) => string;

function cellWriter(letters: string): CellWriter {
  return (row, text, style) =>
    `<c r="${letters}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
}

function rowXml(
  row: number,
  values: readonly CellValue[],
  cells: readonly CellWriter[],
  style: number,
): string {
  let xml = `<row r="${row}">`;
  for (let i = 0; i < values.length; i++) {
    const text = guardXlsx(writable(values[i]));
    if (text !== '') xml += cells[i]!(row, text, style);
  }
  return `${xml}</row>`;
}

function sheetHead(columns: readonly SheetColumn[], selected: boolean): string {
  const cols = columns.map(
    ({ width = 20 }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${STYLE.text}" customWidth="1"/>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${SHEET_NS}"><sheetViews>` +
    `<sheetView ${selected ? 'tabSelected="1" ' : ''}workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/>${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>`
  );
}
