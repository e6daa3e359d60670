import { SPEC_2 } from '@mingcha/draw';
import { fileElsewhere, fileResponse } from '@mingcha/http';
import type { FileStore, TenantStore } from '@mingcha/store';
import type { Draw } from '../kept/draw.ts';
import type { LogPlaces } from './place.ts';
import { proofText } from './proof.ts';

export type ProofFiles = LogPlaces & {
  files: FileStore;
  /** Answers larger than this many bytes go through the file store, because the gateway would refuse them. */
  maxResponseBytes: number;
};

/** One JSON object, or lines of them by the second specification. */
const formatOf = ({ committed }: Draw) =>
  committed?.plan.spec === SPEC_2
    ? { ending: 'jsonl', type: 'application/jsonl; charset=utf-8' }
    : { ending: 'json', type: 'application/json; charset=utf-8' };
const keyOf = (draw: Draw) =>
  `proofs/${draw.id}${draw.proofOf === undefined ? '' : `-${draw.proofOf}`}.${formatOf(draw).ending}`;

async function bytesOf(store: TenantStore, draw: Draw, places: LogPlaces): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const text of proofText(store, draw, places)) parts.push(Buffer.from(text));
  return Buffer.concat(parts);
}

/**
 * Keeps a proof that is too large for a response as a file, and says whether it is. The portal may not write, and a caller who
 * asks without a token is not to have it made anew each time, so publication does it.
 */
export async function keepLargeProof(
  store: TenantStore,
  draw: Draw,
  { files, maxResponseBytes, log }: ProofFiles,
): Promise<boolean> {
  if (maxResponseBytes === Number.POSITIVE_INFINITY) return false;
  const body = await bytesOf(store, draw, { log });
  if (body.length <= maxResponseBytes) return false;
  await files.put(store.tenant, keyOf(draw), body);
  return true;
}

/**
 * A draw whose substitutions have grown, with the proof that was kept of it made anew: under a name of its own, so that the old
 * one stays where the write is lost.
 */
export async function withNewProof(store: TenantStore, draw: Draw, deps: ProofFiles): Promise<Draw> {
  if (!draw.proofKept || draw.substitutions === null) return draw;
  const after = { ...draw, proofOf: draw.substitutions };
  await keepLargeProof(store, after, deps);
  return after;
}

/** The whole proof as a download: in the answer, or from the file that was kept of it where it is too large for one. */
export async function answerProof(
  store: TenantStore,
  draw: Draw,
  { files, maxResponseBytes, log, keep = false }: ProofFiles & { keep?: boolean },
): Promise<Response> {
  const { ending, type } = formatOf(draw);
  const name = `mingcha-proof-${store.tenant}-${draw.id}.${ending}`;
  const elsewhere = async () => fileElsewhere(await files.downloadUrl(store.tenant, keyOf(draw), name));
  if (draw.proofKept) return elsewhere();
  const body = await bytesOf(store, draw, { log });
  if (body.length > maxResponseBytes) {
    if (keep) await files.put(store.tenant, keyOf(draw), body);
    return elsewhere();
  }
  return fileResponse(body, { name, type });
}
