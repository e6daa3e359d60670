import type { FieldError } from '../../api/problem.ts';
import type { Cell, Column } from '../../api/types.ts';
import { FieldControl } from '../../fields/FieldControl.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { useLabels } from '../useLabels.ts';
import { fieldOf, isWide } from './fieldOf.ts';
import type { Values } from './rowChange.ts';

interface RowFormProps {
  columns: Column[];
  values: Values;
  errors: FieldError[];
  /** Fields that cannot be changed, such as the id of a row that is there. */
  fixed: string[];
  onChange: (values: Values) => void;
}

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
            wide={isWide(column)}
          >
            {(id) => (
              <FieldControl
                id={id}
                field={fieldOf(column, labels.options(column))}
                value={values[column.field]}
                disabled={fixed.includes(column.field)}
                onChange={(value) => set(value as Cell)}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}
