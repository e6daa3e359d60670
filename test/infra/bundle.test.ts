import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../functions/api/app.ts';
import { type Bundle, bundle, FUNCTIONS, type FunctionName } from '../../infra/aws/bundle.ts';
import { type Engine, startEngine } from '../../infra/local/engine.ts';
import { ensureTable, tableName } from '../../infra/local/table.ts';
import { type CloudStub, startCloudStub } from './cloudStub.ts';

const KB = 1000;
const API_BUDGET = 650 * KB;

const run = promisify(execFile);
const out = mkdtempSync(join(tmpdir(), 'mingcha-bundles-'));
const site = join(out, 'site');
let bundles: Record<FunctionName | 'token', Bundle>;
let engine: Engine;
let cloud: CloudStub;

beforeAll(async () => {
  const names = [...FUNCTIONS, 'token'] as const;
  const made = await Promise.all(names.map(async (name) => [name, await bundle(name, out)] as const));
  bundles = Object.fromEntries(made) as typeof bundles;
  mkdirSync(join(site, 'portal'), { recursive: true });
  writeFileSync(join(site, 'portal/index.html'), '<title>明察</title>');
  engine = await startEngine();
  cloud = await startCloudStub();
  await ensureTable(engine.endpoint);
});
afterAll(async () => {
  await cloud.stop();
  await engine.stop();
  rmSync(out, { recursive: true });
});

/** Starts a bundle in a process of its own, as Lambda would, gives it one event and returns the answer. */
async function invoke(name: FunctionName | 'token', event: unknown): Promise<Record<string, unknown>> {
  const script = `
    const real = fetch;
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const { host } = new URL(request.url);
      if (!host.startsWith('secretsmanager.cn-northwest-1.amazonaws.com.cn')) return real(request);
      return real(process.env.AWS_ENDPOINT_URL, { method: 'POST', headers: request.headers, body: await request.text() });
    };
    const { handler } = await import(${JSON.stringify(bundles[name].file)});
    if (typeof handler !== 'function') throw new Error('no handler');
    const answer = await handler(JSON.parse(process.env.EVENT), { awsRequestId: 'r', functionName: 'f' });
    process.stdout.write('\\nANSWER ' + JSON.stringify(answer ?? {}), () => process.exit());`;
  const env = {
    PATH: process.env.PATH,
    NODE_NO_WARNINGS: '1',
    EVENT: JSON.stringify(event),
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'FUNCTION',
    AWS_SECRET_ACCESS_KEY: 'function',
    AWS_ENDPOINT_URL: cloud.url,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    TABLE_NAME: tableName,
    DATA_ROLE_ARN: 'arn:aws-cn:iam::123456789012:role/data',
    BUCKET_NAME: 'mingcha-files',
    QUEUE_URL: `${cloud.url}/jobs`,
    ISSUER: cloud.url,
    AUDIENCE: 'urn:mingcha:api',
    CLIENT_ID: 'console',
    PUBLIC_URL: 'https://mingcha.example.gov.cn',
    CURSOR_KEY_SECRET_ARN: 'arn:aws-cn:secretsmanager:cn-northwest-1:123456789012:secret:cursor',
    BEACON_ENDPOINTS: '',
    URL_SUFFIX: 'amazonaws.com.cn',
    SITE_DIR: site,
  };
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { env, cwd: out });
  const answer = stdout.split('\n').find((line) => line.startsWith('ANSWER '));
  return JSON.parse(answer!.slice('ANSWER '.length)) as Record<string, unknown>;
}

/** An event as the HTTP API hands it over. */
const get = (path: string, headers: Record<string, string> = {}) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'mingcha.example.gov.cn', ...headers },
  requestContext: {
    domainName: 'mingcha.example.gov.cn',
    http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    stage: '$default',
  },
  isBase64Encoded: false,
});

describe('the bundles', () => {
  it('hold modules only, with the maps beside and not inside', () => {
    for (const name of FUNCTIONS) {
      const files = readdirSync(bundles[name].dir);
      expect(files).toContain('index.mjs');
      expect(files.filter((file) => !/^(index|chunk-\w+)\.mjs$/.test(file))).toEqual([]);
      const maps = readdirSync(out).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.map'));
      expect(maps).toHaveLength(files.length);
    }
  });

  it('load the curves of the beacon check only when a draw needs them', () => {
    expect(bundles.api.lazyBytes).toBeGreaterThan(50 * KB);
    expect(bundles.token.lazyBytes).toBe(0);
  });

  it('of the api keeps to its budget', () => {
    for (const [name, { bytes }] of Object.entries(bundles))
      console.log(`${name}: ${Math.ceil(bytes / KB)} kB`);
    expect(bundles.api.bytes).toBeLessThanOrEqual(API_BUDGET);
  });
});

describe('a bundle, started as Lambda starts it,', () => {
  it('api: is healthy, and refuses who brings no token', async () => {
    expect(await invoke('api', get('/healthz'))).toMatchObject({ statusCode: 200 });
    const refused = await invoke('api', get('/v1/me'));
    expect(refused).toMatchObject({ statusCode: 401 });
    expect(JSON.parse(refused.body as string)).toMatchObject({ code: 'unauthorized' });
  });

  it('api: describes itself as its source does, so that nothing needed was left out', async () => {
    const described = await invoke('api', get('/v1/openapi.json'));
    const deps = { report: () => {} } as unknown as Parameters<typeof createApi>[0];
    const source = await createApi(deps).request('https://mingcha.example.gov.cn/v1/openapi.json');
    expect(JSON.parse(described.body as string)).toEqual(await source.json());
  });

  it('portal: shows its page and tells the console where to sign in', async () => {
    expect(await invoke('portal', get('/'))).toMatchObject({ statusCode: 200, body: '<title>明察</title>' });
    const config = await invoke('portal', get('/config.json'));
    expect(JSON.parse(config.body as string)).toEqual({
      issuer: cloud.url,
      clientId: 'console',
      audience: 'urn:mingcha:api',
    });
  });

  it('portal: reads the table with a session of the tenant it reads', async () => {
    const before = cloud.sessions.length;
    const cities = await invoke('portal', get('/public', { accept: 'application/json' }));
    expect(JSON.parse(cities.body as string)).toMatchObject({ items: [] });
    expect(cloud.sessions.slice(before)).toEqual(['000000']);
  });

  it('worker: gives back a message it cannot read, and only that', async () => {
    const Records = [{ messageId: 'm1', eventSource: 'aws:sqs', body: 'not a job' }];
    expect(await invoke('worker', { Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  });

  it('clock: ticks over no tenants', async () => {
    expect(await invoke('clock', {})).toEqual({});
  });

  it('token: puts a person`s city into the access token', async () => {
    const userAttributes = { name: '王晓燕', 'custom:tenant': '620300', 'custom:roles': 'auditor' };
    expect(await invoke('token', { request: { userAttributes }, response: {} })).toMatchObject({
      response: {
        claimsAndScopeOverrideDetails: {
          accessTokenGeneration: { claimsToAddOrOverride: { tenant: '620300', roles: ['auditor'] } },
        },
      },
    });
  });
});
