import type { Beacon, Chain } from '@mingcha/draw';
import type { BeaconClient } from '../deps.ts';
import { isGenuine } from './isGenuine.ts';

export type BeaconClientInit = {
  chain: Chain;
  /** Base addresses of drand's HTTP API, tried in turn; none means that nothing outside is asked. */
  endpoints: readonly string[];
  /** Milliseconds for one endpoint. */
  timeout?: number;
};

/** Asks one endpoint after another for a round; an answer that does not verify counts as none. */
export function createBeaconClient(init: BeaconClientInit): BeaconClient {
  const { chain, endpoints, timeout = 4_000 } = init;

  async function askOne(endpoint: string, round: number): Promise<Beacon | undefined> {
    const url = `${endpoint.replace(/\/+$/, '')}/${chain.hash}/public/${round}`;
    const response = await fetch(url, { signal: AbortSignal.timeout(timeout) });
    if (!response.ok) return undefined;
    const { round: got, signature } = (await response.json()) as Partial<Beacon>;
    if (got !== round || typeof signature !== 'string') return undefined;
    const beacon = { round, signature };
    return (await isGenuine(chain, beacon)) ? beacon : undefined;
  }

  return {
    chain,
    enabled: endpoints.length > 0,
    async fetch(round) {
      for (const endpoint of endpoints) {
        const beacon = await askOne(endpoint, round).catch(() => undefined);
        if (beacon) return beacon;
      }
      return undefined;
    },
  };
}
