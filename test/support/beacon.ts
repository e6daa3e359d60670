import { signBeacon, TEST_SECRET_KEY, testChain } from '@mingcha/draw/testing';
import { type BeaconClient, createBeaconClient } from '@mingcha/inspection';

export type BeaconServer = { client: BeaconClient; asked: string[]; down: Set<string> };

/** drand's HTTP API with a key of its own, at two addresses: answers a round once it is due, as the real one does. */
export function createTestBeacon(now: () => Date): BeaconServer {
  const chain = testChain();
  const asked: string[] = [];
  const down = new Set<string>();
  const serve = async (url: string | URL | Request): Promise<Response> => {
    const address = String(url);
    asked.push(address);
    if (down.has(new URL(address).host)) throw new TypeError('fetch failed');
    const round = Number(address.slice(address.lastIndexOf('/') + 1));
    if (chain.genesis + (round - 1) * chain.period > now().getTime() / 1_000)
      return new Response('not yet', { status: 425 });
    return Response.json({ round, signature: signBeacon(TEST_SECRET_KEY, round) });
  };
  const endpoints = ['https://one.beacon.test', 'https://two.beacon.test/'];
  return { client: createBeaconClient({ chain, endpoints, fetch: serve }), asked, down };
}
