/** The life of a chase as data. */

export const chaseStates = ['issued', 'answered', 'closed'] as const;
export type ChaseState = (typeof chaseStates)[number];

export type ChaseAction = 'answer' | 'reject' | 'close';

type Transition = { from: ChaseState; action: ChaseAction; to: ChaseState; roles: 'office' | 'unit' };

const transitions: readonly Transition[] = [
  { from: 'issued', action: 'answer', to: 'answered', roles: 'unit' },
  { from: 'issued', action: 'close', to: 'closed', roles: 'office' },
  { from: 'answered', action: 'answer', to: 'answered', roles: 'unit' },
  { from: 'answered', action: 'reject', to: 'issued', roles: 'office' },
  { from: 'answered', action: 'close', to: 'closed', roles: 'office' },
];

export const chaseActions = (state: ChaseState): { action: ChaseAction; roles: 'office' | 'unit' }[] =>
  transitions.filter((t) => t.from === state).map(({ action, roles }) => ({ action, roles }));

export const chaseAfter = (state: ChaseState, action: ChaseAction): ChaseState | undefined =>
  transitions.find((t) => t.from === state && t.action === action)?.to;
