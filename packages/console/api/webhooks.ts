import { call, read } from './http.ts';
import { readAll } from './measures/reports.ts';
import type { Webhook, WebhookDelivery } from './schema.d.ts';
import type { Page } from './types.ts';

export type { Webhook, WebhookDelivery };

const at = (id: string) => `/v1/webhooks/${encodeURIComponent(id)}`;

export const webhooksApi = {
  list: () => readAll<Webhook>('/v1/webhooks'),
  add: (hook: { url: string; events: Webhook['events'] }) =>
    call<Webhook & { secret: string }>('POST', '/v1/webhooks', { body: hook }),
  remove: (id: string) => call<void>('DELETE', at(id)),
  test: (id: string) => call<WebhookDelivery>('POST', `${at(id)}/test`),
  deliveries: (id: string) => read<Page<WebhookDelivery>>(`${at(id)}/deliveries`, { limit: 50 }),
};
