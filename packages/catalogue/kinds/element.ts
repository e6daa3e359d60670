import { dateText } from '@mingcha/kernel';
import type { Column } from '@mingcha/register';
import type { Expression, RuleField } from '@mingcha/rules';
import { divisionForm } from '@mingcha/tenancy/divisions';
import * as z from 'zod';
import { mostOfCode } from './codeForm.ts';
import type { Element, ElementType } from './format.ts';

const division = z.string().regex(/^\d{6}(\d{3}|\d{6})?$/, '应为 6、9 或 12 位区划代码');
const word = z.string().min(1).max(60);

/** Of a code without rules of its own. */
const plainCode = z.string().regex(/^[0-9A-Za-z-]{1,40}$/, '应为 1 至 40 位字母、数字或连字符');
const ruledCode = z.string().max(mostOfCode);

/** Unless the element says otherwise. */
const usual = { characters: 2_000, entries: 60, number: 1_000_000_000 } as const;

type Kind = {
  column: Column['type'];
  /** What an expression reads it as. */
  rule: RuleField['type'];
  schema: (element: Element, parts: readonly Element[]) => z.ZodType;
};

const bounded = ({ least = 0, most = usual.characters }: Element) => z.string().min(least).max(most);
const many = <T extends z.ZodType>(of: T, { least = 0, most = usual.entries }: Element) =>
  z.array(of).min(least).max(most);

const kinds: Readonly<Record<ElementType, Kind>> = {
  text: { column: 'text', rule: 'string', schema: bounded },
  code: { column: 'code', rule: 'string', schema: () => plainCode },
  date: { column: 'date', rule: 'string', schema: () => dateText },
  number: {
    column: 'integer',
    rule: 'number',
    schema: ({ least = 0, most = usual.number }) => z.number().int().min(least).max(most),
  },
  flag: { column: 'boolean', rule: 'boolean', schema: () => z.boolean() },
  choice: { column: 'enum', rule: 'string', schema: () => word },
  choices: { column: 'list', rule: 'strings', schema: (element) => many(word, element) },
  words: { column: 'list', rule: 'strings', schema: (element) => many(word, element) },
  department: { column: 'code', rule: 'string', schema: () => z.string().max(40) },
  division: { column: 'code', rule: 'string', schema: () => division },
  records: { column: 'records', rule: 'strings', schema: (element, parts) => many(schemaOf(parts), element) },
};

/** The elements that are parts of this one. */
export const partsOf = (elements: readonly Element[], { field }: Pick<Element, 'field'>): Element[] =>
  elements.filter(({ of }) => of === field);

/**
 * The schema of a row, or of an entry, that has these elements; `all` is where their parts are found. The codes in `ruled` are
 * judged by their rules.
 */
export function schemaOf(
  own: readonly Element[],
  all: readonly Element[] = [],
  ruled: ReadonlySet<string> = new Set(),
): z.ZodObject {
  const shape = own.map((element) => {
    const schema = ruled.has(element.field)
      ? ruledCode
      : kinds[element.type].schema(element, partsOf(all, element));
    return [element.field, element.required ? schema : schema.optional()] as const;
  });
  return z.object(Object.fromEntries(shape)).strict();
}

/** An element as tables, files and filters see it. */
export function columnOf(element: Element, all: readonly Element[]): Column {
  const { field, title, type, choices, required, search, filter, internal, note, example } = element;
  const parts = partsOf(all, element);
  return {
    field,
    header: title,
    type: kinds[type].column,
    ...(choices && { values: choices }),
    ...(required && { required }),
    ...(search && { searchable: true }),
    ...(filter && { filterable: type === 'division' ? ('prefix' as const) : true }),
    ...(internal && { internal }),
    ...(note !== undefined && { note }),
    ...(example !== undefined && { example }),
    ...(type === 'department' && { department: true }),
    ...(type === 'division' && { form: divisionForm }),
    ...(parts.length > 0 && { records: parts.map((part) => columnOf(part, [])) }),
  };
}

/** What an expression may read of a row: of entries the first part of each. */
export const ruleFields = (own: readonly Element[]): Map<string, RuleField> =>
  new Map(own.map(({ field, title, type }) => [field, { title, type: kinds[type].rule }]));

type Cells = Readonly<Record<string, unknown>>;

/** An element as expressions read it: of entries the first part of each. */
export type ReadElement = { element: Element; rule: RuleField; read: (row: Cells) => unknown };

/** How expressions read these elements; `all` is where parts of entries are found. */
export const readElements = (own: readonly Element[], all: readonly Element[]): ReadElement[] =>
  own.map((element) => {
    const { field, title, type } = element;
    const first = type === 'records' ? (partsOf(all, element)[0]?.field ?? '') : undefined;
    return {
      ...{ element, rule: { title, type: kinds[type].rule } },
      read: ({ [field]: value }) =>
        first !== undefined && Array.isArray(value) ? firstParts(value, first) : value,
    };
  });

/** The values of a row as expressions read them. */
type RuleValues = (row: Cells) => Map<string, unknown>;

/** Reads of rows what these expressions read; `all` is where parts of entries are found. */
export function ruleValuesOf(
  own: readonly Element[],
  all: readonly Element[],
  expressions: readonly (Expression | undefined)[],
): RuleValues {
  const reads = new Set(expressions.flatMap((one) => one?.reads ?? []));
  const read = readElements(
    own.filter(({ field }) => reads.has(field)),
    all,
  );
  return (row) => new Map(read.map((one) => [one.element.field, one.read(row)]));
}

/** What entries say in their first part. */
export const firstParts = (entries: readonly Record<string, unknown>[], first: string): string[] =>
  entries.map((entry) => String(entry[first] ?? ''));
