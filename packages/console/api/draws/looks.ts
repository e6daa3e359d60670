import { download, downloadList, type Query, read } from '../http.ts';
import type { CityInspections, InspectionDashboard, ObjectHistory } from '../schema.d.ts';
import type { Page } from '../types.ts';

/** The calls that only read: the dashboard of inspections, an enterprise, a visit's link. */
export const looksApi = {
  dashboard: (year: number) => read<InspectionDashboard>('/v1/inspections/dashboard', { year }),
  exportTable: (table: string, title: string, year: number) =>
    download('/v1/inspections/dashboard:export', `${year}年${title}.xlsx`, { table, year }),
  exportResults: (table: string, title: string, year: number) =>
    download('/v1/inspections/publicity:export', `${year}年${title}.xlsx`, { table, year }),
  cities: (query: Query, signal?: AbortSignal) =>
    read<Page<CityInspections> & { year: number }>('/v1/province/inspections', query, signal),
  exportCities: (query: Query) => downloadList('/v1/province/inspections', '各市检查情况', query),
  history: (id: string) => read<ObjectHistory>(`/v1/objects/${encodeURIComponent(id)}/history`),
  link: (id: string) =>
    read<{ url: string; until: string }>(`/v1/inspections/visits/${encodeURIComponent(id)}/link`),
};
