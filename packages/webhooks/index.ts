export { type Addressee, type Concern, concern } from './concern.ts';
export { type DeliverDeps, sendWebhooks } from './deliver.ts';
export { mostAttempts, nextAttempt, secretPrefix, signedHeaders } from './delivery.ts';
export type { EventData } from './eventSchemas.ts';
export { type Concerned, type OutboxEvent, wantedEvent, webhookEvent, webhookEventEntity } from './outbox.ts';
export { CallFailed, type CallOptions, exchange, resolvePublic } from './post.ts';
export { type WebhookDeps, webhookRoutes } from './routes.ts';
export { addressFault } from './webhook.ts';
