import type { Column, ColumnValue } from '../kind.ts';
import { nearest } from './nearest.ts';

/** A cell's value as rows hold it, or why there is none. */
export type Parsed = { value: unknown } | { code: string; message: string };

/** Turns a column's cell texts into values and back; `format` of what `parse` gives is read as the same again. */
export type CellCodec = { parse(text: string): Parsed; format(value: unknown): string };

const listSeparators = '、;；,，\n';
const recordSeparators = ';；\n';
const fieldSeparators = '|｜';

/** Cuts at any of the separators, but not within double quotes, which stay on. */
function splitQuoted(text: string, separators: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let part = '';
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && separators.includes(character)) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  return [...parts, part].map((each) => each.trim());
}

function unquote(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).replaceAll('""', '"')
    : text;
}

function quote(text: string, separators: string): string {
  const needed = text.includes('"') || [...separators].some((separator) => text.includes(separator));
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}

const textCodec: CellCodec = { parse: (text) => ({ value: text }), format: String };

const dateShapes = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?$/,
  /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?: 0{1,2}:00(?::00)?)?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= days;
}

function parseDate(text: string): Parsed {
  for (const shape of dateShapes) {
    const [, year, month, day] = shape.exec(text) ?? [];
    if (!year || !month || !day) continue;
    if (isDay(Number(year), Number(month), Number(day))) {
      return { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
    }
    return { code: 'bad-date', message: `没有“${text}”这一天，请核对日期。` };
  }
  return { code: 'bad-date', message: `“${shown(text)}”不是日期，请写成 2024-01-05 的样子。` };
}

function parseInteger(text: string): Parsed {
  const plain = /^-?\d{1,3}([,，]\d{3})+$/.test(text)
    ? text.replace(/[,，]/g, '')
    : text.replace(/\.0+$/, '');
  return /^-?\d{1,15}$/.test(plain)
    ? { value: Number(plain) }
    : { code: 'bad-integer', message: `“${shown(text)}”不是整数，请只填写数字。` };
}

const yes = new Set(['是', 'true', '1', 'y', 'yes', '√', '✓']);
const no = new Set(['否', 'false', '0', 'n', 'no', '×', '✗']);

function parseBoolean(text: string): Parsed {
  const word = text.toLowerCase();
  if (yes.has(word)) return { value: true };
  if (no.has(word)) return { value: false };
  return { code: 'bad-boolean', message: `“${shown(text)}”应为“是”或“否”。` };
}

const shown = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/**
 * One of given values, by value, label or alias; shown by its label. With a form, any code of that form too, shown as it
 * is. A name that several values have stands for none of them.
 */
function chosen(values: readonly (string | ColumnValue)[], form: RegExp | undefined): CellCodec {
  const all = values.map((value) => (typeof value === 'string' ? { value } : value));
  const names = new Map<string, ColumnValue[]>();
  // A value wins over a label, a label over an alias.
  for (const namesOf of [
    (of: ColumnValue) => [of.value],
    (of: ColumnValue) => (of.label ? [of.label] : []),
    (of: ColumnValue) => of.aliases ?? [],
  ]) {
    const own = new Map<string, ColumnValue[]>();
    for (const value of all) {
      for (const name of new Set(namesOf(value).map(fold))) own.set(name, [...(own.get(name) ?? []), value]);
    }
    for (const [name, found] of own) if (!names.has(name)) names.set(name, found);
  }
  const labels = new Map(all.map(({ value, label = value }) => [value, label]));
  const only = (name: string): string | undefined => {
    const found = names.get(fold(name)) ?? [];
    return found.length === 1 ? found[0]!.value : undefined;
  };
  return {
    parse(text) {
      const value = only(text);
      if (value !== undefined) return { value };
      if (form?.test(fold(text))) return { value: fold(text) };
      const several = names.get(fold(text));
      if (several) return { code: 'ambiguous-value', message: ambiguous(text, several) };
      const options = [...labels.values()];
      const like = options.length > 8 ? nearest(text, options) : undefined;
      const hint = like
        ? `是否应为“${like}”？`
        : `可填：${options.slice(0, 8).join('、')}${options.length > 8 ? ' 等' : ''}。`;
      return { code: 'unknown-value', message: `“${shown(text)}”不在可选范围内，${hint}` };
    },
    format(value) {
      const label = form ? undefined : labels.get(String(value));
      // A label that would be read as another value must not stand for this one.
      return label !== undefined && only(label) === value ? label : String(value);
    },
  };
}

function ambiguous(text: string, values: readonly ColumnValue[]): string {
  // Where the labels are the same, the first alias says more.
  const same = new Set(values.map(({ label }) => label)).size < values.length;
  const candidates = values.map(
    ({ value, label = value, aliases }) => `${(same ? aliases?.[0] : undefined) ?? label}（${value}）`,
  );
  const more = candidates.length > 5 ? ' 等' : '';
  return `“${shown(text)}”有 ${values.length} 个：${candidates.slice(0, 5).join('、')}${more}，请写全名称，或填写编码。`;
}

function listCodec(element: CellCodec): CellCodec {
  return {
    parse(text) {
      const value: unknown[] = [];
      for (const part of splitQuoted(text, listSeparators)) {
        if (part === '') continue;
        const parsed = element.parse(unquote(part));
        if (!('value' in parsed)) return parsed;
        value.push(parsed.value);
      }
      return { value };
    },
    format: (value) =>
      (value as unknown[]).map((part) => quote(element.format(part), listSeparators)).join('、'),
  };
}

/** Records are cut by semicolons or lines, their fields by upright strokes, in the order of the columns. */
function recordsCodec(columns: readonly Column[]): CellCodec {
  const codecs = columns.map((column) => ({ column, codec: cellCodec(column) }));
  const separators = recordSeparators + fieldSeparators;
  const names = columns.map((column) => column.header).join('|');

  function parseRecord(text: string): Parsed {
    const parts = splitQuoted(text, fieldSeparators).map(unquote);
    if (parts.length > columns.length) {
      return { code: 'bad-record', message: `“${shown(text)}”的内容过多，应依次填写：${names}。` };
    }
    const record: Record<string, unknown> = {};
    for (const [i, { column, codec }] of codecs.entries()) {
      const part = parts[i] ?? '';
      if (part === '' && column.required) {
        return {
          code: 'bad-record',
          message: `“${shown(text)}”缺少${column.header}，应依次填写：${names}。`,
        };
      }
      if (part === '') continue;
      const parsed = codec.parse(part);
      if (!('value' in parsed)) return { code: parsed.code, message: `${column.header}：${parsed.message}` };
      record[column.field] = parsed.value;
    }
    return { value: record };
  }

  const formatRecord = (record: Record<string, unknown>): string => {
    const parts = codecs.map(({ column, codec }) => {
      const value = record[column.field];
      return value === undefined ? '' : quote(codec.format(value), separators);
    });
    while (parts.at(-1) === '') parts.pop();
    return parts.join('|');
  };

  return {
    parse(text) {
      const value: unknown[] = [];
      for (const part of splitQuoted(text, recordSeparators)) {
        if (part === '') continue;
        const parsed = parseRecord(part);
        if (!('value' in parsed)) return parsed;
        value.push(parsed.value);
      }
      return { value };
    },
    format: (value) => (value as Record<string, unknown>[]).map(formatRecord).join('；'),
  };
}

/** The codec of a column's cells. An empty cell never comes here: it has no value. */
export function cellCodec(column: Column): CellCodec {
  const form = column.form === undefined ? undefined : new RegExp(column.form);
  const one = column.values ? chosen(column.values, form) : textCodec;
  switch (column.type) {
    case 'date':
      return { parse: parseDate, format: String };
    case 'integer':
      return { parse: parseInteger, format: String };
    case 'boolean':
      return { parse: parseBoolean, format: (value) => (value === true ? '是' : '否') };
    case 'list':
      return listCodec(one);
    case 'records':
      return recordsCodec(column.records ?? []);
    default:
      return one;
  }
}
