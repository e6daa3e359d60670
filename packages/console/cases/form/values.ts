import type { Case, CaseType, FieldMeta, Values } from '../../api/cases/caseTypes.ts';

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'string' && value.trim() === '');

/** The values that are filled in, as they are sent: texts without blanks around them, and nothing that is empty. */
export function sentValues(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (isBlank(value)) return [];
      return [[name, typeof value === 'string' ? value.trim() : value]];
    }),
  );
}

const isSame = (a: unknown, b: unknown): boolean =>
  isBlank(a) ? isBlank(b) : JSON.stringify(a) === JSON.stringify(b);

/** The values that are no more what they were, as they are sent: null for what was emptied. */
export function changedValues(first: Values, values: Values): Values {
  const sent = sentValues(values);
  const names = [...new Set([...Object.keys(first), ...Object.keys(sent)])];
  return Object.fromEntries(
    names.flatMap((name) => (isSame(first[name], sent[name]) ? [] : [[name, sent[name] ?? null]])),
  );
}

/** The titles of the required fields that are still empty. */
export const missingTitles = (fields: readonly FieldMeta[], required: ReadonlySet<string>, values: Values) =>
  fields.filter(({ name }) => required.has(name) && isBlank(values[name])).map(({ title }) => title);

/** The fields of these names in the order in which they are asked for. */
export const fieldsNamed = <T extends FieldMeta>(fields: readonly T[], names: readonly string[]): T[] =>
  [...new Set(names)].flatMap((name) => fields.filter((field) => field.name === name));

/** What the opening of a case takes over from another of its type: nothing personal, and no files, which belong to one case. */
export function copiedValues(
  { opening }: Pick<CaseType, 'opening'>,
  { fields }: Pick<Case, 'fields'>,
): Values {
  const taken = new Set([...opening.fills, ...opening.asks]);
  const copied = fields.filter(
    ({ name, type, personal, value }) =>
      taken.has(name) && type !== 'file' && !personal && value !== undefined,
  );
  return Object.fromEntries(copied.map(({ name, value }) => [name, value]));
}
