import { networkProblem, readProblem } from './problem.ts';

/** The parameters of a call. */
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

interface CallOptions {
  query?: Query;
  /** Sent as JSON, unless it is a Blob. */
  body?: unknown;
  headers?: Record<string, string>;
  /** ETag of what is changed. */
  ifMatch?: string;
  /** ETag of what is known already; `*` to create only. */
  ifNoneMatch?: string | undefined;
  /** The same key for every try of one intention: the API answers a repetition from memory. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Sent even when the page is being left; for small bodies only. */
  keepalive?: boolean;
}

export interface Answer<T> {
  data: T;
  etag: string;
  status: number;
  headers: Headers;
}

interface TokenSource {
  token(): Promise<string | null>;
  /** Called once on a 401; resolves to a fresh token, or null when the user is being sent to sign in. */
  renew(): Promise<string | null>;
}

let tokens: TokenSource = { token: async () => null, renew: async () => null };

/** Where calls take their access token from. */
export function setTokenSource(source: TokenSource): void {
  tokens = source;
}

/** `path?query` with repeated keys for lists; undefined and empty values are left out. */
export function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? (value as readonly string[]) : [value];
    for (const one of values) if (one !== undefined && one !== '') params.append(key, String(one));
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function send(method: string, path: string, options: CallOptions, token: string | null) {
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
  if (token) headers.authorization = `Bearer ${token}`;
  if (options.ifMatch) headers['if-match'] = options.ifMatch;
  if (options.ifNoneMatch) headers['if-none-match'] = options.ifNoneMatch;
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  const init: RequestInit = { method, headers };
  if (options.signal) init.signal = options.signal;
  if (options.keepalive) init.keepalive = true;
  if (options.body instanceof Blob) init.body = options.body;
  else if (options.body !== undefined) {
    headers['content-type'] ??= 'application/json';
    init.body = JSON.stringify(options.body);
  }
  try {
    return await fetch(withQuery(path, options.query), init);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw networkProblem();
  }
}

/** One request with the bearer token, a second one after a 401 with a renewed token. Throws {@link ApiProblem}. */
export async function fetchApi(method: string, path: string, options: CallOptions = {}): Promise<Response> {
  let response = await send(method, path, options, await tokens.token());
  if (response.status === 401) {
    const fresh = await tokens.renew();
    if (fresh) response = await send(method, path, options, fresh);
  }
  if (!response.ok) throw await readProblem(response);
  return response;
}

/** A JSON request of the API. Throws {@link ApiProblem}. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
  const response = await fetchApi(method, path, options);
  const text = await response.text();
  const data = (text === '' ? undefined : JSON.parse(text)) as T;
  return {
    data,
    etag: response.headers.get('etag') ?? '',
    status: response.status,
    headers: response.headers,
  };
}

/** GET, body only. */
export async function read<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  const response = await call<T>('GET', path, { ...(query ? { query } : {}), ...(signal ? { signal } : {}) });
  return response.data;
}

/** Fetches a file with the token and hands it to the browser to save. */
export async function download(path: string, fileName: string, query?: Query): Promise<void> {
  const response = await fetchApi('GET', path, { ...(query ? { query } : {}), headers: { accept: '*/*' } });
  saveBlob(await response.blob(), nameFrom(response.headers.get('content-disposition')) ?? fileName);
}

function nameFrom(disposition: string | null): string | undefined {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  return encoded ? decodeURIComponent(encoded) : undefined;
}

/** Lets the browser save a blob under a name. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 30_000);
}

/** Downloads a list of the API as it is searched, sorted and filtered. */
export const downloadList = (path: string, name: string, query: Query): Promise<void> =>
  download(`${path}:export`, `${name}.xlsx`, query);
