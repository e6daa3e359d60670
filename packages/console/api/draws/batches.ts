import { call, downloadList, type Query, read } from '../http.ts';
import type { Batch, BatchSummary, Page, Prepared, Versions } from '../types.ts';
import type { Beacon, VoidGround } from './draws.ts';

const path = '/v1/draw-batches';
const at = (id: string) => `${path}/${encodeURIComponent(id)}`;
const member = (id: string, draw: string) => `${at(id)}/draws/${encodeURIComponent(draw)}`;

export type BatchMode = Batch['mode'];

/** The calls on draws that are committed together. `etag` is the ETag the shown batch came with. */
export const batchesApi = {
  list: (query: Query) => read<Page<BatchSummary>>(path, query),
  exportFile: (query: Query) => downloadList(path, '共同抽取', query),
  get: (id: string) => call<Batch>('GET', at(id)),
  create: (body: { title: string; mode: BatchMode; draws: string[] }, idempotencyKey: string) =>
    call<Batch>('POST', path, { body, idempotencyKey }),
  edit: (id: string, body: { title: string; mode: BatchMode }, etag: string) =>
    call<Batch>('PATCH', at(id), { body, ifMatch: etag }),
  dissolve: (id: string, etag: string) => call<void>('DELETE', at(id), { ifMatch: etag }),
  join: (id: string, draw: string, etag: string) =>
    call<Batch>('POST', `${at(id)}/draws`, { body: { draw }, ifMatch: etag }),
  leave: (id: string, draw: string, etag: string) =>
    call<Batch>('DELETE', member(id, draw), { ifMatch: etag }),
  agree: (id: string, draw: string, ready: boolean, etag: string) =>
    call<Batch>('POST', `${member(id, draw)}/ready`, { body: { ready }, ifMatch: etag }),
  prepare: (id: string, draw: string, etag: string) =>
    call<Prepared>('POST', `${member(id, draw)}/prepare`, { ifMatch: etag }),
  commit: (id: string, versions: Versions, etag: string) =>
    call<Batch>('POST', `${at(id)}/commit`, { body: { versions }, ifMatch: etag }),
  execute: (id: string, beacon: Beacon | undefined, etag: string) =>
    call<Batch>('POST', `${at(id)}/execute`, { body: beacon ? { beacon } : {}, ifMatch: etag }),
  publish: (id: string, etag: string) => call<Batch>('POST', `${at(id)}/publish`, { ifMatch: etag }),
  publishNames: (id: string, etag: string) =>
    call<Batch>('POST', `${at(id)}/publish-names`, { ifMatch: etag }),
  substitute: (id: string, object: string, reason: string, etag: string) =>
    call<Batch>('POST', `${at(id)}/substitutions`, { body: { object, reason }, ifMatch: etag }),
  rejectProposal: (id: string, reason: string, etag: string) =>
    call<Batch>('POST', `${at(id)}/proposal/reject`, { body: { reason }, ifMatch: etag }),
  voidBatch: (id: string, body: { reason: string; ground: VoidGround }, etag: string) =>
    call<Batch>('POST', `${at(id)}/void`, { body, ifMatch: etag }),
  confirmVoid: (id: string, etag: string) => call<Batch>('POST', `${at(id)}/void/confirm`, { ifMatch: etag }),
  rejectVoid: (id: string, reason: string, etag: string) =>
    call<Batch>('POST', `${at(id)}/void/reject`, { body: { reason }, ifMatch: etag }),
};
