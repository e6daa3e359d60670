import type { CSSProperties } from 'react';

const dots = {
  idle: '#7d8a98',
  busy: '#1b5480',
  wait: '#c27c12',
  good: '#1f7a4d',
  bad: '#b3372f',
};

export type Tone = keyof typeof dots;

/** A state in a word; the dot only supports it. */
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
