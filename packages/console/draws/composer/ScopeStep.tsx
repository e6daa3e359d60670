import { Input, Select } from 'antd';
import { useItems } from '../../registers/hooks.ts';
import { useLabels } from '../../registers/useLabels.ts';
import { Field } from '../../ui/form/Field.tsx';
import type { StepProps } from './Composer.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import { withItems } from './draft.ts';
import { TaskField } from './TaskField.tsx';

/** Step 1: which items are inspected, and who can be drawn. */
export function ScopeStep({ compose, settings, change }: StepProps) {
  const items = useItems();
  const labels = useLabels();
  const options = (items.data ?? [])
    .filter(({ status }) => status !== '停用')
    .map(({ id, name, dept, kind }) => ({
      value: id,
      label: `${String(name)}（${kind === '重点' ? '重点 · ' : ''}${labels.label(deptColumn, String(dept))}）`,
    }));
  return (
    <div className="stack">
      <TaskField compose={compose} settings={settings} change={change} />
      <Field label="任务名称" required>
        {(id) => (
          <Input
            id={id}
            maxLength={100}
            placeholder="例如：2026 年第二季度餐饮行业部门联合抽查"
            value={compose.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="抽查事项"
        required
        hint="只能从已公示的随机抽查事项清单中选择；多个部门的事项可合并一次进门。"
      >
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            loading={items.isLoading}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="输入名称查找"
            value={compose.items}
            options={options}
            onChange={(next: string[]) => change(withItems(compose, next, settings))}
          />
        )}
      </Field>
      <h3 className="sub-title">检查对象范围</h3>
      <ConditionFields filter={compose.filter} onChange={(filter) => change({ filter })} />
    </div>
  );
}

const deptColumn = { field: 'dept', header: '', type: 'code' } as const;
