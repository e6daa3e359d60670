import { Link } from '@tanstack/react-router';
import { Checkbox, Radio } from 'antd';
import { useId } from 'react';
import { useWitnesses } from '../../api/draws/witnesses.ts';
import type { ListedWitness, Seed } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { heldWords, outsideText, sinceText } from '../../witnesses/words.ts';
import { type Choice, choicesOf, lastOf, mostParties, outsideOf, toggled } from './witnesses.ts';

type WitnessSeed = Extract<Seed, { source: 'witness' }>;

interface ChoiceProps {
  seed: WitnessSeed;
  onChange: (seed: WitnessSeed) => void;
}

const ToList = () => (
  <Link to="/settings/$tab" params={{ tab: 'witnesses' }}>
    系统设置—见证方
  </Link>
);

/** The parties of a seed, out of the city's standing list, and which of them reveals last. */
export function WitnessChoice({ seed, onChange }: ChoiceProps) {
  const query = useWitnesses();
  const adds = permits(useMe(), 'tenancy:write');
  return (
    <Loaded query={query}>
      {(listed) =>
        listed.length === 0 && seed.parties.length === 0 ? (
          <Empty title="本市还没有登记见证方">
            {adds ? '请先到' : '请市级管理员到'} <ToList /> 登记，次日起可以参加。
          </Empty>
        ) : (
          <div className="stack">
            <Parties seed={seed} listed={listed} onChange={onChange} />
            <Last seed={seed} listed={listed} onChange={onChange} />
          </div>
        )
      }
    </Loaded>
  );
}

type ListProps = ChoiceProps & { listed: readonly ListedWitness[] };

function Parties({ seed, listed, onChange }: ListProps) {
  const chosen = new Set(seed.parties.map(({ id }) => id));
  return (
    <fieldset className="plain-set">
      <legend>
        见证方 <span className="muted small">已选 {chosen.size} 方，至少两方</span>
      </legend>
      <p className="muted small">
        只能从登记的见证方中选择，名单见 <ToList />
        。保存后为每一方生成专用链接。
      </p>
      <ul className="witness-choice">
        {choicesOf(seed, listed).map((choice) => (
          <Line
            key={choice.id}
            choice={choice}
            chosen={chosen.has(choice.id)}
            full={chosen.size >= mostParties}
            onChange={(now) => onChange(toggled(seed, choice.id, now))}
          />
        ))}
      </ul>
    </fieldset>
  );
}

interface LineProps {
  choice: Choice;
  chosen: boolean;
  full: boolean;
  onChange: (chosen: boolean) => void;
}

function Line({ choice: { id, witness }, chosen, full, onChange }: LineProps) {
  const about = useId();
  const why = witness ? witness.unavailable?.text : '没有登记为见证方，请取消选择';
  return (
    <li>
      <Checkbox
        checked={chosen}
        disabled={!chosen && (full || why !== undefined)}
        aria-describedby={about}
        onChange={(event) => onChange(event.target.checked)}
      >
        {witness?.name ?? id}
      </Checkbox>
      <span id={about} className="small">
        {witness && !witness.withdrawn ? (
          <span className="muted">
            {outsideText(witness)} · {heldWords[witness.held]}
            {why ? null : (
              <>
                {' · '}
                <span className="nowrap">{sinceText(witness)}</span>
              </>
            )}
          </span>
        ) : null}
        {why ? <span className={chosen ? 'wrong' : 'why-not'}>{why}</span> : null}
      </span>
    </li>
  );
}

function Last({ seed, listed, onChange }: ListProps) {
  const outside = outsideOf(seed, listed);
  const last = lastOf(seed, listed);
  return (
    <fieldset className="plain-set">
      <legend>最后公开随机数的一方</legend>
      <p className="muted small">
        其他各方都公开之后，它才公开。须为本市政府以外的单位，使政府内没有人能先看到种子。
      </p>
      {outside.length === 0 ? (
        <p className="note warn">
          {listed.some((one) => one.outside && !one.unavailable) ? (
            '已选的见证方中没有本市政府以外的单位，请在上面加选一个。'
          ) : (
            <>
              名单上没有可以参加的本市政府以外的单位。请先到 <ToList />{' '}
              登记一个，例如公证处、行业协会；次日起可以参加。
            </>
          )}
        </p>
      ) : (
        <Radio.Group
          value={last?.id}
          onChange={(event) => onChange({ ...seed, last: event.target.value as string })}
        >
          <div className="stack tight">
            {outside.map(({ id, name }) => (
              <Radio key={id} value={id}>
                {name}
              </Radio>
            ))}
          </div>
        </Radio.Group>
      )}
    </fieldset>
  );
}
