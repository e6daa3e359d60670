/** The life of a briefing as data. What is issued never changes. */

export const briefingStates = ['draft', 'issued'] as const;
export type BriefingState = (typeof briefingStates)[number];

export type BriefingAction = 'edit' | 'delete' | 'issue';

/** All are the office's; `to` is null where the briefing is gone after it. */
type Transition = { from: BriefingState; action: BriefingAction; to: BriefingState | null; roles: 'office' };

const transitions: readonly Transition[] = [
  { from: 'draft', action: 'edit', to: 'draft', roles: 'office' },
  { from: 'draft', action: 'delete', to: null, roles: 'office' },
  { from: 'draft', action: 'issue', to: 'issued', roles: 'office' },
];

export const briefingActions = (state: BriefingState): BriefingAction[] =>
  transitions.filter((t) => t.from === state).map((t) => t.action);
