import { type CellRows, type SheetInput, writeCsv, writeNdjson, writeXlsx } from '@mingcha/tabular';
import type { Column, ColumnType } from '../kind.ts';
import type { Row } from '../types.ts';
import { cellCodec } from './cells.ts';

/** A table file of rows that imports back unchanged; rows are pulled as its bytes are read. */
export function writeRows(
  format: 'xlsx' | 'csv' | 'ndjson',
  title: string,
  columns: readonly Column[],
  rows: Iterable<Row>,
): AsyncIterable<Uint8Array> {
  if (format === 'ndjson') return writeNdjson(rows);
  const cells = cellsOf(columns, rows);
  if (format === 'csv')
    return writeCsv(
      columns.map((column) => column.header),
      cells,
    );
  return writeXlsx([{ name: sheetName(title), columns: columns.map(headerOf), rows: cells }]);
}

/** An empty table to fill in, in xlsx with a second sheet that explains the columns. */
export function writeTemplate(
  format: 'xlsx' | 'csv',
  title: string,
  columns: readonly Column[],
): AsyncIterable<Uint8Array> {
  if (format === 'csv')
    return writeCsv(
      columns.map((column) => column.header),
      [],
    );
  return writeXlsx([{ name: sheetName(title), columns: columns.map(headerOf), rows: [] }, guide(columns)]);
}

const sheetName = (title: string): string => title.replace(/[[\]:*?/\\']/g, '').slice(0, 31) || '名录';

function* cellsOf(columns: readonly Column[], rows: Iterable<Row>): Generator<string[]> {
  const codecs = columns.map((column) => [column.field, cellCodec(column)] as const);
  for (const row of rows) {
    const fields = row as unknown as Record<string, unknown>;
    yield codecs.map(([field, codec]) => (fields[field] === undefined ? '' : codec.format(fields[field])));
  }
}

const typeNames: Record<ColumnType, string> = {
  text: '文字',
  code: '编码',
  date: '日期，如 2026-06-30',
  enum: '从可填内容中选一',
  list: '可填多个，用顿号分隔',
  integer: '整数',
  boolean: '是 或 否',
  records: '可填多条，用分号分隔；每条各项用竖线分隔',
};

const valuesText = ({ values = [], records = [] }: Column): string => {
  if (records.length > 0) return records.map((column) => column.header).join('|');
  const labels = values.map((value) => (typeof value === 'string' ? value : (value.label ?? value.value)));
  return labels.length > 30 ? `${labels.slice(0, 30).join('、')} 等` : labels.join('、');
};

const headerOf = (column: Column) => {
  const { header, required, note, example } = column;
  const parts = [required ? '必填' : '选填', typeNames[column.type], note, example && `例：${example}`];
  return {
    header,
    width: Math.min(40, Math.max(12, header.length * 2 + 4)),
    note: parts.filter(Boolean).join('；'),
    choices: choicesOf(column),
    several: column.type === 'list' || column.form !== undefined,
  };
};

/** What one chooses of in a cell: labels, or values where a label stands for none or for several. */
function choicesOf(column: Column): string[] {
  const { type, values = [] } = column;
  if (type === 'boolean') return ['是', '否'];
  const codec = cellCodec({ ...column, type: 'enum' });
  return values.map((each) => {
    const { value, label = value } = typeof each === 'string' ? { value: each } : each;
    const read = codec.parse(label);
    return 'value' in read && read.value === value ? label : value;
  });
}

function guide(columns: readonly Column[]): SheetInput {
  const titles = ['列', '是否必填', '类型', '可填内容', '说明', '示例'];
  const rows: CellRows = columns.map((column) => [
    column.header,
    column.required ? '必填' : '选填',
    typeNames[column.type],
    valuesText(column),
    column.note ?? '',
    column.example ?? '',
  ]);
  return { name: '填写说明', columns: titles.map((header) => ({ header, width: 24 })), rows };
}
