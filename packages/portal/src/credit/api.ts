import { request } from '../api/client.ts';
import type { CreditReportCheck, PublicCreditRecord, PublicCreditSubject } from '../api/schema.d.ts';
import type { Page } from '../api/types.ts';

const base = (tenant: string) => `/public/${tenant}/credit`;
export type Asked = { q: string; kind: string; cursor?: string | undefined };

export function fetchCredit(tenant: string, asked: Asked, signal?: AbortSignal) {
  const query = new URLSearchParams({ limit: '20' });
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  return request<Page<PublicCreditRecord> & { total: number }>(`${base(tenant)}?${query}`, { signal });
}

export const fetchCreditOf = (tenant: string, subject: string, signal?: AbortSignal) =>
  request<PublicCreditSubject>(`${base(tenant)}/${subject}`, { signal });

/** Where the credit report of an enterprise is, as PDF. */
export const reportAddress = (tenant: string, subject: string) =>
  `/v1/citizen/${tenant}/credit-reports/${subject}`;

/** Whether a report is the city's, and still what would be said now. */
export const fetchReportCheck = (tenant: string, code: string, signal?: AbortSignal) =>
  request<CreditReportCheck>(`/v1/citizen/${tenant}/credit-report-checks/${code}`, { signal });
