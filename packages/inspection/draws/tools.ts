import type { Plan, Plan2, Tools } from '@mingcha/draw';
import type { DrawDeps } from './deps.ts';
import { sha256 } from './sha256.ts';

/** What the draw is given here: Node's hash, and for a beacon's seed the check against the one chain we trust. */
export async function toolsFor({ seed }: Plan | Plan2, { beacon }: Pick<DrawDeps, 'beacon'>): Promise<Tools> {
  if (seed.source !== 'drand') return { hash: sha256 };
  const { verifyBeacon } = await import('@mingcha/draw/beacon');
  return { hash: sha256, verifyBeacon, chains: [beacon.chain] };
}
