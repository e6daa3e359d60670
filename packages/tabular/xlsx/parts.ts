import { posix } from 'node:path';
import { damaged, TabularError, tooLarge } from '../errors.ts';
import type { TableLimits } from '../limits.ts';
import { attribute, type XmlHandler, XmlScanner } from './xml.ts';
import { readZipDirectory, readZipEntry, type ZipEntry } from './zip-read.ts';

/** The parts of a workbook that hold its first visible sheet. */
export interface SheetParts {
  readonly sheet: ZipEntry;
  readonly strings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
  /** Whether day 0 is 1904-01-01 (old Macs). */
  readonly date1904: boolean;
}

/** Scans a part of the archive in the caller's pace: a handler's findings can be taken after each piece. */
export async function* scanPart(file: Buffer, entry: ZipEntry, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const scanner = new XmlScanner(handler);
  for await (const bytes of readZipEntry(file, entry)) {
    scanner.write(decode(() => decoder.decode(bytes, { stream: true })));
    yield;
  }
  scanner.write(decode(() => decoder.decode()));
  scanner.end();
  yield;
}

function decode(read: () => string): string {
  try {
    return read();
  } catch {
    throw damaged('文字编码不是 UTF-8');
  }
}

/** Scans a whole part that is kept in memory; `limit` bounds its unpacked size. */
export async function scanWhole(
  file: Buffer,
  entry: ZipEntry,
  handler: XmlHandler,
  limit: number,
): Promise<void> {
  if (entry.size > limit) throw tooLarge(limit);
  for await (const _ of scanPart(file, entry, handler));
}

/** The workbook, its relations and its styles are small in any real file. */
export const SMALL_PART = 32 * 2 ** 20;

interface Relation {
  readonly type: string;
  readonly target: string;
}

const nothing = (): void => {};

async function readRelations(file: Buffer, entry: ZipEntry | undefined): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!entry) return relations;
  const open = (name: string, attributes: string): void => {
    if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
    const type = attribute(attributes, 'Type') ?? '';
    relations.set(attribute(attributes, 'Id') ?? '', {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: attribute(attributes, 'Target') ?? '',
    });
  };
  await scanWhole(file, entry, { open, close: nothing, text: nothing }, SMALL_PART);
  return relations;
}

/** Where a relation of `part` points to, as a name of the archive. */
function resolve(part: string, target: string): string {
  return posix.resolve('/', posix.dirname(part), target).slice(1).toLowerCase();
}

/** Programs are refused wherever they stand, run or not. */
function refusePrograms(names: Iterable<string>): void {
  for (const name of names) {
    if (!/(?:^|\/)(?:vbaproject\.bin|macrosheets\/.*|dialogsheets\/.*)$/.test(name)) continue;
    throw new TabularError(
      'macros',
      '工作簿带有宏。请用 Excel/WPS 另存为不带宏的“Excel 工作簿（*.xlsx）”后再上传。',
    );
  }
}

/**
 * Opens a workbook: refuses what is none, and finds the first visible sheet. Throws `damaged-file`, `encrypted`, `macros`,
 * `too-large`, `unsupported-format`.
 */
export async function openWorkbook(file: Buffer, limits: TableLimits): Promise<SheetParts> {
  const entries = readZipDirectory(file, limits);
  refusePrograms(entries.keys());
  const root = await readRelations(file, entries.get('_rels/.rels'));
  const main = [...root.values()].find((relation) => relation.type === 'officeDocument');
  const workbook = resolve('', main?.target ?? 'xl/workbook.xml');
  const entry = entries.get(workbook);
  if (!entry || !workbook.endsWith('.xml') || !workbook.startsWith('xl/')) {
    throw new TabularError(
      'unsupported-format',
      '这不是 .xlsx 工作簿（可能是压缩包、.xlsb、.ods 或其他文档）。请用 Excel/WPS 另存为 .xlsx 后再上传。',
    );
  }
  const { sheetIds, date1904 } = await readWorkbook(file, entry);
  const { dir, base } = posix.parse(workbook);
  const relations = await readRelations(file, entries.get(`${dir}/_rels/${base}.rels`));
  const find = (relation: Relation | undefined): ZipEntry | undefined =>
    relation && entries.get(resolve(workbook, relation.target));
  const ofType = (type: string): ZipEntry | undefined =>
    find([...relations.values()].find((relation) => relation.type === type));
  const sheetId = sheetIds.find((id) => relations.get(id)?.type === 'worksheet');
  const sheet = sheetId === undefined ? undefined : find(relations.get(sheetId));
  if (!sheet) throw damaged('找不到可见的工作表');
  return { sheet, strings: ofType('sharedStrings'), styles: ofType('styles'), date1904 };
}

async function readWorkbook(
  file: Buffer,
  entry: ZipEntry,
): Promise<{ sheetIds: string[]; date1904: boolean }> {
  const sheetIds: string[] = [];
  let date1904 = false;
  const open = (name: string, attributes: string): void => {
    if (name === 'sheet' && (attribute(attributes, 'state') ?? 'visible') === 'visible') {
      sheetIds.push(attribute(attributes, 'id') ?? '');
    } else if (name === 'workbookPr') {
      date1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    }
  };
  await scanWhole(file, entry, { open, close: nothing, text: nothing }, SMALL_PART);
  return { sheetIds, date1904 };
}
