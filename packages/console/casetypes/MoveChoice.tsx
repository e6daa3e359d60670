import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { definitionsApi, type MoveCheck, type TypeDraft, type Unmoved } from '../api/cases/definitions.ts';
import { Refusal } from '../ui/act/Refusal.tsx';
import { useAct } from '../ui/act/useAct.ts';

interface MoveChoiceProps {
  type: string;
  parts: TypeDraft['parts'];
  chosen: string[];
  onChange: (parts: string[]) => void;
}

/** Which changed parts open cases move to when the draft is published, and whether they can. */
export function MoveChoice({ type, parts, chosen, onChange }: MoveChoiceProps) {
  const [result, setResult] = useState<MoveCheck>();
  const check = useAct(() => definitionsApi.checkMove(type, chosen), { onDone: setResult });
  const choose = (next: string[]) => {
    check.reset();
    setResult(undefined);
    onChange(next);
  };
  return (
    <fieldset className="stack tight move-choice">
      <legend>已登记的事项</legend>
      <p className="muted small">
        未选的部分，已登记的事项保持原样；所选的部分，发布后逐件改用，并记入办理过程。
      </p>
      <Checkbox.Group
        value={chosen}
        options={parts.map(({ part, where }) => ({ value: part, label: where }))}
        onChange={choose}
      />
      {chosen.length > 0 ? (
        <div className="row">
          <Button size="small" loading={check.busy} onClick={() => check.run(undefined)}>
            核对能否改用
          </Button>
        </div>
      ) : null}
      <Refusal of={check} />
      {result ? <Checked type={type} result={result} /> : null}
    </fieldset>
  );
}

function Checked({ type, result: { open, unmoved, unmovedCount } }: { type: string; result: MoveCheck }) {
  if (unmovedCount === 0) return <p role="status">未办结的 {open} 件都可以改用。</p>;
  return (
    <div className="note warn" role="status">
      <p>
        未办结的 {open} 件中有 {unmovedCount} 件不能改用，不能这样发布：
      </p>
      <UnmovedList type={type} unmoved={unmoved} />
    </div>
  );
}

/** Cases that cannot move, with their reasons. */
export function UnmovedList({ type, unmoved }: { type: string; unmoved: Unmoved[] }) {
  return (
    <ul>
      {unmoved.map(({ id, number, reasons }) => (
        <li key={id}>
          <Link to="/cases/$type/$id" params={{ type, id }}>
            {number ?? '未编号的事项'}
          </Link>
          ：{reasons.join('')}
        </li>
      ))}
    </ul>
  );
}
