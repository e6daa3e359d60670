import { Input, Select } from 'antd';
import type { DrawFilter } from '../../api/types.ts';
import { useColumns, useItems } from '../../registers/hooks.ts';
import { type Option, useLabels } from '../../registers/useLabels.ts';
import { Field } from '../../ui/form/Field.tsx';
import { stratumText } from '../words.ts';
import type { StepProps } from './Composer.tsx';

/** Step 1: which items are inspected, and who can be drawn. */
export function ScopeStep({ compose, change }: StepProps) {
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
            onChange={(next: string[]) => change({ items: next })}
          />
        )}
      </Field>
      <h3 className="sub-title">检查对象范围</h3>
      <FilterFields filter={compose.filter} onChange={(filter) => change({ filter })} />
    </div>
  );
}

const deptColumn = { field: 'dept', header: '', type: 'code' } as const;

const fields: { key: keyof DrawFilter; column: string; label: string; hint?: string }[] = [
  { key: 'regions', column: 'division', label: '县区' },
  { key: 'industries', column: 'industry', label: '行业', hint: '选门类，或输入代码如 F52 后回车' },
  { key: 'types', column: 'type', label: '主体类型' },
  { key: 'labels', column: 'labels', label: '监管标签', hint: '输入后回车，如 食品经营' },
  { key: 'statuses', column: 'status', label: '经营状态' },
  { key: 'classes', column: 'riskClass', label: '信用风险分类' },
];

function FilterFields({ filter, onChange }: { filter: DrawFilter; onChange: (filter: DrawFilter) => void }) {
  const columns = useColumns('objects').data ?? [];
  const labels = useLabels();
  const optionsOf = (field: string): Option[] | undefined => {
    const column = columns.find((one) => one.field === field);
    return column && labels.options(column);
  };
  return (
    <div className="fields">
      {fields.map(({ key, column, label, hint }) => {
        const options =
          key === 'classes'
            ? ['A', 'B', 'C', 'D', 'U'].map((value) => ({ value, label: stratumText(value) }))
            : optionsOf(column);
        const free = options === undefined || key === 'industries';
        return (
          <Field key={key} label={label} hint={hint}>
            {(id) => (
              <Select
                id={id}
                mode={free ? 'tags' : 'multiple'}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                tokenSeparators={['、', ',', ' ']}
                placeholder="不限"
                value={(filter[key] as string[] | undefined) ?? []}
                options={options ?? []}
                onChange={(values: string[]) => onChange({ ...filter, [key]: values })}
              />
            )}
          </Field>
        );
      })}
      <Field label="上次检查早于" hint="这一天之后检查过的不再进入范围；从未检查过的在范围内">
        {(id) => (
          <Input
            id={id}
            type="date"
            value={filter.lastInspectedBefore ?? ''}
            onChange={(event) => onChange({ ...filter, lastInspectedBefore: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
