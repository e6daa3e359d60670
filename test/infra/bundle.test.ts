import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startTestStore, type TestStore } from '@mingcha/local/testing';
import { nodeTools } from '@mingcha/log/node';
import { openCheckpoint, parseVerifierKey } from '@mingcha/log/tlog';
import { addMissingWakes, findWake } from '@mingcha/store';
import { foundTenant } from '@mingcha/tenancy/founding';
import { createTestIssuer } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../functions/api/app.ts';
import { FUNCTIONS, type FunctionName } from '../../infra/aws/bundle.ts';
import { type CloudStub, startCloudStub } from './cloudStub.ts';
import { eventOf, invokeBundle, type Sandbox, startSandbox } from './invoke.ts';
import { type MadeBundle, madeBundle } from './madeBundle.ts';

const KB = 1000;
/** Some way below the 650 KB of the budget, so that a part that comes into the start is noticed. */
const API_START = 590 * KB;

const site = mkdtempSync(join(tmpdir(), 'mingcha-bundles-'));
let bundles: Record<FunctionName | 'token', MadeBundle>;
let table: TestStore;
let cloud: CloudStub;
let authorization: string;

beforeAll(async () => {
  const names = [...FUNCTIONS, 'token'] as const;
  const made = await Promise.all(names.map(async (name) => [name, await madeBundle(name)] as const));
  bundles = Object.fromEntries(made) as typeof bundles;
  mkdirSync(join(site, 'portal'), { recursive: true });
  writeFileSync(join(site, 'portal/index.html'), '<title>明察</title>');
  table = await startTestStore();
  const issuer = await createTestIssuer({ store: table.store });
  cloud = await startCloudStub(issuer.published);
  const token = await issuer.token({ tenant: '620300', roles: ['city-admin'] }, { issuer: cloud.url });
  authorization = `Bearer ${token}`;
  await foundTenant(table.store, { code: '620300', name: '金昌市', parent: '620000' });
});
afterAll(async () => {
  for (const sandbox of kept.values()) sandbox.stop();
  await cloud.stop();
  await table.stop();
  rmSync(site, { recursive: true });
});

const kept = new Map<FunctionName | 'token', Sandbox>();
const start = (name: FunctionName | 'token') => startSandbox(bundles[name].file, { cloud, table, site });

/** Gives an event to a function that may have had others before. */
function invoke(name: FunctionName | 'token', event: unknown) {
  if (!kept.has(name)) kept.set(name, start(name));
  return kept.get(name)!.invoke(event);
}

/** Gives an event to a function that has just been started. */
const invokeFirst = (name: FunctionName | 'token', event: unknown) =>
  invokeBundle(bundles[name].file, event, { cloud, table, site });

const get = (path: string, headers: Record<string, string> = {}) => eventOf('GET', path, { headers });

describe('the bundles', () => {
  it('hold modules, with the maps beside and not inside; only the api brings packages and readers along', () => {
    for (const name of FUNCTIONS) {
      const files = readdirSync(bundles[name].dir);
      expect(files).toContain('index.mjs');
      const modules = files.filter((file) => file !== 'node_modules');
      const readers = modules.filter((file) => !/^(index|chunk-\w+)\.mjs$/.test(file));
      expect([name, readers]).toEqual([
        name,
        name === 'api' ? ['prover.mjs', 'reader.mjs', 'workbooks.mjs'] : [],
      ]);
      const maps = readdirSync(bundles[name].out).filter((file) => /^\w+-.*\.map$/.test(file));
      expect(maps).toHaveLength(modules.length);
      expect([name, files.includes('node_modules')]).toEqual([name, name === 'api']);
    }
  });

  it('load the curves of the beacon check only when a draw needs them', () => {
    expect(bundles.api.lazyBytes).toBeGreaterThan(50 * KB);
    expect(bundles.token.lazyBytes).toBe(0);
  });

  it('of the api starts without lists, draws and measures', () => {
    for (const [name, { bytes }] of Object.entries(bundles))
      console.log(`${name}: ${Math.ceil(bytes / KB)} kB`);
    expect(bundles.api.bytes).toBeLessThanOrEqual(API_START);
  });
});

describe('a bundle, started as Lambda starts it,', () => {
  it('api: is healthy, and refuses who brings no token', async () => {
    expect(await invoke('api', get('/healthz'))).toMatchObject({ statusCode: 200 });
    const refused = await invoke('api', get('/v1/me'));
    expect(refused).toMatchObject({ statusCode: 401 });
    expect(JSON.parse(refused.body as string)).toMatchObject({ code: 'unauthorized' });
  });

  it('api: gives a table with the byte-order mark that Excel goes by: as text it was lost', async () => {
    const path = '/v1/rosters/objects:template?format=csv';
    const csv = await invoke('api', get(path, { authorization }));
    expect(csv).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(
      Buffer.from(csv.body as string, 'base64')
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('efbbbf');
  });

  it('api: compresses JSON, and gives as text what nobody wants compressed', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const events = [
      get('/v1/openapi.json', headers),
      get('/v1/openapi.json'),
      eventOf('HEAD', '/v1/openapi.json'),
    ];
    const [packed, plain, head] = await Promise.all(events.map((event) => invoke('api', event)));
    expect(packed).toMatchObject({ isBase64Encoded: true, headers: { 'content-encoding': 'gzip' } });
    const bytes = Buffer.from(packed!.body as string, 'base64');
    expect(plain).toMatchObject({ isBase64Encoded: false });
    expect(gunzipSync(bytes).toString()).toBe(plain!.body);
    expect(bytes.length * 5).toBeLessThan((plain!.body as string).length);
    expect(head).toMatchObject({ statusCode: 200, body: '' });
  });

  it('api: reads an address that the gateway has decoded', async () => {
    const paths = ['100%', 'a?b', 'a#b', '企业 1'].map((id) => `/v1/departments/${id}`);
    const events = paths.map((rawPath) => ({ ...get('/', { authorization }), rawPath }));
    const responses = await Promise.all(events.map((event) => invoke('api', event)));
    const found = responses.map(({ body }) => JSON.parse(body as string));
    expect(found.map(({ code }) => code)).toEqual(paths.map(() => 'not-found'));
    expect(found.map(({ instance }) => decodeURIComponent(instance))).toEqual(paths);
  });

  it.each(['api', 'portal', 'clock', 'worker'] as const)(
    '%s: a start that fails costs one call: it spoiled the sandbox for good',
    async (name) => {
      cloud.failing = 3;
      const events = {
        api: get('/healthz'),
        portal: get('/'),
        clock: {},
        worker: { Records: [] },
      };
      const sandbox = start(name);
      const invoked = () => sandbox.invoke(events[name]).catch(({ message }) => ({ thrown: message }));
      const [first, second] = [await invoked(), await invoked()];
      sandbox.stop();
      const web = name === 'api' || name === 'portal';
      expect(first).toMatchObject(
        web
          ? {
              statusCode: 503,
              headers: { 'retry-after': '2' },
              body: expect.stringContaining('"code":"unavailable"'),
            }
          : { thrown: expect.stringContaining('503') },
      );
      expect(second).toEqual(expect.not.objectContaining({ thrown: expect.anything() }));
      if (web) expect(second).toMatchObject({ statusCode: 200 });
      expect(cloud.failing).toBe(0);
    },
  );

  it('portal: starts without asking the issuer, and lets its pages sign in there', async () => {
    const before = cloud.discoveries;
    const { headers } = await invokeFirst('portal', get('/'));
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining(`connect-src 'self' ${cloud.url} https://`),
    });
    expect(cloud.discoveries).toBe(before);
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
    const cities = await invokeFirst('portal', get('/public', { accept: 'application/json' }));
    expect(JSON.parse(cities.body as string)).toMatchObject({ items: [{ code: '620300' }] });
    expect(cities.headers).toMatchObject({ 'cache-control': 'public, max-age=60' });
    expect(cloud.sessions.slice(before)).toEqual(['000000']);
  });

  it('worker: gives back a message it cannot read, and only that', async () => {
    const Records = [{ messageId: 'm1', eventSource: 'aws:sqs', body: 'not a job' }];
    expect(await invoke('worker', { Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  });

  it('clock: puts the one of 601 tenants that is due into the queue, sends its webhook from there, and leaves it alone then', async () => {
    const headers = { authorization, 'content-type': 'application/json' };
    const post = async (path: string, body: unknown) => {
      const { body: text } = await invoke(
        'api',
        eventOf('POST', path, { headers, body: JSON.stringify(body) }),
      );
      return JSON.parse(text as string) as { id: string };
    };
    const url = 'https://subscriber.example/webhooks';
    const { id } = await post('/v1/webhooks', { url, events: ['chase.issued'] });
    const sent = await post(`/v1/webhooks/${id}/test`, {});
    const idle = Array.from({ length: 600 }, (_, i) => String(710_000 + i));
    const platform = await table.store.forTenant('000000');
    await addMissingWakes(platform, idle, new Date(Date.now() + 3_600_000));
    const before = cloud.looks.length;
    const clock = start('clock');
    const { answer, cpu } = await clock.time({});
    clock.stop();
    expect(answer).toEqual({});
    expect(cpu).toBeLessThan(2_000);
    const asked = cloud.looks.slice(before).map((body) => ({ body }));
    expect(asked).toEqual([{ body: '{"tenant":"620300"}' }]);
    const sessions = cloud.sessions.length;
    expect(await invokeFirst('clock', { Records: asked })).toEqual({});
    expect(cloud.sessions.slice(sessions)).toEqual(['000000', '620300']);
    expect(cloud.delivered).toEqual([sent.id]);
    const wake = await findWake(platform, '620300');
    expect(Date.parse(wake!.at)).toBeGreaterThan(Date.now());
  });

  it('api, sequencer, portal: what is logged is told, signed with a key that KMS sealed, and served', async () => {
    const headers = { authorization, 'content-type': 'application/json', 'if-match': '"0"' };
    const body = JSON.stringify({ cosigners: [], needed: 0 });
    const before = cloud.entries.length;
    const named = await invoke('api', eventOf('PUT', '/v1/log/cosigners', { headers, body }));
    expect(named).toMatchObject({ statusCode: 200 });
    const told = cloud.entries.slice(before);
    expect(told).toEqual(['{"tenant":"620300"}']);
    expect(await invoke('portal', get('/public/620300/log/checkpoint'))).toMatchObject({ statusCode: 404 });

    const sessions = cloud.sessions.length;
    expect(await invokeFirst('sequencer', { Records: [{ body: told[0] }] })).toEqual({});
    expect(cloud.sessions.slice(sessions)).toEqual(['620300']);
    const kept = [...cloud.s3.objects.keys()].filter((name) => name.startsWith('mingcha-log/')).sort();
    expect(kept).toEqual([
      expect.stringMatching(/^mingcha-log\/head\/620300\/\d{16}-\d+$/),
      'mingcha-log/key/620300/seed',
    ]);
    const size = Number(kept[0]!.split('-').at(-1));
    const log = '/public/620300/log';
    const [checkpoint, key, tile] = await Promise.all(
      ['checkpoint', 'key', `tile/0/000.p/${size}`].map((name) => invoke('portal', get(`${log}/${name}`))),
    );
    expect(checkpoint).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'public, max-age=1' } });
    expect(tile).toMatchObject({
      statusCode: 200,
      isBase64Encoded: true,
      headers: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    const text = ({ body, isBase64Encoded }: Record<string, unknown>) =>
      Buffer.from(body as string, isBase64Encoded ? 'base64' : 'utf8').toString();
    const verifier = parseVerifierKey(text(key!).trim(), nodeTools);
    const head = openCheckpoint(text(checkpoint!), verifier, nodeTools);
    expect(head).toMatchObject({ origin: 'mingcha.example.gov.cn/public/620300/log', size });
    expect(Buffer.from(tile!.body as string, 'base64')).toHaveLength(size * 32);
  });

  it('token: puts a person`s city into the access token', async () => {
    const userAttributes = { name: '王晓燕', 'custom:tenant': '620300' };
    const event = { userName: 'wangxiaoyan', request: { userAttributes }, response: {} };
    expect(await invoke('token', event)).toMatchObject({
      response: {
        claimsAndScopeOverrideDetails: {
          accessTokenGeneration: { claimsToAddOrOverride: { tenant: '620300', login: 'wangxiaoyan' } },
        },
      },
    });
  });
});
