import { problems } from '@mingcha/kernel';
import { noticeStateNames } from '@mingcha/kernel/labels';
import type { Transition } from '../parties.ts';
import type { Notice, NoticeState } from './notice.ts';

export type NoticeAction = 'edit' | 'delete' | 'activate' | 'adjust' | 'link' | 'publish' | 'close';

/** The life of a notice. `adjust` changes its schedule and chase rules, `link` its lineage, `publish` what is public. */
export const noticeTransitions: readonly Transition<NoticeState, NoticeAction>[] = [
  { from: 'draft', action: 'edit', to: 'draft', roles: ['office'] },
  { from: 'draft', action: 'delete', to: null, roles: ['office'] },
  { from: 'draft', action: 'activate', to: 'active', roles: ['office'] },
  { from: 'active', action: 'adjust', to: 'active', roles: ['office'] },
  { from: 'active', action: 'link', to: 'active', roles: ['office'] },
  { from: 'active', action: 'publish', to: 'active', roles: ['office'] },
  { from: 'active', action: 'close', to: 'closed', roles: ['office'] },
  { from: 'closed', action: 'publish', to: 'closed', roles: ['office'] },
];

/** Throws the conflict `notice-state`, with the state, when the notice's state does not allow the action. */
export function requireNoticeAction(notice: Notice, action: NoticeAction): void {
  if (noticeTransitions.some((t) => t.from === notice.state && t.action === action)) return;
  throw problems.conflict(
    'notice-state',
    `该通知的状态是“${noticeStateNames[notice.state]}”，不能进行此操作。请刷新后查看最新状态。`,
    { state: notice.state },
  );
}
