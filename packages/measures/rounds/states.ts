/** The life of a round as data. */

export const roundStates = ['planned', 'open', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

export type RoundAction = 'open' | 'close' | 'report';

type Transition = { from: RoundState; action: RoundAction; to: RoundState; roles: 'office' | 'units' };

/** A round that was closed too early is opened again; the clock opens as the office does. */
const transitions: readonly Transition[] = [
  { from: 'planned', action: 'open', to: 'open', roles: 'office' },
  { from: 'open', action: 'report', to: 'open', roles: 'units' },
  { from: 'open', action: 'close', to: 'closed', roles: 'office' },
  { from: 'closed', action: 'open', to: 'open', roles: 'office' },
];

export const roundMay = (state: RoundState, action: RoundAction): boolean =>
  transitions.some((t) => t.from === state && t.action === action);

export const roundActions = (state: RoundState, roles: Transition['roles']): RoundAction[] =>
  transitions.filter((t) => t.from === state && t.roles === roles).map((t) => t.action);
