import type { AssumeTenant, FileStore } from '@mingcha/store';
import { type BucketPlace, openBucket } from './bucket.ts';
import type { Patience } from './persevere.ts';

const validSeconds = 900;
/** A file is taken within seconds, or the caller is told so while its function still runs (29 s). */
export const putPatience: Patience = { attempt: 10_000, all: 22_000 };

/**
 * Files in the bucket, reached with their tenant's credentials only. The kind stands first in an object's name, because
 * the bucket's rules on how long files stay go by how names begin; the tenant stands second.
 */
export function createS3Files(place: BucketPlace, credentialsFor: AssumeTenant): FileStore {
  const { urlOf, open, get, put, remove } = openBucket(place, credentialsFor);

  /** An address that may be used for a quarter of an hour without credentials. */
  async function presign(
    tenant: string,
    method: 'GET' | 'PUT',
    url: URL,
    headers: Record<string, string> = {},
  ): Promise<string> {
    url.searchParams.set('X-Amz-Expires', String(validSeconds));
    const aws = { signQuery: true, allHeaders: true };
    return (await (await open(tenant)).sign(url, { method, headers, aws })).url;
  }

  return {
    async put(tenant, key, body) {
      await put(tenant, key, body instanceof Uint8Array ? body : await collect(body), putPatience);
    },
    open: (tenant, key) => get(tenant, key, ({ body }) => body ?? undefined),
    async downloadUrl(tenant, key, fileName) {
      const url = urlOf(tenant, key);
      const safe = fileName.replaceAll(/[^\w.-]/g, '_');
      const whole = encodeURIComponent(fileName).replaceAll(
        /['()*]/g,
        (one) => `%${one.charCodeAt(0).toString(16)}`,
      );
      const disposition = `attachment; filename="${safe}"; filename*=UTF-8''${whole}`;
      url.searchParams.set('response-content-disposition', disposition);
      // A browser has nothing to guess from, so that it shows no file in place of a page.
      url.searchParams.set('response-content-type', 'application/octet-stream');
      return presign(tenant, 'GET', url);
    },
    remove,
    async uploadUrl(tenant, key, size) {
      // Signed with its length, which the client's browser says by itself: the store takes no other.
      const length = size === undefined ? {} : { 'content-length': String(size) };
      return { url: await presign(tenant, 'PUT', urlOf(tenant, key), length), method: 'PUT', headers: {} };
    },
  };
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}
