import { connect, type Socket } from 'node:net';
import type { TableRequests } from '@mingcha/store';

type Reply = { statusCode: number; headers: Record<string, string>; body: Buffer };
type Head = Pick<Reply, 'statusCode' | 'headers'> & { start: number; end: number };
type Connection = { ask(request: Buffer): Promise<Reply>; destroy(): void };

/** As many as the clients of the table have. */
const mostConnections = 128;
/** Milliseconds that the engine may stay silent; that of the table's clients. */
const patience = 7_000;
const endOfHead = Buffer.from('\r\n\r\n');

/**
 * Requests to our own engine, over connections that are kept: one at a time on each, and answers that tell their length, as the
 * engine's do. Node's client and the SDK's around it take five times the processor time, more than the engine takes to answer.
 */
export function engineRequests(endpoint: string): TableRequests & { destroy(): void } {
  const { hostname, port, host, pathname } = new URL(endpoint);
  const all = new Set<Connection>();
  const idle: Connection[] = [];
  const waiting: ((connection: Connection) => void)[] = [];

  const openConnection = (): Connection => {
    const socket = connect(Number(port), hostname).setNoDelay(true);
    const connection = connectionOver(socket);
    all.add(connection);
    socket.once('close', () => {
      all.delete(connection);
      const at = idle.indexOf(connection);
      if (at >= 0) idle.splice(at, 1);
      if (waiting.length > 0) waiting.shift()!(openConnection());
    });
    return connection;
  };
  const free = async (): Promise<Connection> => {
    const known = idle.pop();
    if (known) return known;
    if (all.size < mostConnections) return openConnection();
    return new Promise((resolve) => waiting.push(resolve));
  };
  const give = (connection: Connection): void => {
    const next = waiting.shift();
    if (next) next(connection);
    else idle.push(connection);
  };

  return {
    async handle({ headers, body }) {
      const connection = await free();
      const sent = { ...headers, host, 'content-length': String((body as Uint8Array).length) };
      const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`);
      const head = `POST ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`;
      const response = await connection.ask(Buffer.concat([Buffer.from(head, 'latin1'), body as Uint8Array]));
      give(connection);
      return { response };
    },
    destroy() {
      for (const connection of all) connection.destroy();
    },
  };
}

function connectionOver(socket: Socket): Connection {
  let asked: { resolve(reply: Reply): void; reject(error: Error): void } | undefined;
  let parts: Buffer[] = [];
  let size = 0;
  let head: Head | undefined;
  let fault: Error | undefined;

  socket.on('data', (part) => {
    parts.push(part);
    size += part.length;
    head ??= headIn(parts.length === 1 ? part : Buffer.concat(parts, size));
    if (!head || size < head.end) return;
    const { statusCode, headers, start, end } = head;
    if (Number.isNaN(end) || size > end)
      return void socket.destroy(new Error('the engine’s answer is not one'));
    const reply = { statusCode, headers, body: Buffer.concat(parts, size).subarray(start) };
    const { resolve } = asked!;
    [asked, head, parts, size] = [undefined, undefined, [], 0];
    resolve(reply);
  });
  socket.setTimeout(patience, () => {
    const silent = Object.assign(new Error('the engine stays silent'), { name: 'TimeoutError' });
    if (asked) socket.destroy(silent);
  });
  socket.on('error', (error) => (fault = error));
  socket.once('close', () => {
    fault ??= Object.assign(new Error('the engine hung up'), { code: 'ECONNRESET' });
    asked?.reject(fault);
  });

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (fault) return reject(fault);
        asked = { resolve, reject };
        socket.write(request);
      }),
    destroy: () => void socket.destroy(),
  };
}

/** What an answer begins with, once all of that is there; `end` is not a number where the answer does not tell its length. */
function headIn(received: Buffer): Head | undefined {
  const start = received.indexOf(endOfHead);
  if (start < 0) return undefined;
  const [status = '', ...lines] = received.toString('latin1', 0, start).split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const at = line.indexOf(':');
    headers[line.slice(0, at).toLowerCase()] = line.slice(at + 1).trim();
  }
  const body = start + endOfHead.length;
  const length = Number(headers['content-length'] ?? Number.NaN);
  return { statusCode: Number(status.split(' ')[1]), headers, start: body, end: body + length };
}
