import type { Task } from '../home/tasks.ts';

export const taskKinds = {
  case: '事项',
  report: '报送',
  chase: '督办',
  draw: '抽查',
  other: '其他',
} as const;
export type TaskKind = keyof typeof taskKinds;

/** What kind of thing waits, by where it leads. */
export function kindOf({ to }: Task): TaskKind {
  if (!to) return 'other';
  if ('case' in to) return 'case';
  if ('draw' in to) return 'draw';
  if ('reports' in to || 'review' in to) return 'report';
  if (!('page' in to)) return 'other';
  return to.page === '/chases' ? 'chase' : to.page === '/reports' ? 'report' : 'other';
}

export interface InboxSearch {
  kind?: TaskKind;
}

/** The kind that the inbox is narrowed to; anything else in the address is dropped. */
export const inboxSearch = ({ kind }: Record<string, unknown>): InboxSearch =>
  typeof kind === 'string' && Object.hasOwn(taskKinds, kind) ? { kind: kind as TaskKind } : {};

/** The place that a key leads to from a place in a list, which begins at 0; undefined where it leads nowhere. */
export function placeAfter(key: string, at: number, count: number): number | undefined {
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key];
  if (step !== undefined) {
    const next = at + step;
    return next >= 0 && next < count ? next : undefined;
  }
  if (count === 0) return undefined;
  return key === 'Home' ? 0 : key === 'End' ? count - 1 : undefined;
}
