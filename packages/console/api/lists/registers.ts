import { call, download, fetchApi, read, withQuery } from '../http.ts';
import type { InclusionProof } from '../schema.d.ts';
import type { Columns, DiffPage, HistoryEntry, ImportResult, Page, Row, RowPage, Version } from '../types.ts';

export type ImportMode = 'merge' | 'replace' | 'remove';

/** What an import, a restoration or a dry run of either came to; only the job where it goes on by itself (202). */
export type ImportResponse = Pick<ImportResult, 'job'> & Partial<ImportResult>;

export interface ImportRequest {
  mode: ImportMode;
  partial: boolean;
  reason: string;
  file: File;
}

/** Bytes up to which a file goes with the request itself; larger ones are uploaded first and read by a job. */
const directLimit = 4 * 1024 * 1024;

const MEDIA: Record<string, string> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ndjson: 'application/x-ndjson',
};

/** The media type of a table file by its name's ending; undefined for what cannot be imported. */
export function mediaTypeOf(fileName: string): string | undefined {
  return MEDIA[fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()];
}

/** The calls of one register; `base` such as `/v1/rosters/objects`. */
export function registerApi(base: string) {
  const rowPath = (id: string) => `${base}/${encodeURIComponent(id)}`;
  return {
    columns: () => read<Columns>(`${base}:columns`),
    list: (query: Record<string, string | number | string[] | undefined>, signal?: AbortSignal) =>
      read<RowPage>(base, query, signal),
    row: (id: string, version?: string) => call<Row>('GET', rowPath(id), { query: { version } }),
    /** The row with its personal data as it is; the API records the look. */
    look: async (id: string, version?: string) =>
      (await call<Row>('GET', rowPath(id), { query: { version, personal: true } })).data,
    /** Takes in the examples that lie at `path`, or the only one there, all of them or none. */
    adopt: async (path: string) => {
      const found = await read<{ items: Row[] } | Row>(path);
      const items = Array.isArray(found.items) ? (found.items as Row[]) : [found as Row];
      const body = new Blob([items.map((row) => `${JSON.stringify(row)}\n`).join('')]);
      const headers = { 'content-type': MEDIA.ndjson! };
      return call<ImportResponse>('POST', `${base}:import`, {
        ...{ query: { mode: 'merge', reason: '采用示例' }, body, headers },
      });
    },
    create: (row: Row) => call<Row>('PUT', rowPath(row.id), { body: row, ifNoneMatch: '*' }),
    patch: (id: string, change: Record<string, unknown>, etag: string, reason: string) =>
      call<Row>('PATCH', rowPath(id), {
        query: { reason },
        body: change,
        ifMatch: etag,
        headers: { 'content-type': 'application/merge-patch+json' },
      }),
    remove: (id: string, etag: string) => call<void>('DELETE', rowPath(id), { ifMatch: etag }),
    history: (id: string, cursor?: string) =>
      read<Page<HistoryEntry>>(`${rowPath(id)}/history`, { limit: 20, cursor }),
    inclusion: (id: string, version?: string) =>
      read<InclusionProof>(`${rowPath(id)}/inclusion`, { version }),
    versions: (cursor?: string) => read<Page<Version>>(`${base}:versions`, { limit: 30, cursor }),
    /** The id of the published version; undefined where none was published yet. */
    published: async (): Promise<string | undefined> => {
      let cursor: string | undefined;
      do {
        const page = await read<Page<Version>>(`${base}:versions`, { limit: 100, cursor });
        const found = page.items.find(({ head }) => head?.includes('published'));
        if (found) return found.id;
        cursor = page.next ?? undefined;
      } while (cursor);
      return undefined;
    },
    /** The ETag under which a version can be published. */
    heads: async () => (await call<Page<Version>>('GET', `${base}:versions`, { query: { limit: 1 } })).etag,
    diff: (from: string, to: string, cursor?: string) =>
      read<DiffPage>(`${base}:diff`, { from, to, limit: 50, cursor }),
    publish: (version: string, etag: string) =>
      call<unknown>('POST', `${base}:publish`, { body: { version }, ...(etag ? { ifMatch: etag } : {}) }),
    template: (format: 'xlsx' | 'csv', name: string) =>
      download(`${base}:template`, `${name}.${format}`, { format }),
    exportFile: (
      { format, personal }: { format: 'xlsx' | 'csv' | 'ndjson'; personal: boolean },
      name: string,
      version?: string,
    ) =>
      download(`${base}:export`, `${name}.${format}`, { format, version, personal: personal || undefined }),
    /** Looks at a file without importing it. */
    checkFile: (request: ImportRequest) => checkFile(base, request),
    /** Looks at what going back to a version would do. */
    checkRestore: (version: string, reason: string, etag: string) =>
      call<ImportResponse>('POST', `${base}:restore`, {
        query: { dryRun: true },
        body: { version, reason },
        ifMatch: etag,
      }),
    /** Carries out what was looked at. */
    confirm: (job: string) => call<ImportResponse>('POST', `${base}:confirm`, { body: { job } }),
  };
}

async function checkFile(base: string, { mode, partial, reason, file }: ImportRequest) {
  const headers = {
    'content-type': mediaTypeOf(file.name) ?? 'application/octet-stream',
    'x-file-name': encodeURIComponent(file.name),
  };
  const query = { dryRun: true, mode, partial: partial || undefined, reason };
  if (file.size <= directLimit) {
    return call<ImportResponse>('POST', `${base}:import`, { query, body: file, headers });
  }
  const place = await call<{ key: string; url: string; method: string; headers?: Record<string, string> }>(
    'POST',
    `${base}:upload`,
    { body: { name: file.name, size: file.size, type: headers['content-type'] } },
  );
  await putFile(place.data, file);
  return call<ImportResponse>('POST', `${base}:import`, {
    query: { ...query, file: place.data.key },
    headers,
  });
}

async function putFile(
  place: { url: string; method: string; headers?: Record<string, string> },
  file: File,
): Promise<void> {
  // a path of our own needs the token, a signed address of the file store must not get it
  if (place.url.startsWith('/')) {
    await fetchApi(place.method, withQuery(place.url), { body: file, headers: place.headers ?? {} });
    return;
  }
  const init: RequestInit = { method: place.method, body: file };
  if (place.headers) init.headers = place.headers;
  const response = await fetch(place.url, init);
  if (!response.ok) throw new Error(`文件上传没有成功（${response.status}）`);
}
