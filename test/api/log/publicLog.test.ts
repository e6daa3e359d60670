import { createHash } from 'node:crypto';
import { createClock } from '@mingcha/fn-clock';
import { leafHash, merkleRoot } from '@mingcha/kernel';
import { logEntries, logSize } from '@mingcha/log';
import { auditLog, openRemote } from '@mingcha/log/audit';
import { nodeTools, openSeed } from '@mingcha/log/node';
import {
  checkpointText,
  cosign,
  cosignersOf,
  decodeBundle,
  formatNote,
  formatVerifierKey,
  hasQuorum,
  openCheckpoint,
  openProof,
  parseNote,
  parsePolicy,
  parseVerifierKey,
  toHex,
} from '@mingcha/log/tlog';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePolicy } from '../../support/policy.ts';
import { cityA, cityB, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem({ objects: 0 });
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const tick = () => createClock(system).sequenceDue();
const prefix = `/public/${cityA.code}/log`;
const get = (path: string, code = cityA.code) =>
  system.portal.request(`/public/${code}/log${path}`, { headers: { accept: 'text/html' } });
const text = async (path: string, code?: string) => (await get(path, code)).text();
const post = (body: string, code = cityA.code) =>
  system.api.request(`/public/${code}/log/cosignatures`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain' },
  });

const cosigners = [1, 2, 3].map((n) =>
  openSeed(new Uint8Array(32).fill(n), `notary${n}.example/log`, 'cosignature'),
);
const registered = cosigners.map(({ key }, i) => ({
  name: `notary-${i + 1}`,
  title: `第${i + 1}公证处`,
  vkey: formatVerifierKey(key, nodeTools),
  place: i < 2 ? 'outside' : 'inside',
}));
const put = (body: unknown, lock: number, role = 'city-admin', city = cityA) =>
  system.call(city, role, 'PUT', '/v1/log/cosigners', { body, headers: { 'if-match': `"${lock}"` } });

async function cosigned(checkpoint: string, who: number, { time = system.time.now().getTime() / 1000 } = {}) {
  const { text } = parseNote(checkpoint);
  const { key, sign } = cosigners[who]!;
  return formatNote(text, [await cosign(text, { key, time, sign })]);
}

describe('the public log', () => {
  it('is not there before anything was logged, nor where there is no city', async () => {
    expect((await get('/checkpoint')).status).toBe(404);
    expect((await get('/checkpoint', '999999')).status).toBe(404);
    expect((await get('/tile/0/000', 'x')).status).toBe(404);
  });

  it('begins with the cosigners that an administrator names, which is logged and audited', async () => {
    const body = { cosigners: registered, needed: 2 };
    expect((await put(body, 0, 'auditor')).status).toBe(403);
    const faults = await bodyOf(put({ cosigners: [{ ...registered[0], vkey: 'x' }], needed: 2 }, 0));
    expect(faults.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/cosigners/0/vkey',
      '/needed',
    ]);
    expect((await put(body, 0)).status).toBe(200);
    expect((await put(body, 0)).status).toBe(412);
    await tick();
    const key = parseVerifierKey(await text('/key'), nodeTools);
    expect(key.name).toBe(`mingcha.test${prefix}`);
    const checkpoint = openCheckpoint(await text('/checkpoint'), key, nodeTools);
    // The list of inspection items was published before.
    expect(checkpoint.size).toBe(2);
    const bundle = new Uint8Array(await (await get('/tile/entries/000.p/2')).arrayBuffer());
    const [first, entry] = decodeBundle(bundle, 2);
    expect(JSON.parse(Buffer.from(entry!).toString())).toMatchObject({
      type: 'policy.changed',
      policy: 'log',
      tenant: cityA.code,
    });
    const leaves = [first!, entry!].map((one) => leafHash(one, nodeTools.hash));
    expect(toHex(merkleRoot(leaves, nodeTools.hash))).toBe(toHex(checkpoint.root));
    const audit = await bodyOf(system.call(cityA, 'city-admin', 'GET', '/v1/audit?action=log.cosigners'));
    expect(audit.items).toHaveLength(1);
    expect((await get('/checkpoint', cityB.code)).status).toBe(404);
  });

  it('gathers the lines of cosigners until the quorum of its policy has signed a head', async () => {
    const checkpoint = await text('/checkpoint');
    expect((await get('/cosigned')).status).toBe(404);
    for (const who of [2, 0]) {
      expect((await post(await cosigned(checkpoint, who))).status).toBe(204);
      expect((await get('/cosigned')).status).toBe(404);
    }
    expect((await post(await cosigned(checkpoint, 1))).status).toBe(204);
    expect((await post(await cosigned(checkpoint, 1, { time: 1_700_000_000 }))).status).toBe(204);
    const note = parseNote(await text('/cosigned'));
    expect(await text('/head/2')).toBe(await text('/cosigned'));
    expect(note.signatures).toHaveLength(4);
    const policy = parsePolicy(await text('/policy'), nodeTools);
    expect(policy.witnesses.map(({ name }) => name)).toEqual(['notary-1', 'notary-2']);
    const names = cosignersOf(note, policy, nodeTools).map(({ name }) => name);
    expect(hasQuorum(policy, names)).toBe(true);
  });

  it('takes no line that is wrong, of a stranger, of the future, or under a head of its own', async () => {
    const checkpoint = await text('/checkpoint');
    const good = await cosigned(checkpoint, 0);
    const { origin, root } = openCheckpoint(
      checkpoint,
      parseVerifierKey(await text('/key'), nodeTools),
      nodeTools,
    );
    const { key, sign } = openSeed(new Uint8Array(32).fill(9), 'stranger.example', 'cosignature');
    const own = parseNote(checkpoint).text;
    const cases: [string, number, string][] = [
      ['hello', 400, 'not-a-note'],
      ['x'.repeat(20_000), 400, 'not-a-note'],
      [good.replace(/.{8}==\n$/, 'AAAAAAAA==\n').replace(/.{8}\n$/, 'AAAAAAAA\n'), 422, 'invalid'],
      [formatNote(own, [await cosign(own, { key, time: 1, sign })]), 422, 'invalid'],
      [await cosigned(checkpoint, 0, { time: 4_000_000_000 }), 422, 'invalid'],
      [
        await cosigned(formatNote(checkpointText({ origin, size: 7, root }), ['— a AAAAAAAA']), 0),
        409,
        'head-unknown',
      ],
      [
        await cosigned(
          formatNote(checkpointText({ origin, size: 2, root: new Uint8Array(32) }), ['— a AAAAAAAA']),
          0,
        ),
        409,
        'head-unknown',
      ],
    ];
    for (const [body, status, code] of cases) {
      const response = await post(body);
      expect([response.status, (await bodyOf(response)).code]).toEqual([status, code]);
    }
    expect((await post(good, cityB.code)).status).toBe(409);
    expect((await post(good, '999999')).status).toBe(404);
  });

  it('proves an entry under the first head that the quorum has signed, without the log', async () => {
    await put({ cosigners: registered.slice(0, 2), needed: 1 }, 1);
    await tick();
    const key = parseVerifierKey(await text('/key'), nodeTools);
    const leaf = async (index: number, size: number) => {
      const bundle = new Uint8Array(await (await get(`/tile/entries/000.p/${size}`)).arrayBuffer());
      return leafHash(decodeBundle(bundle, size)[index]!, nodeTools.hash);
    };
    expect(openProof(await text('/proof/0'), await leaf(0, 3), key, nodeTools)).toMatchObject({
      index: 0,
      size: 2,
    });
    expect(openProof(await text('/proof/2'), await leaf(2, 3), key, nodeTools)).toMatchObject({
      index: 2,
      size: 3,
    });
    for (const path of [
      '/proof/3',
      '/proof/x',
      '/head/4',
      '/head/01',
      '/tile/0/001',
      '/tile/0/../../x',
      '/tile/0/000',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    const summary = await bodyOf(system.portal.request(prefix));
    expect(summary).toMatchObject({
      size: 3,
      waiting: 0,
      cosigned: { size: 2 },
      needed: 1,
      stopped: null,
      demonstration: true,
    });
    expect(summary.cosigners.map(({ last }: { last: { size: number } }) => last.size)).toEqual([2, 2]);
  });

  it('has lists that are published, the policy of draws, and a root over each day of the audit log', async () => {
    const ask = (method: string, path: string, body?: unknown, lock?: string) =>
      system.call(cityA, 'city-admin', method, path, { body, headers: lock ? { 'if-match': lock } : {} });
    const { settings } = await bodyOf(ask('GET', '/v1/tenant'));
    const change = async (settings: object) => {
      const lock = (await ask('GET', '/v1/tenant')).headers.get('etag')!;
      expect((await ask('PATCH', '/v1/tenant', { settings }, lock)).status).toBe(200);
    };
    await changePolicy(system, cityA, { teamSize: settings.teamSize + 1 });
    await change({ dayOverrides: { '2026-12-05': true } });
    const heads = await ask('GET', '/v1/rosters/inspectors:versions');
    const [version] = (await bodyOf(heads)).items;
    const path = '/v1/rosters/inspectors:publish';
    const lock = (await bodyOf(ask('POST', path, { version: version.id }, '"0"'))).lock;
    const first = await ask('POST', path, { version: version.id }, `"${lock}"`);
    expect(first.status).toBe(200);
    system.time.advance(86_400_000);
    await createClock(system).tick();

    const store = await system.test.store.forTenant(cityA.code);
    const logged: Record<string, unknown>[] = [];
    for await (const entry of logEntries(store, { to: await logSize(store) })) logged.push(entry);
    const of = (type: string) => logged.filter((entry) => entry.type === type);
    expect(of('policy.changed').map(({ policy }) => policy)).toEqual(['log', 'log', 'draw']);
    const [list] = of('register.published').filter(({ kind }) => kind === 'inspectors');
    expect(list).toMatchObject({
      number: version.number,
      root: version.root,
      count: version.count,
      added: version.count,
    });
    const ids = (await bodyOf(ask('GET', '/v1/rosters/inspectors?limit=200'))).items.map(
      ({ id }: { id: string }) => id,
    );
    expect(ids).toHaveLength(version.count);
    const hash = createHash('sha256');
    for (const id of ids.sort()) hash.update(`${id}\n`);
    expect(list!.ids).toBe(hash.digest('hex'));

    const days = of('audit.day');
    expect(days.map(({ date }) => date)).toEqual(['2026-11-20']);
    const seen = await bodyOf(ask('GET', '/v1/log/audit-days/2026-11-20'));
    expect(seen).toMatchObject({ same: true, logged: { count: days[0]!.count, root: days[0]!.root } });
    expect(seen.now.count).toBeGreaterThan(3);
    expect(await bodyOf(ask('GET', '/v1/log/audit-days/2026-11-21'))).toMatchObject({
      logged: null,
      same: null,
    });
    await auditLog({
      log: openRemote(`http://mingcha.test${prefix}`, async (url) => system.portal.request(url)),
      tools: nodeTools,
      say: () => undefined,
    });
  });

  it('lets nobody flood it with signatures', async () => {
    const statuses = await Promise.all(Array.from({ length: 70 }, async () => (await post('hello')).status));
    expect(statuses).toContain(429);
  });
});
