import { listSearch } from '../ui/list/search.ts';

/** What of the log is shown, kept in the page's address. */
export const auditSearch = listSearch({
  by: 'text',
  action: 'text',
  kind: 'text',
  object: 'text',
  from: 'text',
  to: 'text',
});
export type AuditSearch = ReturnType<typeof auditSearch>;
