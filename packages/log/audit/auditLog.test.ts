import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOnError } from '@mingcha/http';
import { leafHash } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cosignOnce } from '../cosign/cosignOnce.ts';
import { openState } from '../cosign/state.ts';
import { logHeadEntity } from '../keeping/entities.ts';
import { nodeTools, openSeed } from '../node.ts';
import { publicLogRoutes } from '../serving/index.ts';
import { checkLog } from '../testing/checkLog.ts';
import { startTestLog, type TestLog } from '../testing/startTestLog.ts';
import {
  concat,
  edgeRoot,
  emptyEdge,
  encodeBundle,
  growEdge,
  parseCheckpointText,
  signCheckpoint,
  utf8,
} from '../tlog/index.ts';
import { auditLog } from './auditLog.ts';
import { openRemote } from './remote.ts';

let test: TestLog;
let store: TenantStore;
/** What the log's operator serves in place of what is there, by path. */
let served: Map<string, string | Uint8Array>;
beforeAll(async () => {
  test = await startTestLog();
});
afterAll(() => test.stop());
beforeEach(async () => {
  store = await test.newStore();
  served = new Map();
  await test.log(store, 300);
  await test.settle(store);
});

function remote(asked: string[] = []) {
  const routes = publicLogRoutes({
    store: test.test.readOnlyStore,
    log: { files: test.deps.files, demonstration: true },
    publicUrl: 'http://mingcha.test',
    isTenant: async () => true,
  });
  routes.onError(createOnError((error) => Promise.reject(error)));
  const prefix = `http://mingcha.test/public/${store.tenant}/log`;
  return openRemote(prefix, async (url) => {
    asked.push(url);
    const own = served.get(url.slice(prefix.length + 1));
    return own === undefined
      ? routes.request(url)
      : new Response(typeof own === 'string' ? own : new Uint8Array(own));
  });
}

const said: string[] = [];
const audit = (more: { since?: string; vkey?: string; policy?: string } = {}) => {
  said.length = 0;
  return auditLog({ log: remote(), tools: nodeTools, say: (line) => void said.push(line), ...more });
};

/** What somebody with the log's key can sign: another tree. */
async function forge(entries: readonly Uint8Array[], { key = 'own' } = {}) {
  const { origin } = (await store.get(logHeadEntity, {}))!;
  const { hash } = nodeTools;
  const { edge, tiles } = growEdge(emptyEdge, concat(...entries.map((entry) => leafHash(entry, hash))), hash);
  const own =
    key === 'own'
      ? await test.deps.keys.open(store.tenant, origin)
      : openSeed(new Uint8Array(32), origin, 'note');
  served.set(
    'checkpoint',
    await signCheckpoint({ origin, size: edge.size, root: edgeRoot(edge, hash) }, own.key, own.sign),
  );
  for (let at = 0; at < entries.length; at += 256) {
    const part = entries.slice(at, at + 256);
    const path = `tile/entries/00${at / 256}`;
    served.set(part.length === 256 ? path : `${path}.p/${part.length}`, encodeBundle(part));
  }
  for (const { level, index, width, bytes } of tiles)
    served.set(`tile/${level}/00${index}${width === 256 ? '' : `.p/${width}`}`, bytes);
}

async function entries(): Promise<Uint8Array[]> {
  const log = remote();
  const [first, second] = await Promise.all([
    log.bundle({ level: 'entries', index: 0, width: 256 }),
    log.bundle({ level: 'entries', index: 1, width: 44 }),
  ]);
  return [...first, ...second];
}
const wrong = (words: string, more?: Parameters<typeof audit>[0]) =>
  expect(audit(more)).rejects.toThrow(words);

describe('an audit of a log from its address', () => {
  it('recomputes all of it, and later only what came after', async () => {
    const first = await audit();
    expect(said.join('\n')).toContain('共 300 条');
    await test.log(store, 500);
    await test.settle(store);
    const second = await audit({ since: first });
    expect(parseCheckpointText(second.split('\n\n')[0]!.concat('\n')).size).toBe(800);
    expect(said.join('\n')).toContain('自 300 条时的树头起前后一致');
    await audit();
  });

  it('finds a tile, a bundle or an entry that was changed', async () => {
    const log = remote();
    const tile = await log.tile({ level: 0, index: 0, width: 256 });
    tile[70]! ^= 1;
    served.set('tile/0/000', tile);
    await wrong('瓦片 tile/0/000 与条目不符');
    served.clear();
    const all = await entries();
    served.set('tile/entries/001.p/44', encodeBundle([...all.slice(256, 299), utf8('{}')]));
    await wrong('第 299 条不合格式');
    served.set('tile/entries/001.p/44', encodeBundle([...all.slice(256, 299), all[0]!]));
    await wrong('与条目不符');
    served.set('tile/entries/001.p/44', encodeBundle(all.slice(256)).slice(0, -1));
    await wrong('不合格式');
  });

  it('finds a log that was rewritten, shortened, or signed with another key', async () => {
    const first = await audit();
    const all = await entries();
    const other = all.map((entry, i) =>
      i === 3 ? utf8(Buffer.from(entry).toString().replace('"draw"', '"log"')) : entry,
    );
    await forge(other);
    await audit();
    await wrong('日志被改写', { since: first });
    served.clear();
    await forge(all.slice(0, 280));
    await wrong('日志变短了', { since: first });
    served.clear();
    const vkey = await remote().text('key');
    await forge(all, { key: 'another' });
    await wrong('签名或格式有误', { vkey: vkey! });
  });

  it('finds entries that break the rules of their content', async () => {
    const all = (await entries()).map((entry) => Buffer.from(entry).toString());
    const [one, two] = [all[0]!, all[1]!].map((text) => JSON.parse(text));
    const sorted = (value: object) =>
      utf8(JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))));
    await forge([sorted(one), sorted({ ...two, at: '2020-01-01T00:00:00.000Z' })]);
    await wrong('倒退');
    await forge([sorted({ ...one, tenant: '999999' })]);
    await wrong('不合格式');
    await forge([utf8(` ${all[0]}`)]);
    await wrong('不合格式');
    await forge([sorted({ at: one.at, tenant: one.tenant, type: 'of.later' })]);
    await audit();
    expect(said.join('\n')).toContain('of.later');
  });

  it('fetches a few tiles for each of 10,000 entries, which are one tree', async () => {
    await test.log(store, 9_700);
    await test.settle(store);
    expect((await checkLog(test, store)).size).toBe(10_000);
    const asked: string[] = [];
    await auditLog({ log: remote(asked), tools: nodeTools, say: () => undefined });
    expect(asked.length).toBeLessThan(2 * 40 + 10);
  });
});

describe('a cosigner', () => {
  const dirs: string[] = [];
  const url = 'http://mingcha.test/log';
  afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true }))));
  async function cosigner() {
    const dir = await mkdtemp(join(tmpdir(), 'mingcha-cosigner-'));
    dirs.push(dir);
    const posted: string[] = [];
    const look = async (post = async (note: string) => void posted.push(note)) =>
      cosignOnce({
        log: remote(),
        tools: nodeTools,
        state: await openState(dir, 'notary.example/log', url),
        now: () => 1_700_000_000_000,
        post,
      });
    return { dir, posted, look };
  }

  it('signs head after head, each once it goes on from the one before', async () => {
    const { look, posted } = await cosigner();
    expect(await look()).toEqual({ size: 300, new: true });
    await test.log(store, 7);
    await test.settle(store);
    expect(await look()).toEqual({ size: 307, new: true });
    expect(await look()).toEqual({ size: 307, new: false });
    expect(posted).toHaveLength(3);
    expect(posted[1]).toContain('\n307\n');
  });

  it('signs nothing of a log that contradicts itself, and keeps both heads', async () => {
    const { look, posted, dir } = await cosigner();
    await look();
    const all = await entries();
    await forge([...all.slice(1), all[0]!, all[0]!]);
    await expect(look()).rejects.toThrow('互相矛盾');
    await forge([...all.slice(1), all[0]!]);
    await expect(look()).rejects.toThrow('互相矛盾');
    expect(posted).toHaveLength(1);
    const [evidence] = (await readdir(dir)).filter((name) => name.startsWith('contradiction'));
    const kept = await readFile(join(dir, evidence!), 'utf8');
    expect(kept.match(/\n30[01]\n/g)).toHaveLength(2);
    served.clear();
    expect(await look()).toEqual({ size: 300, new: false });
  });

  it('passes over an older head, and refuses another key', async () => {
    const { look, posted } = await cosigner();
    await look();
    const all = await entries();
    await forge(all.slice(0, 250));
    expect(await look()).toEqual({ size: 300, new: false });
    await forge(all, { key: 'another' });
    await expect(look()).rejects.toThrow('签名有误');
    expect(posted).toHaveLength(1);
  });

  it('never signs another head of a size, though its first signature was lost', async () => {
    const { look } = await cosigner();
    await expect(look(async () => Promise.reject(new Error('offline')))).rejects.toThrow('offline');
    const all = await entries();
    await forge([...all.slice(1), all[0]!]);
    await expect(look()).rejects.toThrow('互相矛盾');
    served.clear();
    expect(await look()).toEqual({ size: 300, new: false });
  });

  it('keeps its key and does not take another name for it', async () => {
    const { dir } = await cosigner();
    await expect(openState(dir, undefined, url)).rejects.toThrow('--name');
    const first = await openState(dir, 'notary.example/log', url);
    expect((await openState(dir, undefined, url)).key).toEqual(first.key);
    await expect(openState(dir, 'other', url)).rejects.toThrow('不是 other');
  });
});
