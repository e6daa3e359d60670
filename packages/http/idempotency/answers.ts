import { idPattern, Problem, problems } from '@mingcha/kernel';
import type { Context } from 'hono';
import type { ApiEnv } from '../router.ts';
import type { Kept } from './kept.ts';

/** Reads a path of the API as the caller of a request. */
export type Reread = (c: Context<ApiEnv>, path: string) => Response | Promise<Response>;

const replayed = { 'idempotent-replay': 'true' };

export function keptResponse({ status, body, headers }: NonNullable<Kept['answer']>): Response {
  return new Response(body, { status, headers: { ...headers, ...replayed } });
}

/**
 * The answer of a request that is done, but whose answer was lost: what it created or changed, as it is now. Throws
 * `already-done` (409) where that has no address of its own.
 */
export async function answerAgain(c: Context<ApiEnv>, done: string, reread: Reread): Promise<Response> {
  const segments = c.req.path.split('/');
  const at = segments.map(decodeURIComponent).lastIndexOf(done);
  const isOwn = at >= 0 || idPattern.test(segments.at(-2) ?? '');
  const own = segments.slice(0, at < 0 ? -1 : at + 1).join('/');
  const path = isOwn ? own : `${c.req.path}/${encodeURIComponent(done)}`;
  const found = await reread(c, path);
  if (!found.ok) throw alreadyDone('该请求已经完成，不会重复办理。请刷新页面或查询列表查看结果。');
  const headers = new Headers(found.headers);
  for (const [name, value] of Object.entries(replayed)) headers.set(name, value);
  if (!isOwn) headers.set('location', path);
  return new Response(found.body, { status: isOwn ? 200 : 201, headers });
}

export const alreadyDone = (detail: string) => problems.conflict('already-done', detail);

/** Another try of the same request is under way; after `milliseconds` it may be taken for dead. */
export const inProgress = (milliseconds: number) =>
  new Problem({
    status: 409,
    code: 'request-in-progress',
    title: '状态冲突',
    detail: '相同的请求正在处理，请稍候再查询结果。',
    headers: { 'retry-after': String(Math.max(1, Math.ceil(milliseconds / 1_000))) },
  });

export const mismatch = () =>
  new Problem({
    status: 422,
    code: 'idempotency-mismatch',
    title: '幂等键已用于其他请求',
    detail: '同一 Idempotency-Key 只能重发完全相同的请求，请为新请求换一个键。',
  });
