import type { NamedFile, Owner } from '@mingcha/attachments';
import type { CompiledCaseType, Values } from '@mingcha/cases';
import { usualFileTypes } from '@mingcha/kernel';
import { cellsOf } from '../cells.ts';
import { textsIn } from '../texts.ts';

/** What a case's files belong to. */
export const caseOwner = (id: string): Owner => ({ kind: 'case', id });

/** Where in its case a file of a field is; files in a table's columns are of the table's field. */
export const fieldPlace = (field: string): string => field;

/** Where in its case a file of a task's form is. No field has a name like this. */
export const formPlace = (kind: string, column: string): string => `task/${kind}/${column}`;

/** Every value of a form that is a file, with where it stands. */
const filesIn = (
  form: Parameters<typeof cellsOf>[0],
  values: Values,
  placeOf: (name: string) => string,
): NamedFile[] =>
  [...cellsOf(form, values)].flatMap(({ name, of, value, pointer }) =>
    of.type !== 'file'
      ? []
      : textsIn(value).map((id, i) => ({
          pointer: Array.isArray(value) ? `${pointer}/${i}` : pointer,
          id,
          place: placeOf(name),
          accepts: of.accepts ?? usualFileTypes,
        })),
  );

/** The files that values of a case's fields name. */
export const filesNamed = ({ fields }: Pick<CompiledCaseType, 'fields'>, values: Values): NamedFile[] =>
  filesIn(fields, values, fieldPlace);

/** The files that an answer to a task names. */
export const filesAnswered = (
  { tasks }: Pick<CompiledCaseType, 'tasks'>,
  kind: string,
  values: Values,
): NamedFile[] =>
  filesIn(Object.entries(tasks.get(kind)?.form ?? {}), values, (name) => formPlace(kind, name));

/**
 * The field, or the column of a task's form, to which a file of a case belongs. What its definition has no more, because the
 * case moved to a newer one, may have been personal.
 */
export function ownerOfPlace(
  { fields, tasks }: Pick<CompiledCaseType, 'fields' | 'tasks'>,
  place: string,
): { title: string; personal?: true | undefined } {
  const columns = [...tasks].flatMap(([kind, { form = {} }]) =>
    Object.entries(form).map(([name, column]) => [formPlace(kind, name), column] as const),
  );
  const owner = fields.get(place) ?? new Map(columns).get(place);
  return owner ?? { title: '已停用的字段', personal: true };
}
