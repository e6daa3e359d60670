import { type ReadOptions, readTable } from './read-table.ts';
import type { RawRow } from './rows.ts';
import { zip } from './xlsx/zip-write.ts';

/** Helpers of this package's tests. */

export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** All rows of a file that is given as text (UTF-8) or bytes, cut into chunks if asked. */
export async function readAllRows(
  file: string | Uint8Array,
  options?: ReadOptions & { chunk?: number },
): Promise<RawRow[]> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const rows: RawRow[] = [];
  for await (const row of readTable(() => cut(bytes, options?.chunk ?? bytes.length), options))
    rows.push(row);
  return rows;
}

export function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += Math.max(1, size))
    yield bytes.subarray(at, at + Math.max(1, size));
}

/** What the issues of all rows say, in short. */
export function issuesOf(rows: readonly RawRow[]): string[] {
  return rows.flatMap((row) => row.issues.map((i) => `${i.row} ${i.column ?? '-'} ${i.code}`));
}

let reverse: Map<string, number[]> | undefined;

/** Node decodes GB 18030 but does not encode it: the table is what its decoder says of every sequence. */
function reverseTable(): Map<string, number[]> {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  const learn = (...bytes: number[]): void => {
    const char = decoder.decode(Uint8Array.from(bytes));
    if ([...char].length === 1 && char !== '\uFFFD' && !table.has(char)) table.set(char, bytes);
  };
  for (let a = 0; a < 0x80; a++) learn(a);
  for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) learn(a, b);
  for (let a = 0x81; a <= 0x84; a++) {
    for (let b = 0x30; b <= 0x39; b++) {
      for (let c = 0x81; c < 0xff; c++) for (let d = 0x30; d <= 0x39; d++) learn(a, b, c, d);
    }
  }
  return table;
}

/** Beyond the BMP the four bytes count the code points in order. */
function supplementary(code: number): number[] {
  const n = code - 0x10000;
  return [
    0x90 + Math.floor(n / 12600),
    0x30 + (Math.floor(n / 1260) % 10),
    0x81 + (Math.floor(n / 10) % 126),
    0x30 + (n % 10),
  ];
}

export function encodeGb18030(text: string): Buffer {
  reverse ??= reverseTable();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0)!;
    const sequence = code > 0xffff ? supplementary(code) : reverse.get(char);
    if (!sequence) throw new RangeError(`not in GB 18030: U+${code.toString(16)}`);
    bytes.push(...sequence);
  }
  return Buffer.from(bytes);
}

export async function zipOf(parts: Record<string, string | Uint8Array>): Promise<Buffer> {
  const entries = Object.entries(parts).map(([name, data]) => ({
    name,
    data: [typeof data === 'string' ? Buffer.from(data) : data],
  }));
  return bytesOf(zip(entries));
}

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Workbook {
  /** What stands in `<sheetData>`. */
  readonly rows: string;
  /** What follows it. */
  readonly after?: string;
  /** The `<si>` of the shared strings. */
  readonly strings?: string;
  /** What stands in the style sheet. */
  readonly styles?: string;
  readonly workbookPr?: string;
  /** Parts that replace or add to the others. */
  readonly parts?: Record<string, string | Uint8Array>;
}

/** A workbook by hand, to hold what no writer would write. */
export function workbook({
  rows,
  after = '',
  strings,
  styles = '',
  workbookPr = '',
  parts,
}: Workbook): Promise<Buffer> {
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${NS} xmlns:r="${REL}">${workbookPr}<sheets><sheet name="一" sheetId="1" r:id="s1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="s1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="${REL}/styles" Target="/xl/styles.xml"/>${
      strings === undefined
        ? ''
        : `<Relationship Id="u" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>`
    }</Relationships>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet ${NS}><sheetData>${rows}</sheetData>${after}</worksheet>`,
    'xl/styles.xml': `<styleSheet ${NS}>${styles}</styleSheet>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst ${NS}>${strings}</sst>` }),
    ...parts,
  });
}

/** A text cell in place. */
export const inline = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
