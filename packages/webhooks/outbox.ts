import { newId } from '@mingcha/kernel';
import {
  create,
  defineEntity,
  type Operation,
  remove,
  type TenantStore,
  unlessOvertaken,
} from '@mingcha/store';
import { deliveryEntity, newDelivery } from './delivery.ts';
import type { EventData } from './eventSchemas.ts';
import type { WebhookEventType } from './events.ts';
import { allWebhooks } from './webhook.ts';

/** Something that happened and that subscribers have not been looked up for yet. */
export type WebhookEvent = { id: string; type: WebhookEventType; at: string; data: Record<string, unknown> };

export const webhookEventEntity = defineEntity<WebhookEvent>()({
  name: 'HOOKEVENT',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
  due: ({ at }) => at,
});

/**
 * The operation that notifies subscribers of an action. It belongs into the action's own write, so that neither is without the other.
 * `data` goes out as it is: no names of people, nothing internal.
 */
export const webhookEvent = <T extends WebhookEventType>(type: T, data: EventData[T], now: Date): Operation =>
  create(webhookEventEntity, { id: newId(now), type, at: now.toISOString(), data });

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

/** What one run takes at most. */
const eventsPerRun = 50;

/**
 * Makes a delivery of each event for each subscription that wants it; the event goes in the same write. Returns how many
 * events there were.
 */
export async function dispatchEvents(store: TenantStore): Promise<number> {
  const { items } = await store.query(webhookEventEntity, [], { limit: eventsPerRun });
  if (items.length === 0) return 0;
  const hooks = await allWebhooks(store);
  for (const { lock, ...event } of items) {
    const wanted = hooks.filter(({ events }) => events.includes(event.type));
    const deliveries = wanted.map(({ id }) => create(deliveryEntity, newDelivery(id, event)));
    await unlessOvertaken(store.write(remove(webhookEventEntity, event, lock), ...deliveries));
  }
  return items.length;
}
