import { randomBytes } from 'node:crypto';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TableRequests, type TenantCredentials, tableDefinition } from '@mingcha/store';
import { accessesOf, type KeyNames } from './accesses.ts';
import type { Engine } from './engine.ts';
import { type Access, bindPolicy, type Policy, type SessionTags } from './policy.ts';

/** Stands before the engine and lets through what the session's policy allows: IAM's part, on one machine. */
export type Guard = {
  readonly endpoint: string;
  /** The same guard without its port, for clients of this process: a request to a port costs as much as the table's answer. */
  readonly requests: TableRequests;
  /** Credentials that act under this policy with these tags until they end. */
  openSession(session: { policy: Policy; tags: SessionTags; expiration: Date }): TenantCredentials;
  stop(): Promise<void>;
};

type Session = { allows: (access: Access) => boolean; until: number };
type Refusal = { type: string; message: string };
type Asked = Pick<http.IncomingMessage, 'method' | 'headers'>;
type Answer = { statusCode: number; headers: Record<string, string>; body: Buffer };

const targetPrefix = 'DynamoDB_20120810.';
/** DynamoDB's own limit of a transaction; the engine takes more. */
const mostSteps = 100;
/** DynamoDB's own limit of a request. */
const maxBody = 16 * 1024 * 1024;

const forwardedHeaders = ['content-type', 'x-amz-target', 'authorization', 'x-amz-date'];

const keyNames: KeyNames = {
  partitionKey: tableDefinition.partitionKey,
  indexes: { [tableDefinition.index.name]: tableDefinition.index.partitionKey },
};

/** Listens on a free port of the loopback interface. `now` in milliseconds, for tests. */
export async function startGuard(
  { requests }: Pick<Engine, 'requests'>,
  now: () => number = Date.now,
): Promise<Guard> {
  const sessions = new Map<string, Session>();
  const handle = async (asked: Asked, body: Buffer | undefined): Promise<Answer> => {
    if (!body) return refused(tooLarge);
    const refusal = refusalOf(asked, body, sessions, now());
    if (refusal) return refused(refusal);
    const { response } = await requests.handle({ ...asked, body } as Parameters<TableRequests['handle']>[0]);
    return response as Answer;
  };

  const server = http.createServer((asked, response) => {
    readBody(asked)
      .then((body) => handle(forwarded(asked), body))
      .then(({ statusCode, headers: { 'transfer-encoding': _, ...headers }, body }) =>
        response.writeHead(statusCode, headers).end(body),
      )
      .catch(() => response.writeHead(503).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: {
      async handle(request) {
        const { buffer, byteOffset, byteLength } = request.body as Uint8Array<ArrayBuffer>;
        const body = byteLength > maxBody ? undefined : Buffer.from(buffer, byteOffset, byteLength);
        return { response: await handle(request, body) };
      },
    },
    openSession({ policy, tags, expiration }) {
      for (const [id, { until }] of sessions) if (until <= now()) sessions.delete(id);
      const accessKeyId = `ASIA${randomBytes(16).toString('hex').toUpperCase()}`;
      sessions.set(accessKeyId, { allows: bindPolicy(policy, tags), until: expiration.getTime() });
      return { accessKeyId, secretAccessKey: 'local', sessionToken: 'local', expiration };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const tooLarge: Refusal = { type: 'com.amazon.coral.service#SerializationException', message: 'too large' };

/** Why the request may not pass; undefined where it may. */
function refusalOf(
  asked: Asked,
  body: Buffer,
  sessions: ReadonlyMap<string, Session>,
  now: number,
): Refusal | undefined {
  const target = asked.headers['x-amz-target'];
  if (asked.method !== 'POST' || typeof target !== 'string' || !target.startsWith(targetPrefix))
    return denied('only requests to DynamoDB pass');
  const accessKeyId = /Credential=([^/,\s]+)\//.exec(asked.headers.authorization ?? '')?.[1];
  const session = accessKeyId === undefined ? undefined : sessions.get(accessKeyId);
  if (!session)
    return {
      type: 'com.amazon.coral.service#UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
    };
  if (session.until <= now)
    return {
      type: 'com.amazon.coral.service#ExpiredTokenException',
      message: 'The security token included in the request is expired',
    };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    return { type: 'com.amazon.coral.service#SerializationException', message: 'not JSON' };
  }
  const operation = target.slice(targetPrefix.length);
  const { TransactItems: steps } = parsed as { TransactItems?: unknown };
  if (Array.isArray(steps) && steps.length > mostSteps)
    return {
      type: 'com.amazon.coral.validate#ValidationException',
      message: `Member must have length less than or equal to ${mostSteps}`,
    };
  const refused = accessesOf(operation, parsed, keyNames).find((access) => !session.allows(access));
  return refused && denied(`not authorized to perform: ${refused.action} on resource: ${refused.resource}`);
}

const denied = (message: string): Refusal => ({
  type: 'com.amazon.coral.service#AccessDeniedException',
  message,
});

const refused = ({ type, message }: Refusal): Answer => ({
  statusCode: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'guard' },
  body: Buffer.from(JSON.stringify({ __type: type, Message: message, message })),
});

/** What of a request the engine is given. */
function forwarded({ method, headers }: Asked): Asked {
  const kept = forwardedHeaders.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { method, headers: Object.fromEntries(kept) };
}

/** The whole body; undefined when it is larger than DynamoDB takes. */
function readBody(asked: http.IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    asked.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= maxBody) parts.push(part);
    });
    asked.on('end', () => resolve(size <= maxBody ? Buffer.concat(parts, size) : undefined));
    asked.on('error', reject);
  });
}
