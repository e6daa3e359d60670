/** The life of a report as data. */

export const reportStates = ['draft', 'submitted', 'returned', 'accepted'] as const;
export type ReportState = (typeof reportStates)[number];

export type ReportAction = 'save' | 'submit' | 'accept' | 'return';
/** Who may: whoever writes for the unit, whoever signs for it, the office. */
export type ReportRole = 'writer' | 'signer' | 'office';

/** `from` is null for a report that is not there yet. */
type Transition = { from: ReportState | null; action: ReportAction; to: ReportState; roles: ReportRole };

/** Nothing leaves `accepted`; what was submitted changes only after the office returned it. */
const transitions: readonly Transition[] = [
  { from: null, action: 'save', to: 'draft', roles: 'writer' },
  { from: null, action: 'submit', to: 'submitted', roles: 'signer' },
  { from: 'draft', action: 'save', to: 'draft', roles: 'writer' },
  { from: 'draft', action: 'submit', to: 'submitted', roles: 'signer' },
  { from: 'submitted', action: 'accept', to: 'accepted', roles: 'office' },
  { from: 'submitted', action: 'return', to: 'returned', roles: 'office' },
  { from: 'returned', action: 'save', to: 'returned', roles: 'writer' },
  { from: 'returned', action: 'submit', to: 'submitted', roles: 'signer' },
];

export const reportActions = (state: ReportState | null): { action: ReportAction; roles: ReportRole }[] =>
  transitions.filter((t) => t.from === state).map(({ action, roles }) => ({ action, roles }));

/** The state an action leads to, or undefined where it may not be done. */
export const reportAfter = (state: ReportState | null, action: ReportAction): ReportState | undefined =>
  transitions.find((t) => t.from === state && t.action === action)?.to;
