import { DownOutlined } from '@ant-design/icons';
import { conditionNames } from '@mingcha/kernel/labels';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { DrawFilter } from '../../api/types.ts';
import { useColumns } from '../../registers/hooks.ts';
import { type Option, useLabels } from '../../registers/useLabels.ts';
import { Field } from '../../ui/form/Field.tsx';
import { type Condition, moreConditions, usualConditions } from '../conditions.ts';
import { stratumText } from '../words.ts';

interface ConditionFieldsProps {
  filter: DrawFilter;
  onChange: (filter: DrawFilter) => void;
}

const classOptions = ['A', 'B', 'C', 'D', 'U'].map((value) => ({ value, label: stratumText(value) }));

/** The conditions on who can be drawn; those that are rarely used stand behind a button. */
export function ConditionFields({ filter, onChange }: ConditionFieldsProps) {
  const [asked, setAsked] = useState(() => moreConditions.some(({ key }) => (filter[key]?.length ?? 0) > 0));
  const columns = useColumns('objects').data ?? [];
  const labels = useLabels();
  const optionsOf = ({ key, column }: Condition): Option[] | undefined => {
    if (key === 'classes') return classOptions;
    const found = columns.find(({ field }) => field === column);
    return found && labels.options(found);
  };
  const line = (condition: Condition) => (
    <Field key={condition.key} label={conditionNames[condition.key]} hint={condition.hint}>
      {(id) => (
        <ConditionControl
          id={id}
          condition={condition}
          options={optionsOf(condition)}
          value={filter[condition.key]}
          onChange={(value) => onChange({ ...filter, [condition.key]: value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <div className="fields">{usualConditions.map(line)}</div>
      {asked ? (
        <div className="fields">{moreConditions.map(line)}</div>
      ) : (
        <div>
          <Button icon={<DownOutlined />} onClick={() => setAsked(true)}>
            更多条件
          </Button>
        </div>
      )}
    </>
  );
}

interface ControlProps {
  id: string;
  condition: Condition;
  options: Option[] | undefined;
  value: DrawFilter[keyof DrawFilter];
  onChange: (value: string | string[]) => void;
}

function ConditionControl({ id, condition, options, value, onChange }: ControlProps) {
  if (condition.isDay) {
    return (
      <Input
        id={id}
        type="date"
        value={(value as string | undefined) ?? ''}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const isFree = options === undefined || condition.key === 'industries';
  return (
    <Select
      id={id}
      mode={isFree ? 'tags' : 'multiple'}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      tokenSeparators={['、', ',', ' ']}
      placeholder="不限"
      value={(value as string[] | undefined) ?? []}
      options={options ?? []}
      onChange={(values: string[]) => onChange(values)}
    />
  );
}
