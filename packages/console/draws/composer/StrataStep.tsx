import { InputNumber, Radio, Select } from 'antd';
import type { Preview, Stratum } from '../../api/types.ts';
import { count } from '../../ui/show/format.ts';
import { stratumText } from '../words.ts';
import type { StepProps } from './Composer.tsx';
import { defaultStrata } from './draft.ts';

/** Step 2: how many of each risk class, and how many reserves. */
export function StrataStep({
  compose,
  settings,
  change,
  preview,
}: StepProps & { preview: Preview | undefined }) {
  const set = (stratum: string, next: Stratum) =>
    change({ strata: compose.strata.map((one) => (one.stratum === stratum ? next : one)) });
  return (
    <div className="stack">
      <fieldset className="plain-set">
        <legend>如何分组</legend>
        <Radio.Group
          value={compose.stratify}
          onChange={(event) =>
            change({
              stratify: event.target.value,
              strata: defaultStrata({ ...compose, stratify: event.target.value }, settings),
            })
          }
        >
          <div className="stack tight">
            <Radio value="class">
              按信用风险分类分组 <span className="muted">风险越高，抽查比例越高；分类不对外公开</span>
            </Radio>
            <Radio value="none">
              不分组 <span className="muted">全部对象同一比例；可以公开全部名单</span>
            </Radio>
          </div>
        </Radio.Group>
      </fieldset>
      <div className="table-box">
        <table className="data cards middle">
          <thead>
            <tr>
              <th scope="col">分组</th>
              <th scope="col">抽取</th>
              <th scope="col">候补</th>
              <th scope="col" className="num">
                范围内
              </th>
              <th scope="col" className="num">
                将抽取
              </th>
            </tr>
          </thead>
          <tbody>
            {compose.strata.map((stratum) => (
              <StratumRow
                key={stratum.stratum}
                value={stratum}
                seen={preview?.strata.find((one) => one.stratum === stratum.stratum)}
                onChange={(next) => set(stratum.stratum, next)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted small">
        按比例计算时向下取整，但有对象的分组至少抽 1
        户。候补用于抽中对象注销、迁出等无法检查时依次递补，不由人挑选。
      </p>
    </div>
  );
}

interface StratumRowProps {
  value: Stratum;
  seen: Preview['strata'][number] | undefined;
  onChange: (next: Stratum) => void;
}

function StratumRow({ value, seen, onChange }: StratumRowProps) {
  const byCount = value.count !== undefined;
  const name = stratumText(value.stratum);
  const amount = (next: number | null) => {
    const { stratum, reserve } = value;
    if (byCount) onChange({ stratum, reserve, count: next ?? 0 });
    else onChange({ stratum, reserve, permille: Math.round((next ?? 0) * 10) });
  };
  const unit = (next: 'percent' | 'count') => {
    const { stratum, reserve } = value;
    onChange(
      next === 'count' ? { stratum, reserve, count: seen?.take ?? 0 } : { stratum, reserve, permille: 30 },
    );
  };
  return (
    <tr>
      <td className="lead">{name}</td>
      <td data-label="抽取">
        <span className="row" style={{ flexWrap: 'nowrap' }}>
          <InputNumber
            aria-label={`${name}抽取${byCount ? '数量' : '比例'}`}
            style={{ width: 96 }}
            min={0}
            max={byCount ? 1_000_000 : 100}
            step={byCount ? 1 : 0.5}
            precision={byCount ? 0 : 1}
            value={byCount ? (value.count ?? 0) : (value.permille ?? 0) / 10}
            onChange={amount}
          />
          <Select
            aria-label={`${name}抽取方式`}
            style={{ width: 76 }}
            value={byCount ? 'count' : 'percent'}
            options={[
              { value: 'percent', label: '%' },
              { value: 'count', label: '户' },
            ]}
            onChange={unit}
          />
        </span>
      </td>
      <td data-label="候补">
        <InputNumber
          aria-label={`${name}候补数量`}
          style={{ width: 80 }}
          min={0}
          max={10_000}
          precision={0}
          value={value.reserve}
          onChange={(next) => onChange({ ...value, reserve: next ?? 0 })}
        />
      </td>
      <td className="num" data-label="范围内">
        {seen ? count(seen.frame) : '—'}
      </td>
      <td className="num" data-label="将抽取">
        <strong>{seen ? count(Math.min(seen.take, seen.frame)) : '—'}</strong>
      </td>
    </tr>
  );
}
