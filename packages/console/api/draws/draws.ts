import { call, download, downloadList, type Query, read } from '../http.ts';
import { readAll } from '../measures/reports.ts';
import type {
  Compose,
  Draw,
  DrawRecord,
  DrawSummary,
  DrawVisits,
  JoinedVisits,
  Page,
  Preview,
  Reserve,
  Selected,
  SeparatedVisit,
  Versions,
  VisitOverlaps,
} from '../types.ts';
import type { DoneDraft } from './drafts.ts';

export interface Beacon {
  round: number;
  signature: string;
}

const at = (id: string) => `/v1/draws/${encodeURIComponent(id)}`;

/** The calls on draws. `etag` is the ETag the shown draw came with. */
export type VoidGround = NonNullable<Draw['voidGround']>;
export type UnableGround = NonNullable<Selected['unable']>[number]['ground'];
export type InspectorReplacement = {
  object: string;
  inspector: string;
  ground: UnableGround;
  reason: string;
};

/** The terms under which the visits of a draw are dispatched. */
export type VisitTerms = Pick<NonNullable<DrawVisits['dispatch']>, 'from' | 'until' | 'mode' | 'materials'>;

export const drawsApi = {
  list: (query: Query) => read<Page<DrawSummary>>('/v1/draws', query),
  exportFile: (query: Query) => downloadList('/v1/draws', '抽查任务', query),
  get: (id: string) => call<Draw>('GET', at(id)),
  /** `done` is the person's own draft that ends with the save. */
  create: (compose: Compose, idempotencyKey: string, done: DoneDraft) =>
    call<Draw>('POST', '/v1/draws', { body: compose, idempotencyKey, headers: done }),
  update: (id: string, compose: Compose, etag: string, done: DoneDraft) =>
    call<Draw>('PATCH', at(id), { body: compose, ifMatch: etag, headers: done }),
  remove: (id: string, etag: string) => call<void>('DELETE', at(id), { ifMatch: etag }),
  previewCompose: (compose: Compose, signal: AbortSignal) =>
    call<Preview>('POST', '/v1/draws/preview', { body: compose, signal }),
  preview: (id: string) => call<Preview>('POST', `${at(id)}/preview`),
  commit: (id: string, versions: Versions, etag: string) =>
    call<Draw>('POST', `${at(id)}/commit`, { body: { versions }, ifMatch: etag }),
  /** `beacon` where the city cannot reach the beacon itself and somebody brings its signature. */
  execute: (id: string, beacon: Beacon | undefined, etag: string) =>
    call<Draw>('POST', `${at(id)}/execute`, { body: beacon ? { beacon } : {}, ifMatch: etag }),
  publish: (id: string, etag: string) => call<Draw>('POST', `${at(id)}/publish`, { ifMatch: etag }),
  publishNames: (id: string, etag: string) =>
    call<Draw>('POST', `${at(id)}/publish-names`, { ifMatch: etag }),
  rejectProposal: (id: string, reason: string, etag: string) =>
    call<Draw>('POST', `${at(id)}/proposal/reject`, { body: { reason }, ifMatch: etag }),
  voidDraw: (id: string, body: { reason: string; ground: VoidGround }, etag: string) =>
    call<Draw>('POST', `${at(id)}/void`, { body, ifMatch: etag }),
  confirmVoid: (id: string, etag: string) => call<Draw>('POST', `${at(id)}/void/confirm`, { ifMatch: etag }),
  rejectVoid: (id: string, reason: string, etag: string) =>
    call<Draw>('POST', `${at(id)}/void/reject`, { body: { reason }, ifMatch: etag }),
  substitute: (id: string, object: string, reason: string, etag: string) =>
    call<Draw>('POST', `${at(id)}/substitutions`, { body: { object, reason }, ifMatch: etag }),
  /** Where two persons are needed, the first one proposes it and the second agrees by the same. */
  substituteInspector: (id: string, body: InspectorReplacement, etag: string) =>
    call<Draw>('POST', `${at(id)}/inspector-substitutions`, { body, ifMatch: etag }),
  dispatch: (id: string, terms: VisitTerms, etag: string) =>
    call<DrawVisits>('POST', `${at(id)}/visits`, { body: terms, ifMatch: etag }),
  visits: (id: string) => read<DrawVisits>(`${at(id)}/visits`, { limit: 200 }),
  allVisits: (id: string) => readAll<DrawVisits['items'][number]>(`${at(id)}/visits`),
  overlaps: (id: string) => read<VisitOverlaps>(`${at(id)}/visits/overlaps`, { limit: 50 }),
  joinVisits: async (
    id: string,
    body: { objects: readonly string[]; choices: readonly { object: string; task: string }[] },
    etag: string,
  ) => (await call<JoinedVisits>('POST', `${at(id)}/visits/overlaps:join`, { body, ifMatch: etag })).data,
  separateVisits: (id: string, body: { object: string; task: string; reason: string }, etag: string) =>
    call<SeparatedVisit>('POST', `${at(id)}/visits/overlaps:separate`, { body, ifMatch: etag }),
  result: (id: string, query: Query) => read<Page<Selected>>(`${at(id)}/result`, query),
  exportResult: (id: string, query: Query) => downloadList(`${at(id)}/result`, '抽取结果', query),
  record: (id: string) => read<DrawRecord>(`${at(id)}/record`),
  reserves: (id: string, cursor?: string) =>
    read<Page<Reserve>>(`${at(id)}/reserves`, { limit: 200, cursor }),
  proof: ({ id, plan }: Draw, name: string) =>
    download(`${at(id)}/proof`, `${name}.${plan?.spec === 'mingcha-draw/2' ? 'jsonl' : 'json'}`),
};
