import { call, downloadList, read } from '../http.ts';
import type { ListFindings, ListKind, ListRowsSet, ListRule, RowSuspension } from '../schema.d.ts';

export type { ListFinding, ListFindings, ListKind, ListRule } from '../schema.d.ts';

/** What becomes of a broken rule; missing where that is left to the rule. */
export type RuleSetting = NonNullable<ListRule['set']>;
type Rules = { items: ListRule[] };
/** Rows to change, each as it was seen: by its own tag, or as it is in a version of the list. */
export type RowsToSet = {
  rows: { id: string; etag?: string }[];
  version?: string;
  set: Record<string, unknown>;
  reason?: string;
};

export const readLists = async (): Promise<ListKind[]> =>
  (await read<{ items: ListKind[] }>('/v1/lists')).items;

/** When a row of a list was suspended at once, the newest first. */
export const readSuspensions = async (list: string, row: string): Promise<RowSuspension[]> =>
  (await read<{ items: RowSuspension[] }>('/v1/lists:suspensions', { list, row })).items;

/** The calls that hold lists against their rules. */
export const findingsApi = {
  list: (query: Record<string, string | number | undefined>, signal?: AbortSignal) =>
    read<ListFindings>('/v1/lists:findings', query, signal),
  save: (query: Record<string, string | undefined>) =>
    downloadList('/v1/lists:findings', '清单核对结果', query),
  rules: () => call<Rules>('GET', '/v1/lists:rules'),
  setRule: (body: { list: string; rule: string; to?: RuleSetting }, etag: string) =>
    call<Rules>('PUT', '/v1/lists:rules', { body, ifMatch: etag }),
  setRows: async (list: string, body: RowsToSet) =>
    (await call<ListRowsSet>('POST', `/v1/lists/${list}/rows:set`, { body })).data,
};
