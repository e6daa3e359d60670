import { notificationKinds } from './kinds.ts';
import type { Notification } from './notification.ts';
import type { Outgoing } from './outgoing.ts';

const named = ({ what, number }: Pick<Notification, 'what' | 'number'>): string =>
  number === undefined ? what : `${what}（${number}）`;

/** What a notification is about, with how many there are. */
export const whatOf = ({ what, count = 1 }: Pick<Notification, 'what' | 'count'>): string =>
  count > 1 ? `${what} ${count} 件` : what;

/** What a notification says in the console, without what it is about. */
export const textOf = (of: Pick<Notification, 'kind' | 'what' | 'number' | 'count'>): string =>
  `${named({ ...of, what: whatOf(of) })}${notificationKinds[of.kind].says}`;

/** What a message says outside: its kind and number alone, nothing of a person. */
export function messageText({ kind, count, ...of }: Outgoing): string {
  if (kind === undefined) return `您有 ${count} 条未读通知，请登录明察查看。`;
  const more = count > 1 ? `；另有 ${count - 1} 条通知` : '';
  const text = `${named(of)}${notificationKinds[kind].says}${more}。请登录明察查看。`;
  // A line's end could begin something else where it is sent.
  return text.replace(/\p{Cc}+/gu, ' ');
}

/** The head of a message: the kind, and nothing else. */
export const titleOf = ({ kind }: Pick<Outgoing, 'kind'>): string =>
  kind === undefined ? '未读通知汇总' : `明察通知：${notificationKinds[kind].title}`;
