import { isIP } from 'node:net';
import type { Actor } from '@mingcha/http';
import { type Clock, newId, type RandomBytes } from '@mingcha/kernel';
import { defineEntity, type Stored, type TenantStore } from '@mingcha/store';
import { isPublicAddress } from './addresses.ts';
import { secretPrefix } from './delivery.ts';
import type { WebhookEventType } from './events.ts';

/** A subscription (回调): where another system wants to be notified, and of what. The secret must be there to sign with. */
export type Webhook = {
  id: string;
  url: string;
  events: WebhookEventType[];
  secret: string;
  createdAt: string;
  createdBy: Actor;
};

export const webhookEntity = defineEntity<Webhook>()({
  name: 'WEBHOOK',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
});

export const mostWebhooks = 20;

export const allWebhooks = async (store: TenantStore): Promise<Stored<Webhook>[]> =>
  (await store.query(webhookEntity, [], { limit: mostWebhooks * 2 })).items;

export const newWebhook = (
  given: Pick<Webhook, 'url' | 'events'>,
  by: Actor,
  { clock, random }: { clock: Clock; random: RandomBytes },
): Webhook => {
  const now = clock();
  return {
    ...given,
    events: [...new Set(given.events)],
    id: newId(now),
    secret: secretPrefix + Buffer.from(random(32)).toString('base64'),
    createdAt: now.toISOString(),
    createdBy: by,
  };
};

const lowestOwnPort = 1024;

/**
 * Why an address cannot be called, as words for who entered it, or undefined. Names are looked up when they are called;
 * `allowPrivate` is for a machine of one's own and for tests.
 */
export function addressFault(text: string, allowPrivate: boolean): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) return '应为完整的 https 地址';
  if (url.username || url.password) return '地址中不能带用户名和密码';
  if (allowPrivate) return undefined;
  if (url.protocol !== 'https:') return '只能使用 https 地址';
  if (url.port !== '' && Number(url.port) < lowestOwnPort) return '端口应为 443 或不小于 1024';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (
    isIP(host)
      ? !isPublicAddress(host)
      : !host.includes('.') || /\.(local|localhost|internal)\.?$/i.test(host)
  )
    return '不能使用内网或本机地址';
  return undefined;
}
