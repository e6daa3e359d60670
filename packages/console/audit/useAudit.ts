import { useInfiniteQuery } from '@tanstack/react-query';
import { type AuditQuery, auditApi } from '../api/audit.ts';

/** Records of the audit log, page by page, newest first. */
export function useAudit(query: AuditQuery) {
  return useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ pageParam }) => auditApi.list(query, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    // What was just done is to be seen at once.
    staleTime: 0,
  });
}
