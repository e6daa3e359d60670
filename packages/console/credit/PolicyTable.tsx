import { InputNumber, Select } from 'antd';
import type { ClassPolicy, TenantSettings } from '../api/types.ts';
import { byClass } from '../draws/composer/draft.ts';
import { stratumText } from '../draws/words.ts';

type Policy = TenantSettings['drawPolicy'];

interface PolicyTableProps {
  /** Of which item, where it is not the general policy; part of what controls are called. */
  item?: string;
  value: Policy;
  disabled: boolean;
  onChange: (value: Policy) => void;
}

const ways = ['书面检查', '网络监测', '实地核查'].map((value) => ({ value, label: value }));

/** What is asked of each class: how much of it is drawn, how often, and how. No class is exempt. */
export function PolicyTable({ item = '', value, disabled, onChange }: PolicyTableProps) {
  return (
    <div className="table-box">
      <table className="data cards middle">
        <thead>
          <tr>
            <th scope="col">信用风险分类</th>
            <th scope="col">抽查比例（%）</th>
            <th scope="col">候补数量（户）</th>
            <th scope="col">每年抽查（次）</th>
            <th scope="col">每户每年至多（次）</th>
            <th scope="col">检查方式</th>
          </tr>
        </thead>
        <tbody>
          {byClass(value).map(([name, policy]) => (
            <PolicyRow
              key={name}
              called={`${item}${stratumText(name)}`}
              name={stratumText(name)}
              policy={policy}
              disabled={disabled}
              onChange={(next) => onChange({ ...value, [name]: next })}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PolicyRowProps {
  called: string;
  name: string;
  policy: ClassPolicy;
  disabled: boolean;
  onChange: (policy: ClassPolicy) => void;
}

function PolicyRow({ called, name, policy, disabled, onChange }: PolicyRowProps) {
  const { timesPerYear, visitCap, way, ...always } = policy;
  const numberOf = (field: 'timesPerYear' | 'visitCap', label: string, max: number) => (
    <td data-label={label}>
      <InputNumber
        aria-label={`${called}${label}`}
        min={1}
        max={max}
        precision={0}
        placeholder="不限"
        disabled={disabled}
        value={policy[field] ?? null}
        onChange={(next) => {
          const { [field]: _, ...rest } = policy;
          onChange(next === null ? rest : { ...rest, [field]: next });
        }}
      />
    </td>
  );
  return (
    <tr>
      <td className="lead">{name}</td>
      <td data-label="抽查比例（%）">
        <InputNumber
          aria-label={`${called}抽查比例`}
          min={0.1}
          max={100}
          step={0.5}
          precision={1}
          disabled={disabled}
          value={policy.permille / 10}
          onChange={(next) => onChange({ ...policy, permille: Math.round((next ?? 0.1) * 10) })}
        />
      </td>
      <td data-label="候补数量（户）">
        <InputNumber
          aria-label={`${called}候补数量`}
          min={0}
          max={1000}
          precision={0}
          disabled={disabled}
          value={policy.reserve}
          onChange={(next) => onChange({ ...policy, reserve: next ?? 0 })}
        />
      </td>
      {numberOf('timesPerYear', '每年抽查（次）', 12)}
      {numberOf('visitCap', '每户每年至多（次）', 50)}
      <td data-label="检查方式">
        <Select
          aria-label={`${called}检查方式`}
          allowClear
          placeholder="不限"
          disabled={disabled}
          options={ways}
          value={way ?? null}
          onChange={(next: ClassPolicy['way'] | null | undefined) =>
            onChange({
              ...always,
              ...(timesPerYear !== undefined && { timesPerYear }),
              ...(visitCap !== undefined && { visitCap }),
              ...(next && { way: next }),
            })
          }
        />
      </td>
    </tr>
  );
}
