import { type DueDay, isKnownDay } from '@mingcha/kernel';
import type { Tone } from '@mingcha/kernel/labels';
import type { ReactNode } from 'react';
import { dueWords } from './due.ts';
import { Mark } from './Mark.tsx';
import { useNow } from './useNow.ts';

interface DueLineProps {
  due: DueDay;
  /** Whether something is still to be done by then. */
  open: boolean;
  /** How it stands, where the API says so; else by the days that are left. */
  light?: 'green' | 'yellow' | 'red' | undefined;
  children?: ReactNode;
}

const tones: Record<'green' | 'yellow' | 'red', Tone> = { green: 'busy', yellow: 'wait', red: 'bad' };

/** A due day and how it stands today; or the calendar that it waits for. */
export function DueLine({ due, open, light, children }: DueLineProps) {
  const now = useNow();
  if (!isKnownDay(due)) {
    return (
      <span className="row" style={{ gap: '0 10px' }}>
        <span className="chip warn">{due.text}</span>
        {children}
      </span>
    );
  }
  const { text, tone } = dueWords(due, now, light === 'red');
  return (
    <span className="row" style={{ gap: '0 10px', ...(light && { flexWrap: 'nowrap' }) }}>
      <span className="nowrap">{due}</span>
      {children}
      {open ? <Mark tone={light ? tones[light] : tone}>{text}</Mark> : null}
    </span>
  );
}
