import { Button, InputNumber, Select } from 'antd';
import type { ChaseRule } from '../../api/measures/measureTypes.ts';
import { chaseLevels } from '../rounds/words.ts';

const levels = ([0, 1, 2, 3] as const).map((value) => ({ value, label: chaseLevels[value] }));
const causes = [
  { value: 'report', label: '报送截止' },
  { value: 'deadline', label: '举措时限' },
];

const ways = [
  { value: 'sent', label: '自动发出' },
  { value: 'drafted', label: '先拟稿，签发后发出' },
];

/** Who is late is chased by these rules, without anybody having to remember. */
export function ChaseForm({
  rules,
  onChange,
}: {
  rules: ChaseRule[];
  onChange: (next: ChaseRule[]) => void;
}) {
  const set = (index: number, part: Partial<ChaseRule>) =>
    onChange(rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)));
  const fresh: ChaseRule = { of: 'report', days: 1, level: 1, answerWithin: 3 };
  return (
    <div className="stack tight">
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity here
        <fieldset className="plain-set read-rule" key={index}>
          <legend className="visually-hidden">第 {index + 1} 条规则</legend>
          <Select
            size="small"
            aria-label={`第 ${index + 1} 条：依据`}
            value={rule.of}
            options={causes}
            onChange={(of) => set(index, { of: of as ChaseRule['of'] })}
          />
          <Select
            size="small"
            aria-label={`第 ${index + 1} 条：前或后`}
            value={rule.days < 0 ? 'before' : 'after'}
            options={[
              { value: 'before', label: '前' },
              { value: 'after', label: '后' },
            ]}
            onChange={(side) =>
              set(index, { days: side === 'before' ? -Math.abs(rule.days) || -1 : Math.abs(rule.days) })
            }
          />
          <InputNumber
            size="small"
            min={0}
            max={250}
            precision={0}
            suffix="天"
            aria-label={`第 ${index + 1} 条：工作日数`}
            value={Math.abs(rule.days)}
            onChange={(value) => set(index, { days: (value ?? 0) * (rule.days < 0 ? -1 : 1) })}
          />
          <Select
            size="small"
            aria-label={`第 ${index + 1} 条：发出什么`}
            value={rule.level}
            options={levels}
            onChange={(level) => set(index, { level })}
          />
          <InputNumber
            size="small"
            min={1}
            max={60}
            precision={0}
            prefix="限"
            suffix="天内答复"
            aria-label={`第 ${index + 1} 条：答复期限`}
            value={rule.answerWithin}
            onChange={(value) => set(index, { answerWithin: value ?? 1 })}
          />
          <Select
            size="small"
            aria-label={`第 ${index + 1} 条：怎样发出`}
            value={rule.drafted ? 'drafted' : 'sent'}
            options={ways}
            onChange={(way) => set(index, { drafted: way === 'drafted' })}
          />
          <Button
            size="small"
            type="text"
            aria-label={`去掉第 ${index + 1} 条规则`}
            onClick={() => onChange(rules.filter((_, at) => at !== index))}
          >
            去掉
          </Button>
        </fieldset>
      ))}
      <div>
        <Button size="small" onClick={() => onChange([...rules, fresh])}>
          添加规则
        </Button>
      </div>
    </div>
  );
}
