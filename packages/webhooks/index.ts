export { type DeliverDeps, sendWebhooks } from './deliver.ts';
export type { EventData } from './eventSchemas.ts';
export { wantedEvent, webhookEvent, webhookEventEntity } from './outbox.ts';
export { type WebhookDeps, webhookRoutes } from './routes.ts';
