import { notificationKinds } from './kinds.ts';
import type { Notification } from './notification.ts';

const named = ({ what, number }: Pick<Notification, 'what' | 'number'>): string =>
  number === undefined ? what : `${what}（${number}）`;

/** What a notification says in the console, without what it is about. */
export const textOf = (of: Pick<Notification, 'kind' | 'what' | 'number'>): string =>
  `${named(of)}${notificationKinds[of.kind].says}`;
