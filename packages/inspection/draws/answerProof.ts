import type { FileStore, TenantStore } from '@mingcha/store';
import type { Draw } from './draw.ts';
import { proofOf } from './proof.ts';

/** The whole proof as a download: in the answer, or through the file store where it would be too large for one. */
export async function answerProof(
  store: TenantStore,
  draw: Draw,
  { files, maxAnswerBytes }: { files: FileStore; maxAnswerBytes: number },
): Promise<Response> {
  const body = Buffer.from(JSON.stringify(await proofOf(store, draw)));
  const fileName = `mingcha-proof-${store.tenant}-${draw.id}.json`;
  if (body.length > maxAnswerBytes) {
    const key = `proofs/${draw.id}.json`;
    await files.put(store.tenant, key, body);
    return new Response(null, {
      status: 303,
      headers: {
        location: await files.downloadUrl(store.tenant, key, fileName),
        'cache-control': 'no-store',
      },
    });
  }
  return new Response(body, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
}
