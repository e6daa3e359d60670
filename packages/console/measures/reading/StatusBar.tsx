import { Button } from 'antd';
import { useState } from 'react';
import type { Blocker } from './blockers.ts';

interface StatusBarProps {
  progress: { checked: number; unsure: number; open: number };
  blockers: Blocker[];
  onGo: (blocker: Blocker) => void;
}

/** How far the reading is, and what still keeps the notice from being activated. */
export function StatusBar({ progress, blockers, onGo }: StatusBarProps) {
  const [open, setOpen] = useState(false);
  const { checked, unsure, open: units } = progress;
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
        {units > 0 ? <span className="chip warn">{units} 项有单位未对应</span> : null}
        {blockers.length > 0 ? (
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            还差 {blockers.length} 处
          </Button>
        ) : (
          <span className="chip accent">可以开始督促落实</span>
        )}
      </div>
      {open && blockers.length > 0 ? (
        <ul className="read-blockers">
          {blockers.map((blocker) => (
            <li key={`${blocker.key}${blocker.field}`}>
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
