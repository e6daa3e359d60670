import { download, read } from './http.ts';
import type { AuditActionKind } from './schema.d.ts';
import type { AuditRecord, Page } from './types.ts';

/** Which records of the audit log are wanted; dates are whole days in Beijing time. */
export interface AuditQuery {
  by?: string | undefined;
  action?: string | undefined;
  kind?: string | undefined;
  object?: string | undefined;
  q?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  sort?: string | undefined;
}

export const auditApi = {
  list: (query: AuditQuery, cursor?: string) =>
    read<Page<AuditRecord>>('/v1/audit', { ...query, limit: 50, cursor }),
  actions: () => read<{ items: AuditActionKind[] }>('/v1/audit:actions'),
  exportFile: (query: AuditQuery) => download('/v1/audit:export', '审计日志.xlsx', { ...query }),
};
