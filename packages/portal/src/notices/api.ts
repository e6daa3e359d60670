import { request } from '../api/client.ts';
import type { NoticeDetail, NoticeList } from './types.ts';

const base = (tenant: string) => `/public/${tenant}/notices`;

export const fetchNotices = (tenant: string, cursor: string | undefined, signal: AbortSignal) =>
  request<NoticeList>(base(tenant) + (cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''), { signal });

export const fetchNotice = (tenant: string, id: string, signal: AbortSignal) =>
  request<NoticeDetail>(`${base(tenant)}/${id}`, { signal });
