import { cities } from '@mingcha/kernel';
import { Input, InputNumber, Radio, Select } from 'antd';
import { useMe } from '../../session/me.tsx';
import { ChoiceControl } from './ChoiceControl.tsx';
import type { ControlProps } from './control.ts';
import { DepartmentControl } from './DepartmentControl.tsx';
import { FileControl } from './FileControl.tsx';
import { PersonControl } from './PersonControl.tsx';
import { RowControl } from './RowControl.tsx';
import { TableControl } from './TableControl.tsx';

/** The control for a field of a case, by its type. */
export function FieldControl(props: ControlProps) {
  const { field } = props;
  switch (field.type) {
    case 'number':
    case 'money':
      return <NumberControl {...props} />;
    case 'date':
      return <DateControl {...props} />;
    case 'yesNo':
      return <YesNoControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} choices={field.choices ?? []} />;
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
  const text = typeof value === 'string' ? value : '';
  const most = field.max ?? 2_000;
  if (field.max === undefined && field.type !== 'text') {
    return <Input {...control} value={text} onChange={(event) => onChange(event.target.value)} />;
  }
  return (
    <Input.TextArea
      {...control}
      autoSize={{ minRows: most > oneLine && field.max !== undefined ? 3 : 1, maxRows: 10 }}
      maxLength={most}
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
      value={Array.isArray(value) ? (value as string[]) : []}
      onChange={(next: string[]) => onChange(next)}
    />
  );
}

function NumberControl({ field, value, onChange, ...control }: ControlProps) {
  const money = field.type === 'money';
  return (
    <InputNumber
      {...control}
      style={{ width: '100%' }}
      value={typeof value === 'number' ? value : null}
      {...(money && { precision: 2, min: 0, suffix: '元' })}
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

function YesNoControl({ id, value, onChange, field }: ControlProps) {
  return (
    <Radio.Group
      {...(id !== undefined && { id })}
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

function DivisionControl({ field, value, onChange, ...control }: ControlProps) {
  const { tenant } = useMe();
  const counties = Object.entries(cities.find((city) => city.code === tenant.code)?.counties ?? {});
  const options = [[tenant.code, tenant.name], ...counties].map(([code, name]) => ({
    value: code,
    label: name,
  }));
  return (
    <Select
      {...control}
      {...(field.many && { mode: 'multiple' as const })}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? (field.many ? [] : null)}
      options={options}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
