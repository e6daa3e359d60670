import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { FileStore, TenantCredentials } from '@mingcha/store';

const minutes15 = 900;

/** Files in the bucket, each tenant's under its own prefix, reached with that tenant's credentials only. */
export function createS3Files(
  bucket: string,
  assume: (tenant: string) => Promise<TenantCredentials>,
): FileStore {
  const open = async (tenant: string) => new S3Client({ credentials: await assume(tenant) });
  const at = (tenant: string, key: string) => ({ Bucket: bucket, Key: `${tenant}/${key}` });

  return {
    async put(tenant, key, body) {
      const bytes = body instanceof Uint8Array ? body : await collect(body);
      await (await open(tenant)).send(new PutObjectCommand({ ...at(tenant, key), Body: bytes }));
    },
    async open(tenant, key) {
      try {
        const { Body } = await (await open(tenant)).send(new GetObjectCommand(at(tenant, key)));
        return Body as AsyncIterable<Uint8Array> | undefined;
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async downloadUrl(tenant, key, fileName) {
      const command = new GetObjectCommand({
        ...at(tenant, key),
        ResponseContentDisposition: `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, '_')}"`,
      });
      return getSignedUrl(await open(tenant), command, { expiresIn: minutes15 });
    },
    async uploadUrl(tenant, key) {
      const command = new PutObjectCommand(at(tenant, key));
      const url = await getSignedUrl(await open(tenant), command, { expiresIn: minutes15 });
      return { url, method: 'PUT', headers: {} };
    },
  };
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}
