import { fileElsewhere, fileResponse } from '@mingcha/http';
import type { FileStore, TenantStore } from '@mingcha/store';
import type { Draw } from '../draw.ts';
import { proofOf } from './proof.ts';

type ProofFiles = { files: FileStore; maxResponseBytes: number };

const keyOf = (draw: Draw) => `proofs/${draw.id}.json`;
const bytesOf = async (store: TenantStore, draw: Draw) =>
  Buffer.from(JSON.stringify(await proofOf(store, draw)));

/**
 * Keeps a proof that is too large for a response as a file, and says whether it is. The portal may not write, and a caller who
 * asks without a token is not to have it made anew each time, so publication does it.
 */
export async function keepLargeProof(
  store: TenantStore,
  draw: Draw,
  { files, maxResponseBytes }: ProofFiles,
): Promise<boolean> {
  if (maxResponseBytes === Number.POSITIVE_INFINITY) return false;
  const body = await bytesOf(store, draw);
  if (body.length <= maxResponseBytes) return false;
  await files.put(store.tenant, keyOf(draw), body);
  return true;
}

/** The whole proof as a download: in the answer, or from the file that was kept of it where it is too large for one. */
export async function answerProof(
  store: TenantStore,
  draw: Draw,
  { files, maxResponseBytes, keep = false }: ProofFiles & { keep?: boolean },
): Promise<Response> {
  const fileName = `mingcha-proof-${store.tenant}-${draw.id}.json`;
  const elsewhere = async () => fileElsewhere(await files.downloadUrl(store.tenant, keyOf(draw), fileName));
  if (draw.proofKept) return elsewhere();
  const body = await bytesOf(store, draw);
  if (body.length > maxResponseBytes) {
    if (keep) await files.put(store.tenant, keyOf(draw), body);
    return elsewhere();
  }
  return fileResponse(body, { name: fileName, type: 'application/json; charset=utf-8' });
}
