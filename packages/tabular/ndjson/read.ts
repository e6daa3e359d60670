import { decodeText } from '../encoding.ts';
import { cellTooLong, type Fault, type TableIssue, TabularError, withRow } from '../errors.ts';
import { lastRow, type TableLimits } from '../limits.ts';
import { type RawRow, tooManyRows } from '../rows.ts';
import { blocks, type TableSource } from '../source.ts';
import { LineScanner } from './lines.ts';

/** The objects of a file of JSON lines in UTF-8; a line that is not one is a row with issues. */
export async function* readNdjson(source: TableSource, limits: TableLimits): AsyncGenerator<RawRow> {
  const scanner = new LineScanner(limits.line);
  let rows = 0;
  try {
    for await (const text of withEnd(decodeText(blocks(source, limits.bytes), 'utf-8'))) {
      for (const { row, line } of text === undefined ? scanner.end() : scanner.write(text)) {
        const blank = line?.trim() === '';
        if (!blank) rows++;
        if (rows > limits.rows || row > lastRow(limits)) throw tooManyRows(limits.rows, row);
        if (blank) continue;
        yield line === undefined ? refused(row, lineTooLong(limits.line)) : parseLine(row, line, limits);
      }
    }
  } catch (error) {
    throw withRow(error, scanner.row);
  }
  if (rows === 0) throw new TabularError('empty-file', '文件是空的，请选择有内容的文件。');
}

async function* withEnd(texts: AsyncIterable<string>): AsyncGenerator<string | undefined> {
  yield* texts;
  yield undefined;
}

function refused(row: number, fault: Fault, column?: string): RawRow {
  const issue: TableIssue = column === undefined ? { ...fault, row } : { ...fault, row, column };
  return { row, values: {}, issues: [issue] };
}

function lineTooLong(limit: number): Fault {
  return { code: 'line-too-long', message: `这一行超过 ${limit} 个字符的上限，请缩短内容。` };
}

function parseLine(row: number, line: string, limits: TableLimits): RawRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refused(row, {
      code: 'bad-json',
      message: '这一行不是有效的 JSON。每行应是一个完整的 JSON 对象，行内不换行。',
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused(row, { code: 'bad-json', message: '这一行不是 JSON 对象，应形如 {"名称": "…"}。' });
  }
  const values = value as Record<string, unknown>;
  for (const key of Object.keys(values)) {
    const fault = key === '__proto__' ? forbiddenKey : valueFault(values[key], 2, limits);
    if (fault) return refused(row, fault, key);
  }
  if (Object.keys(values).length > limits.columns) {
    return refused(row, { code: 'too-many-columns', message: `字段超过 ${limits.columns} 个的上限。` });
  }
  return { row, values, issues: [] };
}

const forbiddenKey: Fault = { code: 'bad-header', message: '字段名不可使用 __proto__，请修改。' };

/** What is wrong with a value inside a row; it goes no deeper than is allowed. */
function valueFault(value: unknown, depth: number, limits: TableLimits): Fault | undefined {
  if (typeof value === 'string') {
    return value.length > limits.cell ? cellTooLong(limits.cell) : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > limits.depth) {
    return { code: 'too-deep', message: `JSON 嵌套超过 ${limits.depth} 层，请改成更平的结构。` };
  }
  if (Object.hasOwn(value, '__proto__')) return forbiddenKey;
  for (const child of Object.values(value)) {
    const fault = valueFault(child, depth + 1, limits);
    if (fault) return fault;
  }
  return undefined;
}
