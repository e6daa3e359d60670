import { type ApiEnv, ifMatch } from '@mingcha/http';
import { Problem, problems } from '@mingcha/kernel';
import type { Context } from 'hono';

/** The JSON object that a request brings. Throws 400 where it is none. */
export async function jsonObject(c: Context<ApiEnv>): Promise<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(await c.req.text());
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw problems.badRequest('malformed-request', '请求内容应为一个 JSON 对象（UTF-8 编码）。');
}

/**
 * Holds a request's conditions against the ETag of what is there (undefined where there is nothing): 428 without any,
 * 412 where they do not hold.
 */
export function requireMatch(c: Context<ApiEnv>, etag: string | undefined): void {
  if (c.req.header('if-none-match')?.trim() === '*') {
    if (etag !== undefined) throw problems.preconditionFailed({ etag });
    return;
  }
  const wanted = ifMatch(c);
  const holds = etag !== undefined && (wanted === '*' || wanted === etag);
  if (!holds) throw problems.preconditionFailed(etag === undefined ? {} : { etag });
}

const tooLarge = (limit: number) =>
  new Problem({
    status: 413,
    code: 'file-too-large',
    title: '文件过大',
    detail: `文件不能超过 ${Math.floor(limit / 2 ** 20)} MB，请拆分后分批导入。`,
  });

/** A request's body: whole where it is small, else as a stream that ends with 413 beyond `limit` bytes. */
export async function takeBody(
  c: Context<ApiEnv>,
  small: number,
  limit: number,
): Promise<{ bytes: Uint8Array } | { stream: AsyncIterable<Uint8Array> }> {
  // Who looked at the body before, such as the keeper of idempotency keys, has it in memory.
  const source = c.req.raw.bodyUsed ? [new Uint8Array(await c.req.arrayBuffer())] : (c.req.raw.body ?? []);
  const chunks = chunksOf(source);
  const head: Uint8Array[] = [];
  let size = 0;
  async function* all() {
    yield* head;
    for await (const chunk of { [Symbol.asyncIterator]: () => chunks }) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      yield chunk;
    }
  }
  for (;;) {
    const { done, value } = await chunks.next();
    if (done) return { bytes: Buffer.concat(head) };
    head.push(value);
    size += value.length;
    if (size > limit) throw tooLarge(limit);
    if (size > small) return { stream: all() };
  }
}

async function* chunksOf(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  yield* source;
}
