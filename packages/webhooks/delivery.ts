import { createHmac } from 'node:crypto';
import { defineEntity, expiresAfter } from '@mingcha/store';
import type { WebhookEventType } from './events.ts';

export const deliveryStates = ['pending', 'delivered', 'failed'] as const;

/** One event for one subscription; `id` is the event's, so that an event goes to a subscription once. */
export type Delivery = {
  hook: string;
  id: string;
  type: WebhookEventType | 'webhook.test';
  at: string;
  data: Record<string, unknown>;
  state: (typeof deliveryStates)[number];
  attempts: number;
  /** The instant of the next attempt. */
  nextAt: string;
  lastStatus?: number | undefined;
  lastError?: string | undefined;
  endedAt?: string | undefined;
};

const keptDays = 30;

export const deliveryEntity = defineEntity<Delivery>()({
  name: 'HOOKDELIVERY',
  key: (of: { hook: string; id: string }) => ({ partition: [of.hook], sort: [of.id] }),
  index: ({ state, nextAt, id }) =>
    state === 'pending' ? { partition: ['pending'], sort: [nextAt, id] } : undefined,
  due: ({ state, nextAt }) => (state === 'pending' ? nextAt : undefined),
  expires: ({ at }) => expiresAfter(at, keptDays),
});

export const newDelivery = (
  hook: string,
  { id, type, at, data }: Pick<Delivery, 'id' | 'type' | 'at' | 'data'>,
): Delivery => ({ hook, id, type, at, data, state: 'pending', attempts: 0, nextAt: at });

const minutes = (n: number) => n * 60_000;
/** Milliseconds to wait after the first attempt, the second … */
const waits = [minutes(0.5), minutes(2), minutes(10), minutes(30), minutes(120), minutes(360), minutes(720)];
export const mostAttempts = 8;

/** When an attempt that was made at an instant is followed by the next, if it comes to nothing. */
export const nextAttempt = (attempts: number, at: Date): string =>
  new Date(at.getTime() + waits[Math.min(attempts, waits.length) - 1]!).toISOString();

/** What is sent: the event, and the tenant it is of. */
export const bodyOf = ({ id, type, at, data }: Delivery, tenant: string): string =>
  JSON.stringify({ id, type, at, tenant, data });

/** What a secret begins with; the key is what follows, in base64. */
export const secretPrefix = 'whsec_';

/**
 * The headers of Standard Webhooks: the event's id, which is the same in each attempt, the attempt's time in seconds, and
 * `v1,` with the HMAC-SHA256 over `<id>.<timestamp>.<body>` in base64.
 */
export function signedHeaders(secret: string, id: string, body: string, at: Date): Record<string, string> {
  const timestamp = Math.floor(at.getTime() / 1_000);
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}
