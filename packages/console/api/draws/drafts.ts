import { call, read } from '../http.ts';

/** A draft as it is kept on the server, with the ETag that its next change names. */
export interface Kept<T> {
  content: T;
  etag: string;
  /** When it was kept (ISO). */
  keptAt: string;
}

interface DraftResponse<T> {
  content: T;
  keptAt: string;
}

/** The header of a save that names the draft which ends with it; none where nothing was kept. */
export type DoneDraft = Record<string, string>;

/** Bytes that a page which is being left may still send. */
const parting = 60_000;

const at = (key: string) => `/v1/me/drafts/${encodeURIComponent(key)}`;

/** The calls on the signed-in person's own drafts. */
export const draftsApi = {
  /** The draft under a key, such as `draw:new`; undefined where there is none. */
  async find<T>(key: string): Promise<Kept<T> | undefined> {
    const { items } = await read<{ items: { key: string }[] }>('/v1/me/drafts');
    if (!items.some((item) => item.key === key)) return undefined;
    const { data, etag } = await call<DraftResponse<T>>('GET', at(key));
    return { content: data.content, etag, keptAt: data.keptAt };
  },
  /** Keeps a new draft where `etag` is undefined, else replaces the one with that ETag. */
  async keep<T>(key: string, content: T, etag: string | undefined, leaving: boolean): Promise<Kept<T>> {
    const keepalive = leaving && new Blob([JSON.stringify(content)]).size < parting;
    const response = await call<DraftResponse<T>>('PUT', at(key), {
      body: { content },
      keepalive,
      ...(etag === undefined ? { ifNoneMatch: '*' } : { ifMatch: etag }),
    });
    return { content, etag: response.etag, keptAt: response.data.keptAt };
  },
  remove: (key: string, etag: string) => call<void>('DELETE', at(key), { ifMatch: etag, keepalive: true }),
};

export type DraftsApi = typeof draftsApi;
