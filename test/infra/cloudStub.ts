import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands in for AWS around a bundle: the issuer's discovery, the secret, sessions by tag, and an empty table. */
export type CloudStub = {
  url: string;
  /** The tenants for which sessions were asked, in order. */
  sessions: string[];
  /** The bodies of messages put into the queue of tenants to look at, in order. */
  looks: string[];
  /** The ids of the webhooks that reached the subscriber, in order. */
  delivered: string[];
  /** How often the secret is still to be answered with 503. */
  failing: number;
  /** How often the issuer was asked what it is. */
  discoveries: number;
  stop(): Promise<void>;
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
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
  const delivered: string[] = [];
  const stub = { failing: 0, discoveries: 0 };
  const secret = 'secretsmanager.GetSecretValue';
  const server: Server = createServer(async (request, response) => {
    const url = `http://${request.headers.host}`;
    const body = await bodyOf(request);
    const form = new URLSearchParams(body);
    if (stub.failing > 0 && request.headers['x-amz-target'] === secret) {
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
      const { Entries } = JSON.parse(body) as { Entries: { MessageBody: string }[] };
      looks.push(...Entries.map(({ MessageBody }) => MessageBody));
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
    delivered,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
