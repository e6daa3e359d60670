import { createClock } from '@mingcha/fn-clock';
import { leafHash } from '@mingcha/kernel';
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
} from '@mingcha/log/tlog';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cityA, cityB, startSystem, type TestSystem } from '../support/system.ts';

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
    expect(checkpoint.size).toBe(1);
    const bundle = new Uint8Array(await (await get('/tile/entries/000.p/1')).arrayBuffer());
    const [entry] = decodeBundle(bundle, 1);
    expect(JSON.parse(Buffer.from(entry!).toString())).toMatchObject({
      type: 'policy.changed',
      policy: 'log',
      tenant: cityA.code,
    });
    expect(leafHash(entry!, nodeTools.hash)).toEqual(Buffer.from(checkpoint.root));
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
    expect(await text('/head/1')).toBe(await text('/cosigned'));
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
          formatNote(checkpointText({ origin, size: 1, root: new Uint8Array(32) }), ['— a AAAAAAAA']),
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
    expect(openProof(await text('/proof/0'), await leaf(0, 2), key, nodeTools)).toMatchObject({
      index: 0,
      size: 1,
    });
    expect(openProof(await text('/proof/1'), await leaf(1, 2), key, nodeTools)).toMatchObject({
      index: 1,
      size: 2,
    });
    for (const path of [
      '/proof/2',
      '/proof/x',
      '/head/3',
      '/head/01',
      '/tile/0/001',
      '/tile/0/../../x',
      '/tile/0/000',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    const summary = await bodyOf(system.portal.request(prefix));
    expect(summary).toMatchObject({
      size: 2,
      waiting: 0,
      cosigned: { size: 1 },
      needed: 1,
      stopped: null,
      demonstration: true,
    });
    expect(summary.cosigners.map(({ last }: { last: { size: number } }) => last.size)).toEqual([1, 1]);
  });

  it('lets nobody flood it with signatures', async () => {
    const statuses = await Promise.all(Array.from({ length: 70 }, async () => (await post('hello')).status));
    expect(statuses).toContain(429);
  });
});
