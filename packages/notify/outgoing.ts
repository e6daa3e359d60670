import { defineEntity, expiresAfter } from '@mingcha/store';
import type { Channel, NotificationKind } from './kinds.ts';

export const outgoingStates = ['pending', 'sent', 'failed', 'kept'] as const;

/** One message to one person by one channel. The address is looked up when it is sent, and is not in it. */
export type Outgoing = {
  id: string;
  person: string;
  name: string;
  channel: Channel;
  /** Its kind; of a digest none. */
  kind?: NotificationKind;
  what: string;
  number?: string;
  link: string;
  /** How many notifications it is about. */
  count: number;
  at: string;
  /** `kept` has stayed on this machine, which sends nothing out. */
  state: (typeof outgoingStates)[number];
  attempts: number;
  nextAt: string;
  lastError?: string;
  endedAt?: string;
};

const keptDays = 30;

export const outgoingEntity = defineEntity<Outgoing>()({
  name: 'OUTGOING',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
  index: ({ state, nextAt, id }) =>
    state === 'pending' ? { partition: ['pending'], sort: [nextAt, id] } : undefined,
  due: ({ state, nextAt }) => (state === 'pending' ? nextAt : undefined),
  expires: ({ at }) => expiresAfter(at, keptDays),
});
