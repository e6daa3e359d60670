import { Select } from 'antd';
import { Field, type FieldProps } from './Field.tsx';

interface ChoiceFieldProps<V extends string> extends Omit<FieldProps, 'children'> {
  value: V | undefined;
  options: readonly { value: V; label: string }[];
  onChange: (value: V | undefined) => void;
}

/** A labelled choice of one among a few, nothing chosen at first. */
export function ChoiceField<V extends string>({ value, options, onChange, ...field }: ChoiceFieldProps<V>) {
  return (
    <Field {...field}>
      {(id) => (
        <Select
          id={id}
          placeholder="请选择"
          value={value ?? null}
          options={[...options]}
          onChange={(next: V | null) => onChange(next ?? undefined)}
        />
      )}
    </Field>
  );
}
