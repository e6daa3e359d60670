import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { startEngine } from './engine.ts';
import { engineRequests } from './engineRequests.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** What stands in for an engine: `answer` gets each connection's data. */
async function standIn(answer: (socket: Socket, data: Buffer) => void) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => answer(socket, data));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const requests = engineRequests(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  closing.push(
    () => requests.destroy(),
    () => server.close(),
  );
  return { ask: () => ask(requests), sockets };
}

const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20261120T000000Z',
  'x-amz-target': 'DynamoDB_20120810.ListTables',
  authorization:
    'AWS4-HMAC-SHA256 Credential=LOCALADMIN/20261120/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};

async function ask({ handle }: ReturnType<typeof engineRequests>) {
  const request = { headers, body: Buffer.from('{}') };
  const { response } = await handle(request as never, {});
  return { status: response.statusCode, body: String(response.body), type: response.headers['content-type'] };
}

it('more of them than there are connections are all answered by the engine', async () => {
  const engine = await startEngine();
  closing.push(() => engine.stop());
  const asked = Array.from({ length: 300 }, () => ask(engine.requests as ReturnType<typeof engineRequests>));
  const body = JSON.stringify({ TableNames: [] });
  for (const answer of await Promise.all(asked))
    expect(answer).toEqual({ status: 200, body, type: headers['content-type'] });
});

it('fails where the engine hangs up, as the SDK knows it, and goes over a new connection afterwards', async () => {
  let asked = 0;
  const { ask, sockets } = await standIn((socket) => {
    if (++asked === 1) socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n12');
    else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
  });
  await expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(await ask()).toMatchObject({ status: 200, body: 'ok' });
  expect(sockets.size).toBe(2);
});
