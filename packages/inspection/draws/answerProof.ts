import { fileAnswer, fileElsewhere } from '@mingcha/http';
import type { FileStore, TenantStore } from '@mingcha/store';
import type { Draw } from './draw.ts';
import { proofOf } from './proof.ts';

type ProofFiles = { files: FileStore; maxAnswerBytes: number };

const keyOf = (draw: Draw) => `proofs/${draw.id}.json`;
const bytesOf = async (store: TenantStore, draw: Draw) =>
  Buffer.from(JSON.stringify(await proofOf(store, draw)));

/** Keeps a proof that is too large for an answer as a file. The portal may not write, so publication does it. */
export async function keepLargeProof(
  store: TenantStore,
  draw: Draw,
  { files, maxAnswerBytes }: ProofFiles,
): Promise<void> {
  if (maxAnswerBytes === Number.POSITIVE_INFINITY) return;
  const body = await bytesOf(store, draw);
  if (body.length > maxAnswerBytes) await files.put(store.tenant, keyOf(draw), body);
}

/** The whole proof as a download: in the answer, or from the file that was kept of it where it is too large for one. */
export async function answerProof(
  store: TenantStore,
  draw: Draw,
  { files, maxAnswerBytes, keep = false }: ProofFiles & { keep?: boolean },
): Promise<Response> {
  const body = await bytesOf(store, draw);
  const fileName = `mingcha-proof-${store.tenant}-${draw.id}.json`;
  if (body.length > maxAnswerBytes) {
    if (keep) await files.put(store.tenant, keyOf(draw), body);
    return fileElsewhere(await files.downloadUrl(store.tenant, keyOf(draw), fileName));
  }
  return fileAnswer(body, { name: fileName, type: 'application/json; charset=utf-8' });
}
