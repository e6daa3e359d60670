export type FieldError = { pointer: string; message: string };

/** A refused or failed request, in words that can be shown. `status` 0: the server was not reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** What is wrong where in what was asked, by JSON pointer. */
  readonly errors: FieldError[];

  constructor(status: number, code: string, title: string, detail = '', errors: FieldError[] = []) {
    super(title);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = errors;
  }
}

/** What is wrong with what was asked; undefined for a failure of another kind. */
export const askedWrongly = (error: ApiError | undefined): string | undefined =>
  error?.status === 422 ? (error.errors[0]?.message ?? error.detail) : undefined;

const fallbackTitles: Record<number, string> = {
  0: '连不上服务器',
  401: '链接无效或已过期',
  403: '这部分内容不公开',
  404: '没有找到这一页',
  429: '访问太频繁，请稍候再试',
};

/** Turns an answer that is not 2xx into an `ApiError`, preferring the problem document's own words. */
export function errorOf(status: number, body: unknown): ApiError {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (key: string) => (typeof problem[key] === 'string' ? (problem[key] as string) : '');
  const title = text('title') || fallbackTitles[status] || '服务器暂时无法回答';
  const errors = Array.isArray(problem.errors) ? (problem.errors as FieldError[]) : [];
  return new ApiError(status, text('code') || `http-${status}`, title, text('detail'), errors);
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if ((cause as Error).name === 'AbortError') throw cause;
    throw new ApiError(0, 'offline', '连不上服务器', '请检查网络后重试。已经打开的内容不受影响。');
  }
}

type Options = {
  signal?: AbortSignal | undefined;
  token?: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** Gets the server's time of the answer, in milliseconds since 1970. */
  onTime?: ((time: number) => void) | undefined;
  /** Gets the version of what was answered. */
  onEtag?: (etag: string) => void;
};

/** One request on our own origin for a text; throws `ApiError`. Aborting rejects with the browser's `AbortError`. */
export async function requestText(path: string, options: Options = {}): Promise<string> {
  const headers: Record<string, string> = { Accept: 'application/json', ...options.headers };
  if (options.token) headers.Authorization = `Bearer ${options.token}`;
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  const response = await send(path, {
    method: options.body === undefined ? 'GET' : 'POST',
    headers,
    // The pages live at the addresses of the JSON: kept in the browser's cache, going back could show the one for the other.
    cache: 'no-store',
    signal: options.signal ?? null,
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const time = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(time)) options.onTime?.(time);
  options.onEtag?.(response.headers.get('etag') ?? '');
  if (!response.ok) throw errorOf(response.status, parsed(text));
  return text;
}

/** The same for JSON. */
export async function request<T>(path: string, options: Options = {}): Promise<T> {
  const body = parsed(await requestText(path, options));
  if (body === undefined) throw new ApiError(200, 'not-json', '服务器的回答无法识别', '请稍后刷新页面。');
  return body as T;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
