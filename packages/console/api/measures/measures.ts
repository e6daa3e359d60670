import type { DoneDraft } from '../draws/drafts.ts';
import { call, downloadList, type Query, read } from '../http.ts';
import type { Page } from '../types.ts';
import type {
  BoardItem,
  BoardPage,
  Coverage,
  DraftBody,
  Indicator,
  IndicatorSource,
  LightRules,
  Lineage,
  MeasureRow,
  Milestone,
  Notice,
  NoticeSummary,
  Progress,
  Totals,
  Unit,
  Upstream,
  WorkAction,
} from './measureTypes.ts';

const at = (id: string) => `/v1/notices/${encodeURIComponent(id)}`;
const work = (measure: string) => `/v1/measures/${encodeURIComponent(measure)}/progress`;

const MEDIA: Record<string, string> = {
  txt: 'text/plain',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The endings of the files that a notice can be read from. */
export const noticeEndings = Object.keys(MEDIA).map((ending) => `.${ending}`);

function mediaTypeOf(name: string): string {
  return MEDIA[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}

/** The calls on notices. `etag` is the ETag the shown notice came with. */
export const noticesApi = {
  list: (query: Query) => read<Page<NoticeSummary>>('/v1/notices', query),
  exportFile: (query: Query) => downloadList('/v1/notices', '通知', query),
  get: (id: string) => call<Notice>('GET', at(id)),
  source: (id: string) => read<{ text: string }>(`${at(id)}/source`),
  paste: (text: string) => call<Notice>('POST', '/v1/notices', { body: { text } }),
  upload: (file: File) =>
    call<Notice>('POST', '/v1/notices', {
      body: file,
      headers: { 'content-type': mediaTypeOf(file.name), 'x-file-name': encodeURIComponent(file.name) },
    }),
  /** `done` is the person's own draft that ends with the save. */
  saveDraft: (id: string, draft: DraftBody, etag: string, done: DoneDraft) =>
    call<Notice>('PUT', `${at(id)}/draft`, { body: draft, ifMatch: etag, headers: done }),
  remove: (id: string, etag: string) => call<void>('DELETE', at(id), { ifMatch: etag }),
  match: (id: string, names: string[]) =>
    call<{ items: Unit[] }>('POST', `${at(id)}/match`, { body: { names } }),
  activate: (id: string, etag: string) => call<Notice>('POST', `${at(id)}/activate`, { ifMatch: etag }),
  change: (id: string, change: Partial<Pick<Notice, 'schedule' | 'chase' | 'publication'>>, etag: string) =>
    call<Notice>('PATCH', at(id), { body: change, ifMatch: etag }),
  close: (id: string, reason: string, etag: string) =>
    call<Notice>('POST', `${at(id)}/close`, { body: { reason }, ifMatch: etag }),
  boardPage: (id: string, query: { limit?: number; cursor?: string | undefined }) =>
    read<BoardPage>(`${at(id)}/board`, query),
  /** All measures of a notice; a plan has some dozens to two hundred. */
  board: async (id: string): Promise<{ items: BoardItem[]; totals: Totals }> => {
    const first = await noticesApi.boardPage(id, { limit: 200 });
    const items = first.items;
    for (let cursor = first.next; cursor; ) {
      const page = await noticesApi.boardPage(id, { limit: 200, cursor });
      items.push(...page.items);
      cursor = page.next;
    }
    return { items, totals: first.totals };
  },
  lineage: (id: string) => call<Lineage>('GET', `${at(id)}/lineage`),
  saveLineage: (id: string, links: { measure: string; upstream: Upstream[] }[], etag: string) =>
    call<unknown>('PUT', `${at(id)}/lineage`, { body: { links }, ifMatch: etag }),
  coverage: (id: string) => read<Coverage>(`/v1/province/notices/${encodeURIComponent(id)}/coverage`),
};

/** The calls on one measure and what has become of it. */
export const measuresApi = {
  lightRules: () => call<LightRules>('GET', '/v1/measure-rules'),
  saveLightRules: (rules: LightRules, etag: string) =>
    call<LightRules>('PUT', '/v1/measure-rules', { body: rules, ifMatch: etag }),
  get: (id: string) => read<MeasureRow>(`/v1/measures/${encodeURIComponent(id)}`),
  progress: (id: string) => call<Progress>('GET', work(id)),
  milestones: (id: string, milestones: Milestone[], etag: string) =>
    call<Progress>('PUT', `${work(id)}/milestones`, { body: { milestones }, ifMatch: etag }),
  /** All sources; with `of` the groups of that one. */
  sources: (of?: string) => read<Page<IndicatorSource>>('/v1/indicator-sources', { of }),
  indicators: (
    id: string,
    indicators: (Omit<Indicator, 'id' | 'values' | 'source'> & { id?: string; source?: string })[],
    etag: string,
  ) => call<Progress>('PUT', `${work(id)}/indicators`, { body: { indicators }, ifMatch: etag }),
  addValue: (
    id: string,
    indicator: string,
    value: { date: string; value: number; note?: string },
    etag: string,
  ) =>
    call<Progress>('POST', `${work(id)}/indicators/${encodeURIComponent(indicator)}/values`, {
      body: value,
      ifMatch: etag,
    }),
  act: (id: string, action: WorkAction, reason: string | undefined, etag: string) =>
    call<Progress>('POST', `${work(id)}/${action}`, { body: reason ? { reason } : {}, ifMatch: etag }),
};
