import { Input } from 'antd';
import { Field, type FieldProps } from '../form/Field.tsx';

interface LongTextProps extends Omit<FieldProps, 'children'> {
  value: string;
  /** Its lines, from how many to how many before it scrolls. */
  rows?: readonly [least: number, most: number];
  /** In characters. */
  most?: number;
  onChange: (value: string) => void;
}

/** A labelled text of several lines that grows as it is written. */
export function LongText({ value, rows = [3, 8], most = 500, onChange, ...field }: LongTextProps) {
  return (
    <Field {...field}>
      {(id) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: rows[0], maxRows: rows[1] }}
          maxLength={most}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
