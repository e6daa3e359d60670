import type { Tone } from '@mingcha/kernel/labels';
import './bulk.css';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Mark } from '../show/Mark.tsx';
import type { Outcome } from './useEach.ts';

const words: Record<Outcome['is'], { title: string; tone: Tone }> = {
  waiting: { title: '等待中', tone: 'idle' },
  busy: { title: '正在办理', tone: 'busy' },
  done: { title: '已办理', tone: 'good' },
  refused: { title: '没有办理', tone: 'bad' },
};

interface OutcomesProps {
  title: string;
  chosen: readonly { id: string; link: ReactNode }[];
  outcomes: ReadonlyMap<string, Outcome>;
  busy: boolean;
  onAgain: () => void;
  onClose: () => void;
}

/** How it went with each of several things, and another try for those that were not done. */
export function Outcomes({ title, chosen, outcomes, busy, onAgain, onClose }: OutcomesProps) {
  const all = [...outcomes.values()];
  const done = all.filter(({ is }) => is === 'done').length;
  const refused = all.filter(({ is }) => is === 'refused').length;
  return (
    <div className="stack">
      <p role="status">
        <strong>{title}</strong>：{busy ? '正在逐件办理，' : ''}已办理 {done} 件
        {refused > 0 ? `，没有办理 ${refused} 件` : ''}，共 {chosen.length} 件。
      </p>
      <ul className="outcomes" aria-label="逐件结果">
        {chosen.map(({ id, link }) => {
          const outcome = outcomes.get(id) ?? { is: 'waiting' as const };
          const { title: word, tone } = words[outcome.is];
          return (
            <li key={id}>
              <div className="row between">
                {link}
                <Mark tone={tone}>{word}</Mark>
              </div>
              {outcome.is === 'refused' ? <div className="pre small">{outcome.why}</div> : null}
            </li>
          );
        })}
      </ul>
      <div className="row end">
        {refused > 0 ? (
          <Button disabled={busy} onClick={onAgain}>
            再试没有办理的 {refused} 件
          </Button>
        ) : null}
        <Button type="primary" disabled={busy} onClick={onClose}>
          完成
        </Button>
      </div>
    </div>
  );
}
