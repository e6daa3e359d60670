import { Button, Input, InputNumber, Select } from 'antd';
import type { Comparison, Target } from '../../api/measures/measureTypes.ts';
import { comparisons } from '../notices/words.ts';

const options = Object.entries(comparisons).map(([value, label]) => ({ value, label }));

/** The numeric targets of a measure. */
export function TargetsEditor({
  targets,
  onChange,
}: {
  targets: Target[];
  onChange: (next: Target[]) => void;
}) {
  const set = (index: number, part: Partial<Target>) =>
    onChange(targets.map((target, at) => (at === index ? { ...target, ...part } : target)));
  return (
    <fieldset className="plain-set" data-field="targets">
      <legend>数字目标</legend>
      <div className="stack tight">
        {targets.map((target, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity here
          <div className="read-target" key={index}>
            <Input
              size="small"
              aria-label={`第 ${index + 1} 个目标的指标`}
              placeholder="指标"
              value={target.metric}
              onChange={(event) => set(index, { metric: event.target.value })}
            />
            <Select
              size="small"
              aria-label={`第 ${index + 1} 个目标的比较`}
              value={target.comparison}
              options={options}
              onChange={(comparison) => set(index, { comparison: comparison as Comparison })}
            />
            <InputNumber
              size="small"
              controls={false}
              aria-label={`第 ${index + 1} 个目标的数值`}
              value={target.value}
              onChange={(value) => value !== null && set(index, { value })}
            />
            <Input
              size="small"
              aria-label={`第 ${index + 1} 个目标的单位`}
              placeholder="单位"
              value={target.unit}
              onChange={(event) => set(index, { unit: event.target.value })}
            />
            <Button
              type="text"
              size="small"
              aria-label={`去掉第 ${index + 1} 个目标`}
              onClick={() => onChange(targets.filter((_, at) => at !== index))}
            >
              去掉
            </Button>
          </div>
        ))}
        <div>
          <Button
            size="small"
            onClick={() => onChange([...targets, { metric: '', comparison: '>=', value: 0, unit: '' }])}
          >
            添加目标
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
