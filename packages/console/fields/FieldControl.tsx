import { cities } from '@mingcha/kernel';
import { Input, InputNumber, Radio, Select } from 'antd';
import { useMe } from '../session/me.tsx';
import { ChoiceControl } from './ChoiceControl.tsx';
import { type ControlProps, textsIn } from './control.ts';
import { DepartmentControl } from './DepartmentControl.tsx';
import { FileControl } from './FileControl.tsx';
import { PersonControl } from './PersonControl.tsx';
import { RowControl } from './RowControl.tsx';
import { TableControl } from './TableControl.tsx';

/** The control for a field by its type: of cases, and of registers' rows. */
export function FieldControl(props: ControlProps) {
  const { field } = props;
  switch (field.type) {
    case 'number':
    case 'integer':
    case 'money':
      return <NumberControl {...props} />;
    case 'date':
      return <DateControl {...props} />;
    case 'yesNo':
      return <YesNoControl {...props} />;
    case 'choice': {
      const choices = (field.choices ?? []).map((one) =>
        typeof one === 'string' ? { value: one, label: one } : one,
      );
      return <ChoiceControl {...props} choices={choices} />;
    }
    case 'department':
      return <DepartmentControl {...props} />;
    case 'person':
      return <PersonControl {...props} />;
    case 'division':
      return <DivisionControl {...props} />;
    case 'row':
      return <RowControl {...props} />;
    case 'file':
      return <FileControl {...props} />;
    case 'table':
      return <TableControl {...props} Cell={FieldControl} />;
    default:
      return field.many ? <TextsControl {...props} /> : <TextControl {...props} />;
  }
}

/** Longer than this a text has several lines. */
const oneLine = 100;

function TextControl({ field, value, onChange, ...control }: ControlProps) {
  const { type, max, rows = max !== undefined && max > oneLine ? 3 : 1 } = field;
  const text = typeof value === 'string' ? value : '';
  // In a table there is no other place where the title could be read.
  const placeholder = control.id === undefined ? field.title : undefined;
  if (max === undefined && type !== 'text') {
    return (
      <Input
        {...control}
        placeholder={placeholder}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <Input.TextArea
      {...control}
      placeholder={placeholder}
      autoSize={{ minRows: rows, maxRows: 10 }}
      maxLength={max ?? 2_000}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function TextsControl({ value, onChange, field: _, ...control }: ControlProps) {
  return (
    <Select
      {...control}
      mode="tags"
      open={false}
      suffixIcon={null}
      placeholder="写一项，按回车，再写下一项"
      tokenSeparators={['、', '；', ';']}
      value={textsIn(value)}
      onChange={(next: string[]) => onChange(next)}
    />
  );
}

function NumberControl({ field: { type }, value, onChange, ...control }: ControlProps) {
  return (
    <InputNumber
      {...control}
      style={{ width: '100%' }}
      value={typeof value === 'number' ? value : null}
      {...(type === 'money' && { precision: 2, min: 0, suffix: '元' })}
      {...(type === 'integer' && { precision: 0 })}
      onChange={(next) => onChange(next)}
    />
  );
}

function DateControl({ value, onChange, field: _, ...control }: ControlProps) {
  return (
    <Input
      {...control}
      type="date"
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function YesNoControl({ id, value, onChange, field, disabled }: ControlProps) {
  return (
    <Radio.Group
      {...(id !== undefined && { id })}
      {...(disabled !== undefined && { disabled })}
      aria-label={field.title}
      value={value}
      options={[
        { value: true, label: '是' },
        { value: false, label: '否' },
      ]}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function DivisionControl(props: ControlProps) {
  const { tenant } = useMe();
  const counties = Object.entries(cities.find((city) => city.code === tenant.code)?.counties ?? {});
  const all = [[tenant.code, tenant.name] as const, ...counties];
  return <ChoiceControl {...props} choices={all.map(([value, label]) => ({ value, label }))} />;
}
