import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { createMiddleware } from 'hono/factory';

const squeeze = promisify<Uint8Array, { level: number }, Buffer>(gzip);
const smallest = 1_024;

/** Compresses JSON; leaves the rest, whose files are compressed already. The ETag stays: it names the thing, not its bytes. */
export const gzipJson = createMiddleware(async (c, next) => {
  await next();
  const { headers, status, body } = c.res;
  const type = headers.get('content-type') ?? '';
  if (!body || headers.has('content-encoding') || !/^application\/(problem\+)?json/.test(type)) return;
  headers.append('vary', 'accept-encoding');
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return;
  const bytes = new Uint8Array(await c.res.arrayBuffer());
  const packed = bytes.length > smallest ? await squeeze(bytes, { level: 5 }) : undefined;
  const kept = new Headers(headers);
  kept.delete('content-length');
  if (packed) kept.set('content-encoding', 'gzip');
  c.res = undefined;
  c.res = new Response(packed ? new Uint8Array(packed) : bytes, { status, headers: kept });
});
