import { Problem } from '@mingcha/kernel';
import type { Context } from 'hono';
import type { ApiEnv } from './router.ts';

const tooLarge = (bytes: number, todo: string) =>
  new Problem({
    status: 413,
    code: 'file-too-large',
    title: '文件过大',
    detail: `文件不能超过 ${bytes / 2 ** 20} MB。${todo}`,
  });

/** A file that a request brings. Throws `file-too-large` (413), with what to do, as soon as it has more bytes than that. */
export async function bodyBytes(c: Context<ApiEnv>, limit: number, todo: string): Promise<Uint8Array> {
  // Who looked at the body before, such as the keeper of idempotency keys, has it in memory.
  const source = c.req.raw.bodyUsed ? [new Uint8Array(await c.req.arrayBuffer())] : (c.req.raw.body ?? []);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit, todo);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
