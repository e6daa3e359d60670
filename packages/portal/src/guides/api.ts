import { request } from '../api/client.ts';
import type { Guide, GuideEntry } from '../api/schema.d.ts';
import type { Page } from '../api/types.ts';

export type { Guide, GuideEntry };
export type Facet = { value: string; count: number };
export type Choice = 'noun' | 'theme' | 'audience' | 'place';
export type GuidesPage = Page<GuideEntry> & { total: number; facets: Record<Choice, Facet[]> };
export type GuideOf = { list: string; id: string };

const base = (tenant: string) => `/v1/citizen/${tenant}/guides`;

export function fetchGuides(
  tenant: string,
  filter: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<GuidesPage> {
  const query = new URLSearchParams({ limit: '20' });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  return request(`${base(tenant)}?${query}`, { signal });
}

export const fetchGuide = (tenant: string, { list, id }: GuideOf, signal?: AbortSignal) =>
  request<Guide>(`${base(tenant)}/${list}/${id}`, { signal });

/** Where 一次性告知单 is, for these answers. */
export const noticeAddress = (tenant: string, { list, id }: GuideOf, situation: string) =>
  `${base(tenant)}/${list}/${id}/notice${situation === '' ? '' : `?situation=${encodeURIComponent(situation)}`}`;
