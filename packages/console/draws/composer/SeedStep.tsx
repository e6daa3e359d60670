import { seedSourceNames } from '@mingcha/kernel/labels';
import { Radio, Select } from 'antd';
import type { Seed, SeedSource } from '../../api/types.ts';
import { Field } from '../../ui/form/Field.tsx';
import { spanText } from '../../ui/show/format.ts';
import { disclosureNames } from '../words.ts';
import type { StepProps } from './Composer.tsx';
import { NamingField } from './NamingField.tsx';
import { WitnessChoice } from './WitnessChoice.tsx';

const abouts: Record<SeedSource, string> = {
  drand: '用全球公共随机信标（drand）在承诺之后某一轮的数值，任何人都能核验；需要能访问互联网。',
  witness: '两方以上见证方各出一个随机数，先密封后公开，谁也无法单独左右结果；不依赖互联网。',
  local: '由服务器自己产生随机数，只用于练习；结果处处标明“不可公开验证”，不能作为正式抽查。',
};

const delays = [60, 300, 600, 1800, 3600, 86_400];

const emptySeeds: Record<SeedSource, () => Seed> = {
  drand: () => ({ source: 'drand', delaySeconds: 300 }),
  witness: () => ({ source: 'witness', parties: [] }),
  local: () => ({ source: 'local' }),
};

/** Step 4: where chance comes from, and what of the list is published. */
export function SeedStep({ compose, change }: StepProps) {
  const { seed } = compose;
  const classes = compose.stratify === 'class' || (compose.filter.classes?.length ?? 0) > 0;
  return (
    <div className="stack">
      <fieldset className="plain-set">
        <legend>随机种子从哪里来</legend>
        <Radio.Group
          value={seed.source}
          onChange={(event) => change({ seed: emptySeeds[event.target.value as SeedSource]() })}
        >
          <div className="stack tight">
            {(['witness', 'drand', 'local'] as const).map((source) => (
              <Radio key={source} value={source}>
                {seedSourceNames[source]} <span className="muted">{abouts[source]}</span>
              </Radio>
            ))}
          </div>
        </Radio.Group>
      </fieldset>
      {seed.source === 'drand' ? (
        <Field label="承诺公开后多久取种" hint="取承诺公开之后才会产生的那一轮，此前谁也不知道它的数值。">
          {(id) => (
            <Select
              id={id}
              style={{ maxWidth: 240 }}
              value={seed.delaySeconds}
              options={[...new Set([...delays, seed.delaySeconds])].map((value) => ({
                value,
                label: spanText(value),
              }))}
              onChange={(delaySeconds) => change({ seed: { ...seed, delaySeconds } })}
            />
          )}
        </Field>
      ) : null}
      {seed.source === 'witness' ? (
        <WitnessChoice seed={seed} onChange={(next) => change({ seed: next })} />
      ) : null}
      {seed.source === 'local' ? (
        <div className="note warn">
          演练不是正式抽查：编号另计（演练-n），另列名单，公开页面会注明结果不可验证。
        </div>
      ) : null}
      <fieldset className="plain-set">
        <legend>公开方式</legend>
        <Radio.Group
          value={compose.disclosure}
          onChange={(event) => change({ disclosure: event.target.value })}
        >
          <div className="stack tight">
            <Radio value="sealed">
              {disclosureNames.sealed}{' '}
              <span className="muted">公开承诺、种子与抽中结果；全部名单只供审计人员核验</span>
            </Radio>
            <Radio value="full" disabled={classes}>
              {disclosureNames.full} <span className="muted">任何人都能用全部名单重新计算一遍</span>
            </Radio>
          </div>
        </Radio.Group>
        {classes ? (
          <p className="muted small">
            本次用到了信用风险分类，公开名单会泄露企业的分类，所以只能选择“名单封存”。改为不分组且不按分类筛选后可公开。
          </p>
        ) : null}
      </fieldset>
      <NamingField value={compose.names ?? 'outcome'} onChange={(names) => change({ names })} />
    </div>
  );
}
