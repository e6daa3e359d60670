import type { FileStore, TenantCredentials } from '@mingcha/store';
import { signer } from './signed.ts';

const validSeconds = 900;

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
  assume: (tenant: string) => Promise<TenantCredentials>,
): FileStore {
  const urlOf = (tenant: string, key: string) => {
    const [kind = '', ...rest] = key.split('/').map(encodeURIComponent);
    return new URL(`https://${bucket}.s3.${region}.${urlSuffix}/${[kind, tenant, ...rest].join('/')}`);
  };
  const open = async (tenant: string) => signer(await assume(tenant), 's3', region);

  /** An address that may be used for a quarter of an hour without credentials. */
  async function presign(tenant: string, method: 'GET' | 'PUT', url: URL): Promise<string> {
    url.searchParams.set('X-Amz-Expires', String(validSeconds));
    return (await (await open(tenant)).sign(url, { method, aws: { signQuery: true } })).url;
  }

  return {
    async put(tenant, key, body) {
      const bytes = body instanceof Uint8Array ? body : await collect(body);
      const answer = await (await open(tenant)).fetch(urlOf(tenant, key), {
        method: 'PUT',
        body: new Uint8Array(bytes),
      });
      if (!answer.ok) throw new Error(`the file store refused ${key}: ${answer.status}`);
    },
    async open(tenant, key) {
      const answer = await (await open(tenant)).fetch(urlOf(tenant, key));
      // A session may not list the bucket, so S3 says 403 rather than 404 of what is not there.
      if (answer.status === 404 || answer.status === 403) return undefined;
      if (!answer.ok || !answer.body) throw new Error(`the file store did not give ${key}: ${answer.status}`);
      return answer.body;
    },
    async downloadUrl(tenant, key, fileName) {
      const url = urlOf(tenant, key);
      const safe = fileName.replaceAll(/[^\w.-]/g, '_');
      url.searchParams.set('response-content-disposition', `attachment; filename="${safe}"`);
      return presign(tenant, 'GET', url);
    },
    async uploadUrl(tenant, key) {
      return { url: await presign(tenant, 'PUT', urlOf(tenant, key)), method: 'PUT', headers: {} };
    },
  };
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}
