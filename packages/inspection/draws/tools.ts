import type { Plan, Plan2, Tools } from '@mingcha/draw';
import type { DrawDeps } from './deps.ts';
import { sha256 } from './sha256.ts';

/** What the draw is given here: Node's hash, the check of witnesses' signatures, and for a beacon's seed that against the chains that the service uses or has used. */
export async function toolsFor({ seed }: Plan | Plan2, { beacon }: Pick<DrawDeps, 'beacon'>): Promise<Tools> {
  if (seed.source === 'witness') {
    const { verifySignature } = await import('@mingcha/draw/ed25519');
    return { hash: sha256, verifySignature };
  }
  if (seed.source !== 'drand') return { hash: sha256 };
  const { verifyBeacon } = await import('@mingcha/draw/beacon');
  return { hash: sha256, verifyBeacon, chains: [beacon.chain, ...(beacon.earlier ?? [])] };
}
