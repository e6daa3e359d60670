import { type Answer, call, download, downloadList, type Query, read } from '../http.ts';
import { mediaTypeOf } from '../lists/registers.ts';
import type { Page } from '../types.ts';
import type { MeasureRow, NoticeSummary } from './measureTypes.ts';
import type {
  BoardEntry,
  Briefing,
  Chase,
  Excellence,
  League,
  MeasuresWaiting,
  NewBoardEntry,
  Overdue,
  ReportContent,
  ReportForm,
  ReportImport,
  Round,
  ScoreRules,
  SigningStep,
} from './reportTypes.ts';

const at = (base: string, id: string) => `/v1/${base}/${encodeURIComponent(id)}`;

/** The ETag of an entry of a list. */
export const etagOf = ({ lock }: { lock: number }) => `"${lock}"`;

/** All items of a list that is short by nature. */
export async function readAll<T>(path: string, query: Query = {}): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read<Page<T>>(path, { ...query, limit: 100, cursor });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return items;
}

export const roundsApi = {
  notices: () => readAll<NoticeSummary>('/v1/notices'),
  notice: (id: string) => read<NoticeSummary>(at('notices', id)),
  measures: (notice: string) => readAll<MeasureRow>('/v1/measures', { notice }),
  list: (notice: string) => readAll<Round>(`${at('notices', notice)}/rounds`),
  add: (notice: string, round: { due: string; title: string }) =>
    call<Round>('POST', `${at('notices', notice)}/rounds`, { body: round }),
  act: (notice: string, round: string, action: 'open' | 'close', etag: string) =>
    call<Round>('POST', `${at('notices', notice)}/rounds/${encodeURIComponent(round)}/${action}`, {
      ifMatch: etag,
    }),
  waiting: () => read<MeasuresWaiting>('/v1/notices:waiting'),
};

interface FormsOf {
  notice: string;
  round: string;
  dept?: string | undefined;
}

export const reportsApi = {
  forms: ({ notice, round, dept }: FormsOf) => readAll<ReportForm>('/v1/reports', { notice, round, dept }),
  get: (id: string) => call<ReportForm>('GET', at('reports', id)),
  save: (id: string, content: ReportContent, etag: string) =>
    call<ReportForm>('PUT', at('reports', id), { body: content, ifMatch: etag }),
  /** Where the files of a report are. */
  filesOf: (id: string) => `${at('reports', id)}/files`,
  /** Signs `content`, or the draft as it was saved where none is given. */
  submit: (id: string, etag: string, content?: ReportContent) =>
    call<ReportForm>('POST', `${at('reports', id)}/submit`, {
      body: content ? { content } : {},
      ifMatch: etag,
    }),
  accept: (id: string, etag: string) =>
    call<ReportForm>('POST', `${at('reports', id)}/accept`, { ifMatch: etag }),
  giveBack: (id: string, reason: string, etag: string) =>
    call<ReportForm>('POST', `${at('reports', id)}/return`, { body: { reason }, ifMatch: etag }),
  form: ({ notice, round, dept }: FormsOf, name: string) =>
    download('/v1/reports:form', `${name}.xlsx`, { notice, round, dept }),
  importForm: ({ notice, round, dept }: FormsOf, file: File, submit: boolean) =>
    call<ReportImport>('POST', '/v1/reports:import', {
      query: { notice, round, dept, submit },
      body: file,
      headers: {
        'content-type': mediaTypeOf(file.name) ?? 'application/octet-stream',
        'x-file-name': encodeURIComponent(file.name),
      },
    }),
};

export const chasesApi = {
  list: (query: Query) => read<Page<Chase>>('/v1/chases', query),
  exportFile: (query: Query) => downloadList('/v1/chases', '督办单', query),
  get: (id: string) => call<Chase>('GET', at('chases', id)),
  filesOf: (id: string) => `${at('chases', id)}/files`,
  answer: (id: string, { text, files }: { text: string; files: readonly string[] }, etag: string) =>
    call<Chase>('POST', `${at('chases', id)}/answer`, { body: { text, files }, ifMatch: etag }),
  close: (id: string, reason: string, etag: string) =>
    call<Chase>('POST', `${at('chases', id)}/close`, { body: { reason }, ifMatch: etag }),
  reject: (id: string, reason: string, etag: string) =>
    call<Chase>('POST', `${at('chases', id)}/reject`, { body: { reason }, ifMatch: etag }),
  overdue: () => read<{ items: Overdue[] }>('/v1/overdue'),
};

export const leagueApi = {
  rules: () => call<ScoreRules>('GET', '/v1/score-rules'),
  saveRules: (rules: ScoreRules, etag: string) =>
    call<ScoreRules>('PUT', '/v1/score-rules', { body: rules, ifMatch: etag }),
  of: (notice: string, round?: string) => read<League>(`${at('notices', notice)}/league`, { round }),
  excellence: (notice: string) => readAll<Excellence>(`${at('notices', notice)}/excellence`),
  addExcellence: (notice: string, given: Pick<Excellence, 'dept' | 'points' | 'reason'>) =>
    call<Excellence>('POST', `${at('notices', notice)}/excellence`, { body: given }),
  removeExcellence: (given: Excellence) =>
    call<void>('DELETE', at('excellence', given.id), { ifMatch: etagOf(given) }),
};

export const boardsApi = {
  list: (notice: string) => readAll<BoardEntry>(`${at('notices', notice)}/boards`),
  add: (notice: string, entry: NewBoardEntry) =>
    call<BoardEntry>('POST', `${at('notices', notice)}/boards`, { body: entry }),
  publish: (entry: BoardEntry) =>
    call<BoardEntry>('POST', `${at('boards', entry.id)}/publish`, { ifMatch: etagOf(entry) }),
  appeal: (entry: BoardEntry, text: string) =>
    call<BoardEntry>('POST', `${at('boards', entry.id)}/appeal`, { body: { text }, ifMatch: etagOf(entry) }),
  rule: (entry: BoardEntry, ruling: 'uphold' | 'remove', reason: string) =>
    call<BoardEntry>('POST', `${at('boards', entry.id)}/${ruling}`, {
      body: { reason },
      ifMatch: etagOf(entry),
    }),
};

export const briefingsApi = {
  list: (notice: string) => readAll<Briefing>(`${at('notices', notice)}/briefings`),
  make: (notice: string, round: string) =>
    call<Briefing>('POST', `${at('notices', notice)}/briefings`, { body: { round } }),
  get: (id: string): Promise<Answer<Briefing>> => call('GET', at('briefings', id)),
  save: (id: string, { title, sections }: Pick<Briefing, 'title' | 'sections'>, etag: string) =>
    call<Briefing>('PUT', at('briefings', id), { body: { title, sections }, ifMatch: etag }),
  step: (id: string, step: SigningStep, reason: string, etag: string) =>
    call<Briefing>('POST', `${at('briefings', id)}/${step}`, {
      ...(step === 'return' && { body: { reason } }),
      ifMatch: etag,
    }),
  version: (id: string, no: number) =>
    read<Pick<Briefing, 'title' | 'sections'>>(`${at('briefings', id)}/versions/${no}`),
  remove: (id: string, etag: string) => call<void>('DELETE', at('briefings', id), { ifMatch: etag }),
  file: (id: string, format: 'docx' | 'pdf', name: string) =>
    download(`${at('briefings', id)}/file`, `${name}.${format}`, { format }),
};
