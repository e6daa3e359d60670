import type { Beacon, Chain, Plan, Tools } from '@mingcha/draw';
import type { DrawDeps } from './deps.ts';
import { sha256 } from './sha256.ts';

/** Whether a round is the chain's. The curves are loaded when they are first needed: most draws never do. */
export async function isGenuine(chain: Chain, beacon: Beacon): Promise<boolean> {
  const { verifyBeacon } = await import('@mingcha/draw/beacon');
  return verifyBeacon(chain, beacon);
}

/** What the draw is given here: Node's hash, and for a beacon's seed the check against the one chain we trust. */
export async function toolsFor({ seed }: Plan, { beacon }: Pick<DrawDeps, 'beacon'>): Promise<Tools> {
  if (seed.source !== 'drand') return { hash: sha256 };
  const { verifyBeacon } = await import('@mingcha/draw/beacon');
  return { hash: sha256, verifyBeacon, chains: [beacon.chain] };
}
