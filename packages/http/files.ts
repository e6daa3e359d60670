import '@hono/zod-openapi';
import { problems } from '@mingcha/kernel';
import type { Context } from 'hono';
import * as z from 'zod';

const longestName = 200;

/** What the document says of the header with the name of the file that is sent. */
export const fileNameHeader = {
  'x-file-name': z.string().max(600).optional().openapi({ description: '文件名，百分号编码' }),
};

/** The name of the file that is sent, from `X-File-Name` (percent-encoded UTF-8). Throws `bad-file-name` (400). */
export function fileNameOf(c: Context): string | undefined {
  const header = c.req.header('x-file-name');
  if (!header) return undefined;
  try {
    return [...decodeURIComponent(header)].slice(0, longestName).join('');
  } catch {
    throw problems.badRequest('bad-file-name', 'X-File-Name 应为百分号编码的文件名。');
  }
}

/** An answer that is kept as a file under a name, which may be Chinese. */
export const fileResponse = (body: Uint8Array, { name, type }: { name: string; type: string }): Response =>
  new Response(body as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  });

/** An answer that says where a file is that is too large for an answer. */
export const fileElsewhere = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
