import type { CSSProperties } from 'react';
import type { DrawState } from '../api/types.ts';

export const stateNames: Record<DrawState, string> = {
  planned: '待承诺',
  committed: '已承诺',
  executed: '已抽取',
  published: '已公布',
  voided: '已作废',
};

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
      {stateNames[state]}
    </span>
  );
}
