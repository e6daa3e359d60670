import type { Beacon, Chain } from '@mingcha/draw';

/** Whether a round is the chain's. The curves are loaded when they are first needed: most draws never do. */
export async function isGenuine(chain: Chain, beacon: Beacon): Promise<boolean> {
  const { verifyBeacon } = await import('@mingcha/draw/beacon');
  return verifyBeacon(chain, beacon);
}
