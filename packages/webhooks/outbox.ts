import { newId } from '@mingcha/kernel';
import {
  create,
  defineEntity,
  mostOperations,
  type Operation,
  remove,
  type Stored,
  type TenantStore,
  unlessOvertaken,
} from '@mingcha/store';
import type { Concern } from './concern.ts';
import { deliveryEntity, newDelivery } from './delivery.ts';
import type { EventData } from './eventSchemas.ts';
import type { WebhookEventType } from './events.ts';
import { allWebhooks, type Webhook } from './webhook.ts';

/** Something that happened and that subscribers have not been looked up for yet. */
export type WebhookEvent = { id: string; type: WebhookEventType; at: string; data: Record<string, unknown> };

/** Something that happened and that people of the tenant are to know; for no subscriber. */
export type InsideEvent = {
  id: string;
  type: 'people.concerned';
  at: string;
  data: Concern & Record<string, unknown>;
};

export type OutboxEvent = WebhookEvent | InsideEvent;

/** Milliseconds: the marks at which people are notified, and how long before a mark something must happen to be told at it. */
const mark = 20_000;
const ahead = 7_000;

/**
 * When people are notified of what happened at an instant: at a mark on the clock, not at once. So most actions find the
 * clock coming by already, and need not wake it by a write of their own.
 */
const notifyAt = (at: string): string =>
  new Date(Math.ceil((Date.parse(at) + ahead) / mark) * mark).toISOString();

export const webhookEventEntity = defineEntity<OutboxEvent>()({
  name: 'HOOKEVENT',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
  due: ({ at, type }) => (type === 'people.concerned' ? notifyAt(at) : at),
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

/** What is read at once, and how often in one run: what is left waits for the next. */
const eventsAtOnce = mostOperations;
const mostRounds = 20;

/** Notifies people of events that are still in the outbox; repeated after a crash, so that it does nothing twice. */
export type Concerned = (store: TenantStore, events: readonly OutboxEvent[]) => Promise<void>;

/**
 * Makes a delivery of each event for each subscription that wants it, after `concerned` had its turn; the event goes in the
 * same write. Returns how many events there were.
 */
export async function dispatchEvents(store: TenantStore, concerned?: Concerned): Promise<number> {
  let count = 0;
  let read: Promise<Webhook[]> | undefined;
  const hooks = () => {
    read ??= allWebhooks(store);
    return read;
  };
  for (let round = 0; round < mostRounds; round++) {
    const { items } = await store.query(webhookEventEntity, [], { limit: eventsAtOnce });
    if (items.length > 0) {
      await concerned?.(store, items);
      await passOn(store, items, hooks);
    }
    count += items.length;
    if (items.length < eventsAtOnce) break;
  }
  return count;
}

async function passOn(
  store: TenantStore,
  events: readonly Stored<OutboxEvent>[],
  hooks: () => Promise<Webhook[]>,
): Promise<void> {
  const inside = events.filter(isInside);
  const gone = inside.map((event) => remove(webhookEventEntity, event, event.lock));
  // Where another run has taken one of them, each by itself.
  if (gone.length > 0 && !(await unlessOvertaken(store.write(...gone))))
    for (const one of gone) await unlessOvertaken(store.write(one));
  const outside = events.filter((event) => !isInside(event)) as Stored<WebhookEvent>[];
  if (outside.length === 0) return;
  const all = await hooks();
  for (const { lock, ...event } of outside) {
    const wanted = all.filter(({ events }) => events.includes(event.type));
    const deliveries = wanted.map(({ id }) => create(deliveryEntity, newDelivery(id, event)));
    await unlessOvertaken(store.write(remove(webhookEventEntity, event, lock), ...deliveries));
  }
}

const isInside = ({ type }: OutboxEvent): boolean => type === 'people.concerned';
