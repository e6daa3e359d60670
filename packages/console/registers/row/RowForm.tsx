import type { Cell, Column } from '../../api/types.ts';
import { hasTitledCells } from '../../fields/control.ts';
import { FieldControl } from '../../fields/FieldControl.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { useLabels } from '../useLabels.ts';
import { fieldOf, isWide } from './fieldOf.ts';
import type { Values } from './rowChange.ts';

interface RowFormProps {
  columns: Column[];
  values: Values;
  /** Fields that cannot be changed, such as the id of a row that is there. */
  fixed: string[];
  onChange: (values: Values) => void;
}

/** The form of one row, drawn from the register's columns; what the API says of a field or of a part of it stands there. */
export function RowForm({ columns, values, fixed, onChange }: RowFormProps) {
  const labels = useLabels();
  return (
    <div className="fields">
      {columns.map((column) => {
        const set = (value: Cell) => onChange({ ...values, [column.field]: value });
        const at = `/${column.field}`;
        const field = fieldOf(column, labels.options(column));
        return (
          <Field
            key={column.field}
            label={column.header}
            required={column.required ?? false}
            hint={column.note}
            at={at}
            isOuter={hasTitledCells(field)}
            wide={isWide(column)}
          >
            {(id) => (
              <FieldControl
                id={id}
                {...{ field, at }}
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
