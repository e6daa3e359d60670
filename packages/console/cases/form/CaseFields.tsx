import type { FieldMeta, Values } from '../../api/caseTypes.ts';
import { Field } from '../../ui/Field.tsx';
import { FieldControl } from './FieldControl.tsx';

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
  type === 'table' || many === true || (type === 'text' && max !== undefined);

/** The fields of a form by their types; what the API says of one stands at it. */
export function CaseFields({ fields, required, values, onChange, under = '/values' }: CaseFieldsProps) {
  return (
    <div className="fields">
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.title}
          required={required.has(field.name)}
          hint={
            field.help ?? (field.type === 'file' ? '还不能上传文件，请先填写文件名称或文号。' : undefined)
          }
          at={`${under}/${field.name}`}
          wide={isWide(field)}
        >
          {(id) => (
            <FieldControl
              id={id}
              field={field}
              value={values[field.name]}
              onChange={(value) => onChange({ ...values, [field.name]: value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
