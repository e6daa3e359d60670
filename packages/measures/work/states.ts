import { problems } from '@mingcha/kernel';
import { workStateNames } from '@mingcha/kernel/labels';
import type { Transition } from '../parties.ts';
import type { Progress, WorkState } from './progress.ts';

export type WorkAction = 'edit' | 'start' | 'finish' | 'reopen' | 'stop';

const both = ['office', 'lead'] as const;

/**
 * The life of the work on a measure. `edit` is of its milestones, indicators and their values. Only the office gives a
 * measure up: nobody chases one that is stopped.
 */
export const workTransitions: readonly Transition<WorkState, WorkAction>[] = [
  { from: 'pending', action: 'edit', to: 'pending', roles: both },
  { from: 'pending', action: 'start', to: 'active', roles: both },
  { from: 'pending', action: 'finish', to: 'done', roles: both },
  { from: 'pending', action: 'stop', to: 'stopped', roles: ['office'] },
  { from: 'active', action: 'edit', to: 'active', roles: both },
  { from: 'active', action: 'finish', to: 'done', roles: both },
  { from: 'active', action: 'stop', to: 'stopped', roles: ['office'] },
  { from: 'done', action: 'reopen', to: 'active', roles: both },
  { from: 'stopped', action: 'reopen', to: 'active', roles: both },
];

/** The state an action leads to. Throws the conflict `progress-state`, with the state, where there is none. */
export function workAfter({ state }: Progress, action: WorkAction): WorkState {
  const to = workTransitions.find((t) => t.from === state && t.action === action)?.to;
  if (to) return to;
  throw problems.conflict(
    'progress-state',
    `该举措的状态是“${workStateNames[state]}”，不能进行此操作。请刷新后查看最新状态。`,
    { state },
  );
}
