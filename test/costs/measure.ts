import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { generateItems } from '@mingcha/demo';
import { createApi } from '@mingcha/fn-api';
import { createClock } from '@mingcha/fn-clock';
import { createWorker } from '@mingcha/fn-worker';
import { sharedCache } from '@mingcha/register';
import type { FileStore } from '@mingcha/store';
import { bodyOf } from '@mingcha/tenancy/testing';
import { startSubscriber } from '@mingcha/webhooks/testing';
import { benchCity, benchRows, writeRosterFile } from '../bench/rosterFile.ts';
import { createCeremony } from '../support/ceremony.ts';
import { playMeasures } from '../support/measures.ts';
import { callThrough, startSystem, type TestSystem } from '../support/system.ts';
import { startCountingProxy } from './countingProxy.ts';
import type { Measurements, Unit } from './model.ts';
import { pageBytes, readTemplates } from './pieces.ts';
import { tableBytes } from './stored.ts';

const city = benchCity;

/** Measures what operations of a city of 200,000 objects take, on the engine of this machine. Takes some minutes. */
export async function measure(date: string): Promise<Measurements> {
  const folder = await mkdtemp(join(tmpdir(), 'mingcha-costs-'));
  const proxies: Awaited<ReturnType<typeof startCountingProxy>>[] = [];
  const between = async (endpoint: string) => {
    const proxy = await startCountingProxy(endpoint);
    proxies.push(proxy);
    return proxy.endpoint;
  };
  const system = await startSystem({ objects: 0, cities: [city], between });
  const subscriber = await startSubscriber();
  try {
    const file = join(folder, 'roster.csv');
    await writeRosterFile(file);
    const units = await measureUnits(system, proxies[0]!, file, subscriber.url);
    return {
      date,
      engine: 'the embedded engine, one processor',
      units,
      stored: { table: await tableBytes(system), importFile: (await stat(file)).size },
      pages: await pageBytes(),
      ...(await readTemplates(folder)),
    };
  } finally {
    proxies[0]?.stop();
    await subscriber.stop();
    await system.stop();
    await rm(folder, { recursive: true });
  }
}

async function measureUnits(
  system: TestSystem,
  { consumed }: { consumed: { read: number; write: number; calls: number } },
  file: string,
  webhookUrl: string,
): Promise<Record<string, Unit>> {
  const unlimited = { perSecond: 1_000_000, burst: 1_000_000 };
  const traffic = { requests: 0, bytes: 0 };
  /** An app whose requests and bytes are counted. */
  const counted = (app: { request(path: string, init?: RequestInit): Response | Promise<Response> }) => ({
    async request(path: string, init?: RequestInit) {
      const response = await app.request(path, init);
      traffic.requests++;
      const body = new Uint8Array(await response.clone().arrayBuffer());
      const isJson = /json/.test(response.headers.get('content-type') ?? '');
      traffic.bytes += isJson ? gzipSync(body).byteLength : body.byteLength;
      return response;
    },
  });
  const api = counted(createApi({ ...system, limits: { caller: unlimited, tenant: unlimited } }));
  const portal = counted(system.portal);
  const call = callThrough(system, api);
  const admin = async (method: string, path: string, options = {}) => {
    const response = await call(city, 'city-admin', method, path, options);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };

  const units: Record<string, Unit> = {};
  async function unit(name: string, times: number, work: (n: number) => Promise<unknown>): Promise<void> {
    const before = { ...consumed, ...traffic };
    const cpu = process.cpuUsage();
    for (let n = 0; n < times; n++) await work(n);
    const { user, system: kernel } = process.cpuUsage(cpu);
    const now = { ...consumed, ...traffic };
    const share = (key: keyof typeof now) => round((now[key] - before[key]) / times);
    units[name] = {
      requests: share('requests'),
      read: share('read'),
      write: share('write'),
      calls: share('calls'),
      cpu: round((user + kernel) / 1_000 / times),
      bytes: share('bytes'),
    };
  }

  const files: FileStore = { ...system.files, open: async () => createReadStream(file) };
  const worker = createWorker({ ...system, files });
  const { key } = await bodyOf(admin('POST', '/v1/rosters/objects:upload'));
  const { job } = await bodyOf(admin('POST', `/v1/rosters/objects:import?mode=replace&file=${key}`));
  await unit('import', 1, () => worker.run({ tenant: city.code, jobId: job }));
  const done = await bodyOf(admin('GET', `/v1/jobs/${job}`));
  if (done.version?.count !== benchRows) throw new Error(`the import ended as ${JSON.stringify(done)}`);

  const faults: unknown[] = [];
  const clock = createClock({
    ...system,
    store: system.test.store,
    report: (fault) => void faults.push(fault),
  });
  await clock.tick();
  system.time.advance(60_000);
  await clock.tick();
  await unit('tick', 50, () => clock.tick());
  system.time.advance(3_600_000);
  await unit('look', 1, () => clock.tick());

  const roster = '/v1/rosters/objects';
  const [department] = city.departments;
  const { items } = await bodyOf(admin('GET', `${roster}?limit=50`));
  await admin('GET', `${roster}?limit=50&q=${encodeURIComponent('张')}`);
  await unit('read', 100, () => admin('GET', `/v1/departments/${department!.id}`));
  await unit('list', 50, () => admin('GET', `${roster}?limit=50`));
  await unit('search', 20, (n) =>
    admin('GET', `${roster}?limit=50&q=${encodeURIComponent(items[n].name.slice(2, 5))}`),
  );
  await unit('searchCold', 3, (n) => {
    sharedCache.clear();
    return admin('GET', `${roster}?limit=50&q=${encodeURIComponent(items[n].name.slice(2, 5))}`);
  });
  await unit('edit', 10, async (n) => {
    const etag = (await admin('GET', `${roster}/${items[n].id}`)).headers.get('etag')!;
    await admin('PATCH', `${roster}/${items[n].id}`, {
      body: { name: `${items[n].name}（改）` },
      headers: { 'if-match': etag },
    });
  });
  const ceremony = createCeremony({ ...system, api: api as never, call }, city);
  const everywhere = generateItems(city).find((item) => !item.labels?.length)!;
  const compose = {
    title: '全名录抽查',
    items: [everywhere.id],
    disclosure: 'sealed',
    teams: [{ dept: everywhere.dept, size: 2 }],
    match: ['region'],
    seed: { source: 'local' },
  };
  let drawn = '';
  await unit('draw', 2, async () => {
    sharedCache.clear();
    const committed = await ceremony.commit(await ceremony.plan(compose));
    const published = await ceremony.step(await ceremony.step(committed, 'execute', {}), 'publish');
    drawn = published.draw.id;
  });
  await unit('notice', 2, async (n) => {
    await playMeasures({ call, files: system.files }, city, 10 + n * 10);
    system.time.advance(3_600_000);
    await clock.tick();
  });
  const seen = [`/public/${city.code}/draws`, `/public/${city.code}/draws/${drawn}`];
  await unit('publicRead', 60, async (n) => {
    const response = await portal.request(seen[n % seen.length]!);
    if (!response.ok) throw new Error(`${seen[n % seen.length]}: ${response.status}`);
  });

  const hook = { url: webhookUrl, events: ['round.opened'] };
  const { id } = await bodyOf(admin('POST', '/v1/webhooks', { body: hook }));
  const tries = 5;
  for (let n = 0; n < tries; n++) await admin('POST', `/v1/webhooks/${id}/test`);
  await unit('webhook', 1, () => clock.tick());
  units.webhook = Object.fromEntries(
    Object.entries(units.webhook!).map(([name, value]) => [name, round(value / tries)]),
  ) as Unit;
  if (faults.length > 0) throw faults[0];
  return units;
}

const round = (value: number) => Number(value.toPrecision(3));
