import type { FieldError } from '../../api/problem.ts';
import type { Cell, Column } from '../../api/types.ts';
import { Field } from '../../ui/form/Field.tsx';
import { useLabels } from '../useLabels.ts';
import { FieldInput } from './FieldInput.tsx';
import type { Values } from './rowChange.ts';

interface RowFormProps {
  columns: Column[];
  values: Values;
  errors: FieldError[];
  /** Fields that cannot be changed, such as the id of a row that is there. */
  fixed: string[];
  onChange: (values: Values) => void;
}

const wide = new Set(['records', 'list']);
const wideFields = new Set(['name', 'scope', 'address', 'basis']);

/** The form of one row, drawn from the register's columns. */
export function RowForm({ columns, values, errors, fixed, onChange }: RowFormProps) {
  const labels = useLabels();
  return (
    <div className="fields">
      {columns.map((column) => {
        const set = (value: Cell) => onChange({ ...values, [column.field]: value });
        const error = errors.find(({ pointer }) => pointer?.split('/')[1] === column.field);
        return (
          <Field
            key={column.field}
            label={column.header}
            required={column.required ?? false}
            hint={column.note}
            error={error?.message}
            wide={wide.has(column.type) || wideFields.has(column.field)}
          >
            {(id) => (
              <FieldInput
                id={id}
                column={column}
                value={values[column.field]}
                options={labels.options(column)}
                disabled={fixed.includes(column.field)}
                onChange={set}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}
