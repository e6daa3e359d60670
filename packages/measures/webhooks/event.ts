import { newId } from '@mingcha/kernel';
import { create, defineEntity, type Operation } from '@mingcha/store';
import type { EventData } from './eventSchemas.ts';

/** What other systems can be notified of. `webhook.test` goes only to the one that is tried. */
export const webhookEventTypes = [
  'round.opened',
  'report.due',
  'report.late',
  'chase.issued',
  'briefing.issued',
  'case.due-soon',
  'draw.reveal-due',
  'log.checkpoint',
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

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
