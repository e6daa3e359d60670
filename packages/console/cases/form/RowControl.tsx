import { Input } from 'antd';
import { kindOfRegister } from '../../registers/kinds.ts';
import { RowSelect } from '../../registers/RowSelect.tsx';
import type { ControlProps } from './control.ts';

/** A row of the register that a field names, found by searching; by its number where the console has no such register. */
export function RowControl({ field, value, onChange, ...control }: ControlProps) {
  const kind = kindOfRegister(field.register ?? '');
  const text = typeof value === 'string' ? value : '';
  if (!kind) {
    return (
      <Input
        {...control}
        placeholder="条目编号"
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <RowSelect
      {...(control.id !== undefined && { id: control.id })}
      kind={kind}
      allowClear
      placeholder="按名称或编号查找"
      value={text}
      onChange={(id) => onChange(id || undefined)}
    />
  );
}
