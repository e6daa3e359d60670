import { useRef } from 'react';
import type { FieldMeta, Values } from '../../api/cases/caseTypes.ts';
import { hasTitledCells } from '../../fields/control.ts';
import { FieldControl } from '../../fields/FieldControl.tsx';
import { Field } from '../../ui/form/Field.tsx';

interface CaseFieldsProps {
  fields: readonly FieldMeta[];
  required: ReadonlySet<string>;
  values: Values;
  onChange: (values: Values) => void;
  /** Where the API has them in what is sent. */
  under?: '/values' | '/asked';
}

/** Whether a field takes the whole width: texts that may be long, and tables. */
const isWide = ({ type, max, many }: FieldMeta): boolean =>
  type === 'table' || type === 'file' || many === true || (type === 'text' && max !== undefined);

/** The fields of a form by their types; what the API says of one stands at it. */
export function CaseFields({ fields, required, values, onChange, under = '/values' }: CaseFieldsProps) {
  // Files of two fields may come before the form is drawn with the first.
  const latest = useRef(values);
  latest.current = values;
  const change = (name: string, value: unknown) => {
    latest.current = { ...latest.current, [name]: value };
    onChange(latest.current);
  };
  return (
    <div className="fields">
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.title}
          required={required.has(field.name)}
          hint={field.help}
          at={`${under}/${field.name}`}
          isOuter={hasTitledCells(field)}
          wide={isWide(field)}
        >
          {(id) => (
            <FieldControl
              id={id}
              field={field}
              at={`${under}/${field.name}`}
              value={values[field.name]}
              onChange={(value) => change(field.name, value)}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
