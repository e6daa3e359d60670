import type { Clock } from '@mingcha/kernel';
import {
  create,
  type Operation,
  remove,
  replace,
  type Stored,
  type TenantStore,
  WriteConflict,
} from '@mingcha/store';
import {
  bodyOf,
  type Delivery,
  deliveryEntity,
  mostAttempts,
  newDelivery,
  nextAttempt,
  signedHeaders,
} from './delivery.ts';
import { type WebhookEvent, type WebhookEventType, webhookEvent, webhookEventEntity } from './event.ts';
import type { EventData } from './eventSchemas.ts';
import { CallFailed, post } from './post.ts';
import { type Webhook, webhookEntity } from './webhook.ts';

export type DeliverDeps = {
  clock: Clock;
  /** Lets plain http and private addresses be called: for a machine of one's own and for tests. */
  allowPrivateWebhooks?: boolean | undefined;
};

/** What one run does at most, so that a subscriber who is slow does not hold up the clock. */
const eventsPerRun = 50;
const callsPerRun = 20;
const callsAtOnce = 5;

export const mostWebhooks = 20;

export const allWebhooks = async (store: TenantStore): Promise<Stored<Webhook>[]> =>
  (await store.query(webhookEntity, [], { limit: mostWebhooks * 2 })).items;

/** `webhookEvent` where anybody subscribed to it, for what happens often and is mostly nobody's wish. */
export async function wantedEvent<T extends WebhookEventType>(
  store: TenantStore,
  type: T,
  data: EventData[T],
  now: Date,
): Promise<Operation[]> {
  const hooks = await allWebhooks(store);
  return hooks.some(({ events }) => events.includes(type)) ? [webhookEvent(type, data, now)] : [];
}

/** Somebody else's write came first: there is nothing left to do. */
async function unlessOvertaken(write: Promise<void>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof WriteConflict) return false;
    throw error;
  }
}

/**
 * Makes a delivery of each event for each subscription that wants it; the event goes in the same write. Returns how many
 * events there were.
 */
export async function dispatchEvents(store: TenantStore): Promise<number> {
  const { items } = await store.query(webhookEventEntity, [], { limit: eventsPerRun });
  if (items.length === 0) return 0;
  const hooks = await allWebhooks(store);
  for (const { lock, ...event } of items) await unlessOvertaken(dispatch(store, event, lock, hooks));
  return items.length;
}

const dispatch = (store: TenantStore, event: WebhookEvent, lock: number, hooks: readonly Webhook[]) =>
  store.write(
    remove(webhookEventEntity, event, lock),
    ...hooks
      .filter(({ events }) => events.includes(event.type))
      .map(({ id }) => create(deliveryEntity, newDelivery(id, event))),
  );

/**
 * Calls a tenant's subscribers for the deliveries that are due; takes as long as they take to answer, some 20 seconds at
 * worst. Resolves to the instant of the next attempt.
 */
export async function deliverDue(store: TenantStore, deps: DeliverDeps): Promise<string | undefined> {
  const now = deps.clock().toISOString();
  const pending = (limit: number) => store.query(deliveryEntity, ['pending'], { index: true, limit });
  const { items } = await pending(callsPerRun);
  const due = items.filter(({ nextAt }) => nextAt <= now);
  for (let at = 0; at < due.length; at += callsAtOnce)
    await Promise.all(due.slice(at, at + callsAtOnce).map((delivery) => attempt(store, delivery, deps)));
  const [next] = due.length > 0 ? (await pending(1)).items : items;
  return next?.nextAt;
}

/**
 * One attempt. The next one is put down before the call, so that a crash in the middle repeats it later: a subscriber may
 * get an event twice, by the same id, but never not at all.
 */
async function attempt(store: TenantStore, { lock, ...found }: Stored<Delivery>, deps: DeliverDeps) {
  const at = deps.clock();
  const hook = await store.get(webhookEntity, { id: found.hook });
  if (!hook || found.attempts >= mostAttempts) {
    const lastError = hook ? found.lastError : '回调已停用';
    const ended: Delivery = { ...found, state: 'failed', endedAt: at.toISOString(), lastError };
    await unlessOvertaken(store.write(replace(deliveryEntity, ended, lock)));
    return;
  }
  const attempts = found.attempts + 1;
  const claimed: Delivery = { ...found, attempts, nextAt: nextAttempt(attempts, at) };
  if (!(await unlessOvertaken(store.write(replace(deliveryEntity, claimed, lock))))) return;
  const outcome = await callWebhook(hook, claimed, store.tenant, at, deps);
  const ended = outcome.lastError === undefined || attempts >= mostAttempts;
  const after: Delivery = {
    ...claimed,
    ...outcome,
    ...(ended && {
      state: outcome.lastError === undefined ? 'delivered' : 'failed',
      endedAt: deps.clock().toISOString(),
    }),
  };
  await unlessOvertaken(store.write(replace(deliveryEntity, after, lock + 1)));
}

async function callWebhook(
  { url, secret }: Webhook,
  delivery: Delivery,
  tenant: string,
  at: Date,
  { allowPrivateWebhooks = false }: DeliverDeps,
): Promise<{ lastStatus: number | undefined; lastError: string | undefined }> {
  const body = bodyOf(delivery, tenant);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'mingcha-webhooks/1',
    ...signedHeaders(secret, delivery.id, body, at),
  };
  try {
    const status = await post(url, body, headers, { allowPrivate: allowPrivateWebhooks });
    if (status >= 200 && status < 300) return { lastStatus: status, lastError: undefined };
    const redirects = status >= 300 && status < 400;
    return { lastStatus: status, lastError: redirects ? '对方要求跳转，不予跟随' : `对方应答 ${status}` };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    return { lastStatus: undefined, lastError: error.message };
  }
}
