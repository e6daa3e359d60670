import { request } from '../api/client.ts';
import type { OpenList, PublishedEdition, RegisterColumn, SuspendedRow } from '../api/schema.d.ts';
import type { Page } from '../api/types.ts';

export type Column = RegisterColumn;
export type Row = Readonly<Record<string, unknown>> & { id: string };
/** The published edition of a list, and some of its rows. */
export type ListPage = Page<Row> & {
  title: string;
  note: string;
  total: number;
  edition: PublishedEdition;
  columns: Column[];
  suspended: SuspendedRow[];
};
export type Asked = { q: string; filter: Readonly<Record<string, string>>; cursor?: string | undefined };

const base = (tenant: string) => `/public/${tenant}/lists`;

export const fetchLists = (tenant: string, signal?: AbortSignal) =>
  request<{ items: OpenList[] }>(base(tenant), { signal });

export function fetchList(tenant: string, list: string, { q, filter, cursor }: Asked, signal?: AbortSignal) {
  const query = new URLSearchParams({ limit: '20' });
  for (const [field, value] of Object.entries({ ...filter, q, cursor })) if (value) query.set(field, value);
  return request<ListPage>(`${base(tenant)}/${list}?${query}`, { signal });
}
