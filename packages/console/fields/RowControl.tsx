import { caseTypeOf } from '@mingcha/kernel';
import { Input, Select } from 'antd';
import { CaseSelect } from '../cases/form/CaseSelect.tsx';
import { kindOfRegister } from '../registers/kinds.ts';
import { RowSelect } from '../registers/RowSelect.tsx';
import { RowsSelect } from '../registers/RowsSelect.tsx';
import { type ControlProps, textsIn } from './control.ts';

/** A row of the register that a field names, or several, found by searching; by its number where the console has no such register. */
export function RowControl({ field, at: _, value, onChange, ...control }: ControlProps) {
  const type = caseTypeOf(field.register ?? '');
  if (type !== undefined) {
    return (
      <CaseSelect
        {...control}
        type={type}
        many={field.many}
        allowClear
        values={textsIn(value)}
        onChange={(ids) => onChange(field.many ? ids : ids[0])}
      />
    );
  }
  const kind = kindOfRegister(field.register ?? '');
  if (field.many) return <RowsControl {...control} field={field} value={value} onChange={onChange} />;
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
      {...(control['aria-label'] !== undefined && { label: control['aria-label'] })}
      kind={kind}
      allowClear
      placeholder="按名称或编号查找"
      value={text}
      onChange={(id) => onChange(id || undefined)}
    />
  );
}

function RowsControl({ field, value, onChange, ...control }: ControlProps) {
  const kind = kindOfRegister(field.register ?? '');
  const values = Array.isArray(value) ? (value as string[]) : [];
  if (!kind) {
    return (
      <Select
        {...control}
        mode="tags"
        open={false}
        suffixIcon={null}
        placeholder="写一个条目编号，按回车，再写下一个"
        value={values}
        onChange={(next: string[]) => onChange(next)}
      />
    );
  }
  return (
    <RowsSelect
      {...(control.id !== undefined && { id: control.id })}
      kind={kind}
      many
      placeholder="按名称或编号查找，可选多项"
      values={values}
      onChange={onChange}
    />
  );
}
