import type { Column } from '../../api/types.ts';
import type { FieldShape, Option } from '../../fields/control.ts';

const long = new Set(['scope', 'basis', 'address', 'objects']);
const wide = new Set(['name', 'scope', 'address', 'basis']);

/** Whether a column takes the whole width of its form. */
export const isWide = ({ type, field }: Pick<Column, 'type' | 'field'>): boolean =>
  type === 'records' || type === 'list' || wide.has(field);

const optionOf = (of: string | { value: string; label?: string }): Option =>
  typeof of === 'string' ? { value: of, label: of } : { value: of.value, label: of.label ?? of.value };

/** What the control of a column must know; `choices` are what can be chosen, where that is known. */
export function fieldOf(
  { type, field, header: title, required = false, records = [] }: Column,
  choices: readonly Option[] | undefined,
): FieldShape {
  switch (type) {
    case 'boolean':
      return { title, type: 'yesNo' };
    case 'integer':
    case 'date':
      return { title, type };
    case 'list':
      return choices ? { title, type: 'choice', many: true, choices } : { title, type: 'line', many: true };
    case 'records':
      return {
        title,
        type: 'table',
        columns: Object.fromEntries(
          records.map((part) => [
            part.field,
            {
              ...fieldOf(part, part.values?.map(optionOf)),
              ...(part.required && { required: true }),
              ...(part.note !== undefined && { help: part.note }),
            },
          ]),
        ),
      };
    default:
      // An industry is written as a code of any length: its sections are known by name alone.
      if (choices && (type === 'enum' || field !== 'industry'))
        return { title, type: 'choice', choices, required };
      return long.has(field) ? { title, type: 'text', rows: 2 } : { title, type: 'line' };
  }
}
