import { type AuditQuery, auditApi } from '../api/audit.ts';
import { usePages } from '../ui/list/usePages.ts';

/** Records of the audit log, page by page; what was just done is to be seen at once. */
export const useAudit = (query: AuditQuery) =>
  usePages(['audit', query], (cursor) => auditApi.list(query, cursor), { staleTime: 0 });
