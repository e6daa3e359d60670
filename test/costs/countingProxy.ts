import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Units of the table, and how often it was asked. */
export type Consumed = { read: number; write: number; calls: number };

type Capacity = { CapacityUnits?: number; ReadCapacityUnits?: number; WriteCapacityUnits?: number };

const writers = /^(Put|Delete|Update|TransactWrite|BatchWrite)/;
const passed = /^(x-amz|authorization|content-type)/;

/** Stands before an engine, asks with every request what it consumes, and adds it up. */
export async function startCountingProxy(target: string) {
  const consumed: Consumed = { read: 0, write: 0, calls: 0 };
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1]!;
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      passed.test(name) ? [[name, String(value)] as [string, string]] : [],
    );
    const body = { ...JSON.parse(await text(request)), ReturnConsumedCapacity: 'TOTAL' };
    const given = await fetch(target, { method: 'POST', headers, body: JSON.stringify(body) });
    const answer = await given.text();
    const { ConsumedCapacity: found = [] } = JSON.parse(answer || '{}') as {
      ConsumedCapacity?: Capacity | Capacity[];
    };
    consumed.calls++;
    for (const one of [found].flat())
      consumed[writers.test(operation) ? 'write' : 'read'] +=
        one.CapacityUnits ?? (one.ReadCapacityUnits ?? 0) + (one.WriteCapacityUnits ?? 0);
    response.writeHead(given.status, { 'content-type': 'application/x-amz-json-1.0' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    consumed,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
