import type { AssumeTenant, FileStore } from '@mingcha/store';
import { type Patience, persevere, requireOk } from './persevere.ts';
import { signer } from './signed.ts';

const validSeconds = 900;
/** A file is taken within seconds, or the caller is told so while its function still runs (29 s). */
export const putPatience: Patience = { attempt: 10_000, all: 22_000 };

export type BucketPlace = {
  bucket: string;
  region: string;
  /** `amazonaws.com`, or another partition's. */
  urlSuffix: string;
};

/**
 * Files in the bucket, reached with their tenant's credentials only. The kind stands first in an object's name, because
 * the bucket's rules on how long files stay go by how names begin; the tenant stands second.
 */
export function createS3Files(
  { bucket, region, urlSuffix }: BucketPlace,
  credentialsFor: AssumeTenant,
): FileStore {
  const urlOf = (tenant: string, key: string) => {
    const [kind = '', ...rest] = key.split('/').map(encodeURIComponent);
    return new URL(`https://${bucket}.s3.${region}.${urlSuffix}/${[kind, tenant, ...rest].join('/')}`);
  };
  const open = async (tenant: string) => signer(await credentialsFor(tenant), 's3', region);

  /** Whether a file lies there. Throws where the session may not know. */
  async function exists(tenant: string, key: string): Promise<boolean> {
    const { origin, pathname } = urlOf(tenant, key);
    const url = new URL(origin);
    const name = decodeURIComponent(pathname.slice(1));
    for (const [field, value] of Object.entries({ 'list-type': '2', 'max-keys': '1', prefix: name }))
      url.searchParams.set(field, value);
    const client = await open(tenant);
    const names = await persevere(async (signal) =>
      (await requireOk(await client.fetch(url, { signal }), `the file store does not list ${key}`)).text(),
    );
    return names.includes('<Contents>');
  }

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
      const bytes = body instanceof Uint8Array ? body : await collect(body);
      const client = await open(tenant);
      await persevere(async (signal) => {
        const response = await client.fetch(urlOf(tenant, key), {
          method: 'PUT',
          body: new Uint8Array(bytes),
          signal,
        });
        await requireOk(response, `the file store refused ${key}`);
      }, putPatience);
    },
    async open(tenant, key) {
      const client = await open(tenant);
      const response = await persevere(async (signal) => {
        const given = await client.fetch(urlOf(tenant, key), { signal });
        return given.status === 403 || given.status === 404
          ? given
          : requireOk(given, `the file store did not give ${key}`);
      });
      if (response.ok) return response.body ?? undefined;
      // S3 says 403 of what is not there too, for the session may list its own names only, and a read names none.
      if (response.status === 404 || !(await exists(tenant, key))) return undefined;
      throw new Error(`the file store refused to give ${key}: ${(await response.text()).slice(0, 500)}`);
    },
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
    async remove(tenant, key) {
      const client = await open(tenant);
      await persevere(async (signal) => {
        const response = await client.fetch(urlOf(tenant, key), { method: 'DELETE', signal });
        await requireOk(response, `the file store did not remove ${key}`);
      });
    },
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
