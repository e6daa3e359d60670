import { type DueDay, isKnownDay } from '@mingcha/kernel';
import type { ReactNode } from 'react';
import { Mark } from '../../ui/Mark.tsx';
import { useNow } from '../../ui/useNow.ts';
import { dueWords } from './due.ts';

interface DueLineProps {
  due: DueDay;
  /** Whether something is still to be done by then. */
  open: boolean;
  children?: ReactNode;
}

/** A due day and how it stands today; or the calendar that it waits for. */
export function DueLine({ due, open, children }: DueLineProps) {
  const now = useNow();
  if (!isKnownDay(due)) {
    return (
      <span className="row" style={{ gap: '0 10px' }}>
        <span className="chip warn">{due.text}</span>
        {children}
      </span>
    );
  }
  const { text, tone } = dueWords(due, now);
  return (
    <span className="row" style={{ gap: '0 10px' }}>
      <span className="nowrap">{due}</span>
      {children}
      {open ? <Mark tone={tone}>{text}</Mark> : null}
    </span>
  );
}
