import type { Clock } from '@mingcha/kernel';
import { replace, type Stored, type TenantStore, unlessOvertaken } from '@mingcha/store';
import {
  bodyOf,
  type Delivery,
  deliveryEntity,
  mostAttempts,
  nextAttempt,
  signedHeaders,
} from './delivery.ts';
import { type Concerned, dispatchEvents } from './outbox.ts';
import { CallFailed, post } from './post.ts';
import { type Webhook, webhookEntity } from './webhook.ts';

export type DeliverDeps = {
  clock: Clock;
  /** Lets plain http and private addresses be called: for a machine of one's own and for tests. */
  allowPrivateWebhooks?: boolean | undefined;
  /** Notifies the tenant's own people. */
  concerned?: Concerned;
};

/** What one run does at most, so that a subscriber who is slow does not hold up the clock. */
const callsPerRun = 20;
const callsAtOnce = 5;

/**
 * Makes deliveries of a tenant's events, and calls its subscribers for those that are due; takes as long as they take to
 * answer, some 20 seconds at worst. Resolves to the instant at which there is more to do.
 */
export async function sendWebhooks(store: TenantStore, deps: DeliverDeps): Promise<string | undefined> {
  const events = await dispatchEvents(store, deps.concerned);
  const next = await deliverDue(store, deps);
  // The index shows new deliveries a moment later, and there may be more events.
  return events > 0 ? deps.clock().toISOString() : next;
}

/** Calls for the deliveries that are due. Resolves to the instant of the next attempt. */
async function deliverDue(store: TenantStore, deps: DeliverDeps): Promise<string | undefined> {
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
