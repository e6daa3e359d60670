import { Button } from 'antd';
import { useState } from 'react';
import type { Blocker } from './blockers.ts';
import { DoubtMark } from './DoubtMark.tsx';

interface StatusBarProps {
  progress: { checked: number; unsure: number; open: number };
  /** What keeps the notice from being followed. */
  blockers: Blocker[];
  /** What may be added. */
  hints: Blocker[];
  onGo: (blocker: Blocker) => void;
}

/** How far the reading is, what still keeps the notice from being activated, and what may be added besides. */
export function StatusBar({ progress, blockers, hints, onGo }: StatusBarProps) {
  const [open, setOpen] = useState<'must' | 'may'>();
  const { checked, unsure } = progress;
  const shown = open === 'must' ? blockers : open === 'may' ? hints : [];
  const toggle = (list: 'must' | 'may') => setOpen(open === list ? undefined : list);
  return (
    <section className="read-status" aria-label="核对进度">
      <div className="row">
        {unsure === 0 ? (
          <strong>没有读不准的内容</strong>
        ) : (
          <>
            <strong>
              已核对 {checked} / {unsure}
            </strong>
            <progress aria-label="核对进度" max={unsure} value={checked} />
          </>
        )}
        {blockers.length > 0 ? (
          <Button size="small" aria-expanded={open === 'must'} onClick={() => toggle('must')}>
            <span className="doubt must" aria-hidden="true">
              !
            </span>
            还差 {blockers.length} 处
          </Button>
        ) : (
          <span className="chip accent">可以开始督促落实</span>
        )}
        {hints.length > 0 ? (
          <Button size="small" aria-expanded={open === 'may'} onClick={() => toggle('may')}>
            <span className="doubt may" aria-hidden="true">
              ?
            </span>
            可补充 {hints.length} 处
          </Button>
        ) : null}
      </div>
      {shown.length > 0 ? (
        <ul className={open === 'must' ? 'read-blockers' : 'read-blockers may'}>
          {shown.map((blocker) => (
            <li key={`${blocker.key}${blocker.field}`}>
              <DoubtMark blocks={open === 'must'} />
              <button type="button" className="plain row-link" onClick={() => onGo(blocker)}>
                {blocker.message}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
