import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signBeacon, TEST_SECRET_KEY, testChain } from '@mingcha/draw/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { createBeaconClient } from './beaconClient.ts';

const chain = testChain();
const round = 1_000;
const genuine = { round, signature: signBeacon(TEST_SECRET_KEY, round) };
const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const saying =
  (body: unknown, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const fetchFrom = async (...listeners: RequestListener[]) =>
  createBeaconClient({ chain, endpoints: await Promise.all(listeners.map(serve)), timeout: 500 }).fetch(
    round,
  );

describe('the beacon client', () => {
  it('asks by chain and round', async () => {
    const asked: string[] = [];
    const found = await fetchFrom((request, response) => {
      asked.push(request.url!);
      saying(genuine)(request, response);
    });
    expect(found).toEqual(genuine);
    expect(asked).toEqual([`/${chain.hash}/public/${round}`]);
  });

  it.each<[string, RequestListener]>([
    ['lies', saying({ round, signature: signBeacon(`${'0'.repeat(62)}09`, round) })],
    ['gives another round', saying({ round: 999, signature: signBeacon(TEST_SECRET_KEY, 999) })],
    [
      'gives the right round’s number with another’s signature',
      saying({ round, signature: signBeacon(TEST_SECRET_KEY, 999) }),
    ],
    ['responds with something else', saying('nothing')],
    ['has it not yet', saying({}, 425)],
    ['breaks off', (request) => request.socket.destroy()],
    ['never answers', () => undefined],
  ])('goes on to the next when one %s', async (_, listener) => {
    expect(await fetchFrom(listener, saying(genuine))).toEqual(genuine);
    expect(await fetchFrom(listener)).toBeUndefined();
  });

  it('asks nobody where no endpoint is configured', async () => {
    const client = createBeaconClient({ chain, endpoints: [] });
    expect([client.enabled, await client.fetch(round)]).toEqual([false, undefined]);
  });
});
