import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bucketStub } from '../../packages/cloud/testing/bucketStub.ts';
import { kmsStub } from '../../packages/cloud/testing/kmsStub.ts';

/** What stands in for AWS around a bundle: the issuer's discovery, the secret, sessions by tag, and an empty table. */
export type CloudStub = {
  url: string;
  /** The tenants for which sessions were asked, in order. */
  sessions: string[];
  /** The bodies of messages put into the queue of tenants to look at, in order. */
  looks: string[];
  /** The same of the queue of cities that have logged something. */
  entries: string[];
  /** The ids of the webhooks that reached the subscriber, in order. */
  delivered: string[];
  /** How often the secret is still to be answered with 503. */
  failing: number;
  /** How often the issuer was asked what it is. */
  discoveries: number;
  /** The buckets, by object. */
  s3: ReturnType<typeof bucketStub>;
  stop(): Promise<void>;
};

async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The request that the bundle sent to a service by its own address, which it says in a header. */
function serviceRequest(
  { method = 'GET', headers }: IncomingMessage,
  body: Buffer<ArrayBuffer>,
): Request | undefined {
  const address = headers['x-asked'];
  if (typeof address !== 'string') return undefined;
  const sent = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new Request(address, {
    method,
    headers: Object.fromEntries(sent) as Record<string, string>,
    ...(method !== 'GET' && { body }),
  });
}

async function pass(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
}

const session = (until: Date) => `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleResult><Credentials>
    <AccessKeyId>SESSION</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
    <SessionToken>token</SessionToken><Expiration>${until.toISOString()}</Expiration>
  </Credentials></AssumeRoleResult>
</AssumeRoleResponse>`;

/** `keys` are those of the issuer. */
export async function startCloudStub(keys: object = { keys: [] }): Promise<CloudStub> {
  const sessions: string[] = [];
  const looks: string[] = [];
  const entries: string[] = [];
  const [s3, kms] = [bucketStub(), kmsStub()];
  const delivered: string[] = [];
  const stub = { failing: 0, discoveries: 0 };
  const secret = 'secretsmanager.GetSecretValue';
  const server: Server = createServer(async (request, response) => {
    const url = `http://${request.headers.host}`;
    const bytes = await bodyOf(request);
    const body = bytes.toString();
    const asked = serviceRequest(request, bytes);
    const form = new URLSearchParams(body);
    if (asked) {
      await pass(await (/^https:\/\/kms\./.test(asked.url) ? kms : s3).answer(asked), response);
    } else if (stub.failing > 0 && request.headers['x-amz-target'] === secret) {
      stub.failing--;
      response.writeHead(503).end();
    } else if (request.url === '/.well-known/openid-configuration') {
      stub.discoveries++;
      response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/jwks` }));
    } else if (request.url === '/subscriber') {
      delivered.push(String(request.headers['webhook-id']));
      response.end();
    } else if (request.url === '/jwks') {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(keys));
    } else if (request.headers['x-amz-target'] === secret) {
      response.end(JSON.stringify({ SecretString: 'a secret of the tests' }));
    } else if (request.headers['x-amz-target'] === 'AmazonSQS.SendMessageBatch') {
      const { QueueUrl, Entries } = JSON.parse(body) as {
        QueueUrl: string;
        Entries: { MessageBody: string }[];
      };
      const queue = QueueUrl.endsWith('/entries') ? entries : looks;
      queue.push(...Entries.map(({ MessageBody }) => MessageBody));
      response.end('{}');
    } else if (request.headers['x-amz-target'] === 'DynamoDB_20120810.GetItem') {
      response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}');
    } else if (form.get('Action') === 'AssumeRole' && form.get('Tags.member.1.Key') === 'tenant') {
      sessions.push(form.get('Tags.member.1.Value') ?? '');
      response.setHeader('content-type', 'text/xml');
      response.end(session(new Date(Date.now() + 3_600_000)));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(stub, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sessions,
    looks,
    entries,
    s3,
    delivered,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
