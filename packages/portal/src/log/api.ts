import { openRemote } from '@mingcha/log/reading';
import { request } from '../api/client.ts';
import type { PublicLog } from '../api/types.ts';

export const logPrefix = (tenant: string) => `${location.origin}/public/${tenant}/log`;

export const fetchLog = (tenant: string, signal?: AbortSignal) =>
  request<PublicLog>(`/public/${tenant}/log`, { signal });

/** The log's files, as anybody reads them. A browser's cache could hold an older head. */
export const remoteLog = (tenant: string) =>
  openRemote(logPrefix(tenant), (url) => fetch(url, { cache: 'no-cache' }));
