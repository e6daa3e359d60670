import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signBeacon, TEST_SECRET_KEY, testChain } from '@mingcha/draw/testing';
import type { BeaconClient } from '@mingcha/inspection';
import { createBeaconClient } from '@mingcha/inspection/beaconClient';

export type TestBeacon = {
  client: BeaconClient;
  /** Paths that were asked for, at either server. */
  asked: string[];
  /** Breaks off every connection to the first server until it is mended. */
  breakFirst(broken: boolean): void;
  stop(): Promise<void>;
};

/** Two servers of drand's HTTP API with a key of their own: a round is there once it is due, as with the real ones. */
export async function startTestBeacon(now: () => Date): Promise<TestBeacon> {
  const chain = testChain();
  const asked: string[] = [];
  let firstBroken = false;
  const serve = (first: boolean): Server =>
    createServer((request, response) => {
      asked.push(request.url!);
      if (first && firstBroken) return request.socket.destroy();
      const round = Number(request.url!.slice(request.url!.lastIndexOf('/') + 1));
      const due = chain.genesis + (round - 1) * chain.period <= now().getTime() / 1_000;
      response.writeHead(due ? 200 : 425, { 'content-type': 'application/json' });
      response.end(JSON.stringify(due ? { round, signature: signBeacon(TEST_SECRET_KEY, round) } : {}));
    });
  const servers = [serve(true), serve(false)];
  const endpoints = await Promise.all(
    servers.map(async (server) => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    }),
  );
  return {
    client: createBeaconClient({ chain, endpoints }),
    asked,
    breakFirst: (broken) => {
      firstBroken = broken;
    },
    async stop() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
