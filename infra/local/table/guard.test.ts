import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startEngine } from './engine.ts';
import { startGuard } from './guard.ts';
import { localDataPolicy } from './sts.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-tls-'));
const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name)) as [string, string];

beforeAll(() => {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const options = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...options, '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

it('an engine behind https, below a path, is reached', async () => {
  const asked: string[] = [];
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['x-amz-target']}`);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // What NODE_EXTRA_CA_CERTS does for a whole process.
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  const engine = await startEngine({
    endpoint: `https://localhost:${(server.address() as AddressInfo).port}/dynamo`,
  });
  const guard = await startGuard(engine);
  try {
    const { accessKeyId } = guard.openSession({
      policy: localDataPolicy(),
      tags: { tenant: '620300' },
      expiration: new Date(Date.now() + 60_000),
    });
    const answer = await fetch(guard.endpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': 'DynamoDB_20120810.GetItem',
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261120/us-east-1/dynamodb/aws4_request`,
      },
      body: JSON.stringify({ TableName: 'mingcha', Key: { pk: { S: 'T#620300#THING' }, sk: { S: 'a' } } }),
    });
    expect([answer.status, await answer.json()]).toEqual([200, {}]);
    expect(asked.filter((line) => line.startsWith('POST'))).toEqual([
      'POST /dynamo DynamoDB_20120810.GetItem',
    ]);
  } finally {
    vi.unstubAllEnvs();
    await guard.stop();
    await engine.stop();
    server.close();
    server.closeAllConnections();
  }
});
