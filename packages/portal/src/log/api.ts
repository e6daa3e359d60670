import { openRemote } from '@mingcha/log/reading';
import { ApiError, request, requestText } from '../api/client.ts';
import type { PublicLog } from '../api/types.ts';

export const logPrefix = (tenant: string) => `${location.origin}/public/${tenant}/log`;

export const fetchLog = (tenant: string, signal?: AbortSignal) =>
  request<PublicLog>(`/public/${tenant}/log`, { signal });

/** The log's files, as anybody reads them. A browser's cache could hold an older head. */
export const remoteLog = (tenant: string) =>
  openRemote(logPrefix(tenant), (url) => fetch(url, { cache: 'no-cache' }));

/** The cosigners that a city proposes, as a file; undefined where it has no log. */
export async function fetchPolicy(tenant: string, signal?: AbortSignal): Promise<string | undefined> {
  try {
    return await requestText(`/public/${tenant}/log/policy`, { signal });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}
