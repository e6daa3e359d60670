import type { DoneDraft } from '../draws/drafts.ts';
import { call, download, downloadList, fetchApi, read, saveBlob } from '../http.ts';
import type { Page } from '../types.ts';
import type {
  Case,
  CaseEvent,
  CaseFigure,
  CaseRow,
  CaseType,
  CaseTypeRow,
  InboxRow,
  Values,
} from './caseTypes.ts';

/** What a list of cases is narrowed to, and its order. */
export interface CaseQuery {
  q?: string | undefined;
  sort?: string | undefined;
  state?: string | undefined;
  dept?: string | undefined;
  light?: string | undefined;
  result?: string | undefined;
  person?: string | undefined;
  openedFrom?: string | undefined;
  openedTo?: string | undefined;
  endedFrom?: string | undefined;
  endedTo?: string | undefined;
  /** `field=value`, `field>=value`, `field<=value`. */
  where?: string[] | undefined;
}

/** When something was that is recorded only now, and why. */
type Late = { at: string; reason: string };

const at = (type: string, id: string) => `/v1/cases/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;

/** The calls on case types and cases. */
export const casesApi = {
  types: () => read<Page<CaseTypeRow>>('/v1/case-types'),
  type: (name: string) => read<CaseType>(`/v1/case-types/${encodeURIComponent(name)}`),
  counts: (name: string) =>
    read<{ states: Record<string, number> }>(`/v1/case-types/${encodeURIComponent(name)}/counts`),
  figures: (name: string, period: { from: string; to: string }) =>
    read<{ from: string; to: string; cases: number; figures: CaseFigure[] }>(
      `/v1/case-types/${encodeURIComponent(name)}/figures`,
      period,
    ),
  list: (
    type: string,
    query: CaseQuery & { limit?: number; cursor?: string | undefined },
    signal?: AbortSignal,
  ) => read<Page<CaseRow> & { total: number }>(`/v1/cases/${encodeURIComponent(type)}`, { ...query }, signal),
  /** Where sheets of cases are taken in, and the list is taken along. */
  sheetsOf: (type: string) => `/v1/case-types/${encodeURIComponent(type)}/cases`,
  exportFile: ({ name, title }: { name: string; title: string }, query: CaseQuery) =>
    downloadList(casesApi.sheetsOf(name), title, { ...query }),
  open: (type: string, body: { values: Values; late?: Late }, key: string, done: DoneDraft) =>
    call<Case>('POST', `/v1/cases/${encodeURIComponent(type)}`, {
      body,
      idempotencyKey: key,
      headers: done,
    }),
  get: (type: string, id: string) => call<Case>('GET', at(type, id)),
  /** Where the files of a case are. */
  filesOf: ({ type, id }: { type: string; id: string }) => `${at(type, id)}/files`,
  savePaper: (
    { type, id }: { type: string; id: string },
    paper: string,
    format: 'pdf' | 'docx',
    name: string,
  ) => download(`${at(type, id)}/papers/${paper}`, `${name}.${format}`, { format }),
  /** The newest paper of a kind of each of these cases, as one file. */
  printPapers: async (type: string, paper: string, ids: readonly string[], name: string) => {
    const path = `/v1/case-types/${encodeURIComponent(type)}/papers:print`;
    const response = await fetchApi('POST', path, { body: { paper, ids }, headers: { accept: '*/*' } });
    saveBlob(await response.blob(), `${name}.pdf`);
  },
  /** With personal data as it is; the API records the look. */
  look: async (type: string, id: string) =>
    (await call<Case>('GET', at(type, id), { query: { personal: true } })).data,
  events: (type: string, id: string) => read<Page<CaseEvent>>(`${at(type, id)}/events`),
  act: (
    { type, id }: { type: string; id: string },
    action: string,
    body: { values?: Values; linkTo?: string; asked?: Record<string, string[]>; late?: Late },
    etag: string,
    idempotencyKey?: string,
  ) =>
    call<Case>('POST', `${at(type, id)}/actions/${action}`, {
      body,
      ifMatch: etag,
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    }),
  approve: ({ type, id }: { type: string; id: string }, action: string, idempotencyKey?: string) =>
    call<Case>('POST', `${at(type, id)}/approvals/${action}`, {
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    }),
  takeBack: ({ type, id }: { type: string; id: string }, action: string, body: { reason?: string }) =>
    call<Case>('POST', `${at(type, id)}/approvals/${action}/return`, { body }),
  correct: (
    { type, id }: { type: string; id: string },
    body: { values: Values; reason: string },
    etag: string,
  ) => call<Case>('POST', `${at(type, id)}/corrections`, { body, ifMatch: etag }),
  comment: ({ type, id }: { type: string; id: string }, text: string, key: string) =>
    call<Case>('POST', `${at(type, id)}/comments`, { body: { text }, idempotencyKey: key }),
  answer: (
    { type, id }: { type: string; id: string },
    task: string,
    body: { answer: string; values?: Values; late?: Late },
  ) => call<Case>('POST', `${at(type, id)}/tasks/${task}`, { body }),
  inbox: () => read<{ items: InboxRow[]; more: boolean }>('/v1/inbox'),
  due: (group: string, query: { until?: string; limit?: number; cursor?: string | undefined }) =>
    read<Page<CaseRow>>(`/v1/case-groups/${encodeURIComponent(group)}/due`, query),
};
