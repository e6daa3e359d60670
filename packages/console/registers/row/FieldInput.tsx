import { Input, InputNumber, Select, Switch } from 'antd';
import type { Cell, Column } from '../../api/types.ts';
import type { Option } from '../useLabels.ts';
import { RecordsInput } from './RecordsInput.tsx';

interface FieldInputProps {
  id: string;
  column: Column;
  value: Cell;
  options: Option[] | undefined;
  disabled?: boolean;
  onChange: (value: Cell) => void;
}

const long = new Set(['scope', 'basis', 'address', 'objects']);

/** The control for one column of a register. */
export function FieldInput({ id, column, value, options, disabled = false, onChange }: FieldInputProps) {
  const text = typeof value === 'string' ? value : '';
  switch (column.type) {
    case 'boolean':
      return (
        <div>
          <Switch id={id} checked={value === true} disabled={disabled} onChange={onChange} />
        </div>
      );
    case 'integer':
      return (
        <InputNumber
          id={id}
          style={{ width: '100%' }}
          value={typeof value === 'number' ? value : null}
          precision={0}
          disabled={disabled}
          onChange={(next) => onChange(next)}
        />
      );
    case 'list':
      return (
        <Select
          id={id}
          mode={options ? 'multiple' : 'tags'}
          value={Array.isArray(value) ? (value as string[]) : []}
          options={options ?? []}
          disabled={disabled}
          showSearch={{ optionFilterProp: 'label' }}
          tokenSeparators={['、', '；', ';', ',']}
          onChange={(next: string[]) => onChange(next)}
        />
      );
    case 'records':
      return <RecordsInput column={column} value={value} onChange={onChange} />;
    case 'date':
      return (
        <Input
          id={id}
          type="date"
          value={text}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      if (options && (column.type === 'enum' || column.field !== 'industry')) {
        return (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear={!column.required}
            value={text === '' ? undefined : text}
            options={withCurrent(options, text)}
            disabled={disabled}
            onChange={(next: string | undefined) => onChange(next ?? null)}
          />
        );
      }
      return long.has(column.field) ? (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={text}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input id={id} value={text} disabled={disabled} onChange={(event) => onChange(event.target.value)} />
      );
  }
}

/** A value that is not among the choices (a township below a county) stays choosable. */
function withCurrent(options: Option[], value: string): Option[] {
  if (value === '' || options.some((option) => option.value === value)) return options;
  return [...options, { value, label: value }];
}
