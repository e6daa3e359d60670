import type { FieldMeta, Values } from '../../api/caseTypes.ts';

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

/** The titles of the required fields that are still empty. */
export const missingTitles = (fields: readonly FieldMeta[], required: ReadonlySet<string>, values: Values) =>
  fields.filter(({ name }) => required.has(name) && isBlank(values[name])).map(({ title }) => title);

/** The fields of these names in the order in which they are asked for. */
export const fieldsNamed = <T extends FieldMeta>(fields: readonly T[], names: readonly string[]): T[] =>
  [...new Set(names)].flatMap((name) => fields.filter((field) => field.name === name));
