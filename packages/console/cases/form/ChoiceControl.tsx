import { Select } from 'antd';
import type { ControlProps } from './control.ts';

/** One of the choices of a field, or several. */
export function ChoiceControl({
  field,
  value,
  onChange,
  choices,
  ...control
}: ControlProps & { choices: readonly string[] }) {
  return (
    <Select
      {...control}
      {...(field.many && { mode: 'multiple' as const })}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? (field.many ? [] : null)}
      options={choices.map((choice) => ({ value: choice, label: choice }))}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
