/** The life of a draw as data. There is no way back, and nothing leaves `published` or `voided`. */

export const drawStates = ['planned', 'committed', 'executed', 'published', 'voided'] as const;
export type DrawState = (typeof drawStates)[number];

export type DrawAction = 'edit' | 'delete' | 'commit' | 'execute' | 'publish' | 'void' | 'substitute';

type Transition = { from: DrawState; action: DrawAction; to: DrawState | null };

/** `to` is null where the action removes the draw; only a plan that nobody has committed to can go. */
export const transitions: readonly Transition[] = [
  { from: 'planned', action: 'edit', to: 'planned' },
  { from: 'planned', action: 'delete', to: null },
  { from: 'planned', action: 'commit', to: 'committed' },
  { from: 'committed', action: 'execute', to: 'executed' },
  { from: 'committed', action: 'void', to: 'voided' },
  { from: 'executed', action: 'publish', to: 'published' },
  { from: 'executed', action: 'substitute', to: 'executed' },
  { from: 'executed', action: 'void', to: 'voided' },
  { from: 'published', action: 'substitute', to: 'published' },
];

export const actionsFrom = (state: DrawState): DrawAction[] =>
  transitions.filter((t) => t.from === state).map((t) => t.action);

export const mayDo = (state: DrawState, action: DrawAction): boolean => actionsFrom(state).includes(action);

/** States that the public sees. */
export const publicStates: readonly DrawState[] = ['committed', 'executed', 'published', 'voided'];
