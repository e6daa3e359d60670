import type { AuditQuery } from '../api/audit.ts';

const names = ['by', 'action', 'kind', 'object', 'q', 'from', 'to'] as const;

/** What of the log is shown, kept in the page's address; anything that is no text is dropped. */
export type AuditSearch = { [name in (typeof names)[number]]?: string };

export function auditSearch(input: Record<string, unknown>): AuditSearch {
  const kept = names.flatMap((name) => {
    const value = input[name];
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text !== '' ? [[name, text]] : [];
  });
  return Object.fromEntries(kept) as AuditSearch;
}

/** With some filters changed; one that is emptied is left out. */
export const changed = (search: AuditSearch, part: AuditQuery): AuditSearch =>
  auditSearch({ ...search, ...part });
