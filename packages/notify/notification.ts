import { defineEntity, expiresAfter } from '@mingcha/store';
import type { NotificationKind } from './kinds.ts';

/** What a person was notified of: an event, or several that one act brought. Its id is the last one's, so that an event notifies a person once. */
export type Notification = {
  person: string;
  id: string;
  kind: NotificationKind;
  /** What it is about, and its number or how many there are: all that may leave the system. */
  what: string;
  number?: string;
  /** How many things it is about, where it is not one. */
  count?: number;
  /** What it is about, in the words of its page; stays inside. */
  about?: string;
  /** Whose work it is, where the person acts for somebody. */
  actingFor?: string;
  /** The console's page of it. */
  link: string;
  at: string;
  readAt?: string;
};

export const keptDays = 90;

export const notificationEntity = defineEntity<Notification>()({
  name: 'NOTIFICATION',
  key: (of: { person: string; id: string }) => ({ partition: [of.person], sort: [of.id] }),
  // Only what is unread: the bell counts by one query, whatever was read.
  index: ({ person, id, readAt }) =>
    readAt === undefined ? { partition: ['unread', person], sort: [id] } : undefined,
  expires: ({ at }) => expiresAfter(at, keptDays),
});
