import { Select } from 'antd';
import { type ControlProps, type Option, textsIn } from './control.ts';

interface ChoiceControlProps extends ControlProps {
  choices: readonly Option[];
  loading?: boolean;
}

/** One of the choices of a field, or several. What was chosen before stays choosable, though it is no choice any more. */
export function ChoiceControl({ field, value, onChange, choices, ...control }: ChoiceControlProps) {
  const gone = textsIn(value).filter((text) => !choices.some((choice) => choice.value === text));
  const options = [...choices, ...gone.map((text) => ({ value: text, label: text }))];
  return (
    <Select
      {...control}
      {...(field.many && { mode: 'multiple' as const })}
      // A cell of a line has no label above it.
      {...(control.id === undefined && { placeholder: field.title })}
      allowClear={!field.required}
      showSearch={{ optionFilterProp: 'label' }}
      value={field.many ? textsIn(value) : (textsIn(value)[0] ?? null)}
      options={options}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
