import type { StateLabel, Tone } from '@mingcha/kernel/labels';
import type { CSSProperties } from 'react';

const dots: Record<Tone, string> = {
  idle: '#7d8a98',
  busy: '#1b5480',
  wait: '#c27c12',
  good: '#1f7a4d',
  bad: '#b3372f',
};

/** A word with a tone; the dot only supports it. */
export function Mark({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span
      className={tone === 'idle' ? 'state hollow' : 'state'}
      style={{ '--dot': dots[tone] } as CSSProperties}
    >
      {children}
    </span>
  );
}

/** The state of something that has a life, such as `drawStates[draw.state]`. */
export function StateMark({ of: { title, tone } }: { of: StateLabel }) {
  return <Mark tone={tone}>{title}</Mark>;
}
