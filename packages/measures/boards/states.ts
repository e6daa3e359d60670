/** The life of an entry on the red or black board as data. Nothing leaves `removed`. */

export const boardStates = ['proposed', 'published', 'appealed', 'upheld', 'removed'] as const;
export type BoardState = (typeof boardStates)[number];

export type BoardAction = 'publish' | 'appeal' | 'uphold' | 'remove';
/** The office that runs the notice, or the department that the entry names. */
export type BoardParty = 'office' | 'unit';

type Transition = { from: BoardState; action: BoardAction; to: BoardState; roles: BoardParty };

const transitions: readonly Transition[] = [
  { from: 'proposed', action: 'publish', to: 'published', roles: 'office' },
  { from: 'proposed', action: 'remove', to: 'removed', roles: 'office' },
  { from: 'published', action: 'appeal', to: 'appealed', roles: 'unit' },
  { from: 'published', action: 'remove', to: 'removed', roles: 'office' },
  { from: 'appealed', action: 'uphold', to: 'upheld', roles: 'office' },
  { from: 'appealed', action: 'remove', to: 'removed', roles: 'office' },
  { from: 'upheld', action: 'remove', to: 'removed', roles: 'office' },
];

export const boardActions = (state: BoardState, roles: readonly BoardParty[]): BoardAction[] =>
  transitions.filter((t) => t.from === state && roles.includes(t.roles)).map((t) => t.action);

/** The state an action leads to, or undefined where it may not be done. */
export const boardAfter = (state: BoardState, action: BoardAction): BoardState | undefined =>
  transitions.find((t) => t.from === state && t.action === action)?.to;

/** States in which others than the office see an entry, and the public where the notice is published. */
export const shownStates: readonly BoardState[] = ['published', 'appealed', 'upheld'];
