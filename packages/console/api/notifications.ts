import { call, type Query, read } from './http.ts';
import { ApiProblem } from './problem.ts';
import type { Notification, NotificationPreferences, NotificationSettings, Outgoing } from './schema.d.ts';
import type { Page } from './types.ts';

export type { Notification, NotificationPreferences, NotificationSettings, Outgoing };

export interface Unread {
  count: number;
  more: boolean;
  latest: Notification[];
}

/** What was answered last, and its ETag: while nothing has changed, nothing is sent again. */
let last: { etag: string; data: Unread } | undefined;

async function unread(): Promise<Unread> {
  const known = last;
  try {
    const { data, etag } = await call<Unread>('GET', '/v1/me/notifications/unread', {
      ifNoneMatch: known?.etag,
    });
    last = { etag, data };
    return data;
  } catch (error) {
    if (known && error instanceof ApiProblem && error.status === 304) return known.data;
    throw error;
  }
}

export const notificationsApi = {
  unread,
  list: (query: Query, signal: AbortSignal) =>
    read<Page<Notification>>('/v1/me/notifications', query, signal),
  read: (id: string) => call<void>('POST', `/v1/me/notifications/${encodeURIComponent(id)}/read`),
  readAll: (until: string) =>
    call<{ count: number }>('POST', '/v1/me/notifications/read-all', { body: { until } }),
  settings: () => call<NotificationSettings>('GET', '/v1/notification-settings'),
  setSettings: (body: NotificationSettings, ifMatch: string) =>
    call<NotificationSettings>('PUT', '/v1/notification-settings', { body, ifMatch }),
  preferences: () => call<NotificationPreferences>('GET', '/v1/me/notification-preferences'),
  setPreferences: (body: NotificationPreferences, ifMatch: string) =>
    call<NotificationPreferences>('PUT', '/v1/me/notification-preferences', { body, ifMatch }),
  outgoing: (query: Query, signal: AbortSignal) =>
    read<Page<Outgoing> & { leaves: boolean }>('/v1/outgoing', query, signal),
  retry: (id: string) => call<Outgoing>('POST', `/v1/outgoing/${encodeURIComponent(id)}/retry`),
};
