import { drawStateNames } from '@mingcha/kernel/labels';
import type { CSSProperties } from 'react';
import type { DrawState } from '../api/types.ts';

const dots: Record<DrawState, string> = {
  planned: '#7d8a98',
  committed: '#c27c12',
  executed: '#1b5480',
  published: '#1f7a4d',
  voided: '#b3372f',
};

/** A draw's state: word first, the dot only supports it. */
export function StateMark({ state }: { state: DrawState }) {
  return (
    <span
      className={state === 'planned' || state === 'voided' ? 'state hollow' : 'state'}
      style={{ '--dot': dots[state] } as CSSProperties}
    >
      {drawStateNames[state]}
    </span>
  );
}
