import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { headers: IncomingHttpHeaders; body: string; url: string };
type Answer = { status: number; headers?: Record<string, string>; body?: string } | 'silence' | 'hang up';

/** A subscriber: keeps what it gets, and responds as it was set up, one response after the other, the last one for good. */
export async function startSubscriber(...responses: Answer[]) {
  const received: Received[] = [];
  let at = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body, url: request.url! });
      const answer = responses[Math.min(at++, responses.length - 1)] ?? { status: 204 };
      if (answer === 'hang up') return request.socket.destroy();
      if (answer === 'silence') return undefined;
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/in`,
    received,
    answers: responses,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export type Subscriber = Awaited<ReturnType<typeof startSubscriber>>;
