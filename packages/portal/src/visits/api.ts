import { request } from '../api/client.ts';
import type { DrawResult, InspectionYear, PublicVisit } from '../api/schema.d.ts';
import type { Page } from '../api/types.ts';

export type { DrawResult, PublicVisit };
export type Only = 'published' | 'problems' | 'waiting' | '';

export const fetchVisit = (tenant: string, token: string, signal?: AbortSignal) =>
  request<PublicVisit>(`/public/${tenant}/visits/${token}`, { signal });

/** The inspections of this year that are public, and how far its plans are. */
export const fetchYear = (tenant: string, year: number, signal?: AbortSignal) =>
  request<InspectionYear>(`/public/${tenant}/inspections?year=${year}`, { signal });

export const fetchResults = (
  { tenant, draw, only }: { tenant: string; draw: string; only: Only },
  cursor: string | undefined,
  signal?: AbortSignal,
) => {
  const query = new URLSearchParams({ limit: '50', ...(only && { only }), ...(cursor && { cursor }) });
  return request<Page<DrawResult> & { drawn: number; published: number }>(
    `/public/${tenant}/draws/${draw}/results?${query}`,
    { signal },
  );
};
