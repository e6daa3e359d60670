import { request, requestText } from './client.ts';
import type {
  City,
  CitySummary,
  Drawn,
  DrawPage,
  DrawSeries,
  DrawState,
  FoundIn,
  ObjectResponse,
  Page,
  PublicDraw,
} from './types.ts';

type Signal = AbortSignal | undefined;

function query(values: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values))
    if (value !== undefined && value !== '') search.set(key, `${value}`);
  const text = search.toString();
  return text ? `?${text}` : '';
}

const drawBase = (tenant: string, draw: string) => `/public/${tenant}/draws/${draw}`;

export const fetchCities = (signal?: Signal) => request<Page<CitySummary>>('/public', { signal });

export const fetchCity = (tenant: string, signal?: Signal) => request<City>(`/public/${tenant}`, { signal });

export const fetchDraws = (
  tenant: string,
  filter: { series?: DrawSeries; year?: number; state?: DrawState | ''; limit?: number; cursor?: string },
  signal?: Signal,
) => request<Page<PublicDraw>>(`/public/${tenant}/draws${query(filter)}`, { signal });

export const fetchDraw = (tenant: string, draw: string, signal?: Signal) =>
  request<DrawPage>(drawBase(tenant, draw), { signal });

export const fetchOutcome = (
  tenant: string,
  draw: string,
  page: { limit?: number; cursor?: string },
  signal?: Signal,
) => request<Page<Drawn>>(`${drawBase(tenant, draw)}/outcome${query(page)}`, { signal });

/** The whole outcome in order; `onCount` gets how many rows have come so far. */
export async function fetchWholeOutcome(
  tenant: string,
  draw: string,
  onCount: (count: number) => void = () => {},
  signal?: Signal,
): Promise<Drawn[]> {
  const rows: Drawn[] = [];
  let cursor: string | undefined;
  do {
    const page = await fetchOutcome(tenant, draw, { limit: 200, ...(cursor ? { cursor } : {}) }, signal);
    rows.push(...page.items);
    onCount(rows.length);
    cursor = page.next ?? undefined;
  } while (cursor);
  return rows;
}

export const fetchObject = (tenant: string, draw: string, object: string, signal?: Signal) =>
  request<ObjectResponse>(`${drawBase(tenant, draw)}/objects/${encodeURIComponent(object)}`, { signal });

/** One enterprise in each of a year's published draws, newest first. */
export const fetchFound = (
  tenant: string,
  object: string,
  filter: { year: number; cursor?: string },
  signal?: Signal,
) =>
  request<Page<FoundIn>>(
    `/public/${tenant}/objects/${encodeURIComponent(object)}${query({ ...filter, limit: 10 })}`,
    { signal },
  );

/** The whole proof as it is downloaded: one JSON object, or lines of them by the second specification. */
export const fetchProof = (tenant: string, draw: string, signal?: Signal) =>
  requestText(`${drawBase(tenant, draw)}/proof`, { signal });
