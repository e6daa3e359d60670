import { createApi } from '@mingcha/fn-api';
import { createClock } from '@mingcha/fn-clock';
import { createWorker } from '@mingcha/fn-worker';
import type { Operation, Store, TenantStore } from '@mingcha/store';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createOffice } from '../../support/api/office.ts';
import { callThrough, cityA } from '../../support/system.ts';

let system: CheckedSystem;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 60, cities: [cityA] });
});
beforeEach(() => void system.sent.splice(0));
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const base = '/v1/rosters/objects';
const count = 1_500;
const csv = { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent('名录.csv') };

const admin = (method: string, path: string) => system.call(cityA, 'city-admin', method, path);
const read = (path: string) => bodyOf(admin('GET', path));
const send = (query: string, raw: string, headers: Record<string, string> = csv) =>
  system.call(cityA, 'city-admin', 'POST', `${base}:import?${query}`, { raw, headers });

/** A file of more than 4 MB; `mark` makes its rows differ from those of another. */
function largeFile(mark: string): string {
  const scope = '食品、日用百货、五金交电、农副产品的批发与零售；'.repeat(40);
  const lines = Array.from({ length: count }, (_, i) => {
    const id = `BIG-${String(i).padStart(6, '0')}`;
    return `${id},大户${i}号,企业,620302,"${mark}${i}${scope}"`;
  });
  return ['统一社会信用代码,名称,主体类型,区划,经营范围', ...lines].join('\n');
}

class Killed extends Error {}

/** A store whose process dies at its n-th write, before or after the write took effect, and writes no more. */
function dyingStore(n: number, when: 'before' | 'after', seen: () => Promise<void> = async () => {}) {
  let writes = 0;
  const wrap = (store: TenantStore): TenantStore => ({
    ...store,
    async write(...operations: Operation[]) {
      const at = ++writes;
      if (at > n || (at === n && when === 'before')) throw new Killed();
      await store.write(...operations);
      await seen();
      if (at === n) throw new Killed();
    },
  });
  const store: Store = { forTenant: async (tenant) => wrap(await system.store.forTenant(tenant)) };
  return { store, writes: () => writes };
}

function dyingWorker(...how: Parameters<typeof dyingStore>) {
  const { store, writes } = dyingStore(...how);
  return { run: createWorker({ ...system, store }).run, writes };
}

const versionsOf = async (job: string) =>
  ((await read(`${base}:versions?limit=200`)).items as { source: { job?: string } }[]).filter(
    ({ source }) => source.job === job,
  );

describe('any register', () => {
  it('is imported into by the worker: measures were no list that it knew', async () => {
    const office = createOffice(system, cityA);
    const { notice } = await office.followed(1);
    const measures = `/v1/measures:export?format=ndjson`;
    const rows = (await (await admin('GET', measures)).text()).trim().split('\n');
    const row = JSON.parse(rows.find((line) => JSON.parse(line).notice === notice.id)!);
    const response = await system.call(cityA, 'city-admin', 'POST', '/v1/measures:import?mode=merge', {
      raw: JSON.stringify({ ...row, title: '改过的举措标题' }),
      headers: { 'content-type': 'application/x-ndjson', prefer: 'respond-async' },
    });
    const { job } = await bodyOf(response);
    expect(response.status).toBe(202);
    await createWorker(system).run(system.sent[0]!);
    expect(await read(`/v1/jobs/${job}`)).toMatchObject({ state: 'done', summary: { changed: 1 } });
    expect((await read(`/v1/measures/${row.id}`)).title).toBe('改过的举措标题');
  });
});

it('an import whose first try is left under way is told when to come again: it was called a refused file', async () => {
  const headers = { ...csv, 'idempotency-key': 'left-under-way' };
  const file = '统一社会信用代码,名称,主体类型,区划\nLEFT-0001,未完成,企业,620302';
  const path = `${base}:import?mode=merge`;
  // The key, the job, its lease; then neither a page can be written nor the lease be given back.
  const api = createApi({ ...system, store: dyingStore(4, 'before').store, report: () => {} });
  const first = await callThrough(system, api)(cityA, 'city-admin', 'POST', path, { raw: file, headers });
  expect(first.status).toBe(500);
  const waiting: number[] = [];
  let response = await send('mode=merge', file, headers);
  for (; !response.ok && waiting.length < 3; response = await send('mode=merge', file, headers)) {
    const { code } = (await response.json()) as { code: string };
    expect([response.status, code]).toEqual([409, 'request-in-progress']);
    waiting.push(Number(response.headers.get('retry-after')));
    system.time.advance(waiting.at(-1)! * 1_000);
  }
  expect([response.status, waiting]).toEqual([200, [30, 30]]);
  expect((await read(`${base}/LEFT-0001`)).name).toBe('未完成');
});

describe('a large file', () => {
  it('goes to a worker, which tells how far it is, and once', async () => {
    const before = (await read(`${base}?limit=1`)).version;
    const file = largeFile('甲');
    expect(Buffer.byteLength(file)).toBeGreaterThan(4 * 2 ** 20);
    const response = await send('mode=merge&reason=年度更新', file);
    const { job } = await bodyOf(response);
    expect([response.status, response.headers.get('location')]).toEqual([202, `/v1/jobs/${job}`]);
    expect(system.sent).toEqual([{ tenant: cityA.code, jobId: job }]);
    expect(await read(`/v1/jobs/${job}`)).toMatchObject({
      state: 'waiting',
      mode: 'merge',
      register: 'objects',
      reason: '年度更新',
      fileName: '名录.csv',
    });
    expect((await read(`${base}?limit=1`)).version).toEqual(before);

    const phases = new Set<string>();
    const worker = dyingWorker(Number.POSITIVE_INFINITY, 'after', async () => {
      const { state, progress } = await read(`/v1/jobs/${job}`);
      if (progress) phases.add(`${state} ${progress.phase} ${progress.total ?? '-'}`);
    });
    await worker.run(system.sent[0]!);
    expect([...phases]).toEqual([
      'running reading -',
      `running checking ${count}`,
      `running writing ${count}`,
    ]);
    const done = await read(`/v1/jobs/${job}`);
    expect(done).toMatchObject({
      state: 'done',
      summary: { rows: count, added: count, changed: 0, rejected: 0 },
      version: { number: before.number + 1, count: before.count + count },
    });
    expect(done).not.toHaveProperty('progress');
    const [version, ...more] = await versionsOf(job);
    expect([version, more]).toMatchObject([{ reason: '年度更新', source: { fileName: '名录.csv' } }, []]);

    await createWorker(system).run(system.sent[0]!);
    expect((await read(`${base}?limit=1`)).version).toEqual(done.version);
  });

  it('with errors is refused as a whole, with a report of them all', async () => {
    const before = (await read(`${base}?limit=1`)).version;
    const file = largeFile('乙').replaceAll(',企业,', ',公司,');
    const { job } = await bodyOf(send('mode=merge', file));
    await createWorker(system).run(system.sent[0]!);
    const failed = await read(`/v1/jobs/${job}`);
    expect(failed).toMatchObject({
      state: 'failed',
      errorCount: count,
      summary: { rows: count, rejected: count },
    });
    expect(failed.errors).toHaveLength(100);
    const report = await (await admin('GET', `/v1/jobs/${job}/errors.csv`)).text();
    expect(report.split('\r\n').filter((line) => line.includes('unknown-value'))).toHaveLength(count);
    expect((await read(`${base}?limit=1`)).version).toEqual(before);
  });

  it('that is uploaded by itself is imported by its key, by its own city only', async () => {
    const { key } = await bodyOf(admin('POST', `${base}:upload`));
    await system.files.put(cityA.code, key, Buffer.from('统一社会信用代码,名称\nBIG-000000,改名的大户'));
    const { job } = await bodyOf(send(`mode=merge&file=${key}`, '', {}));
    await createWorker(system).run(system.sent[0]!);
    expect(await read(`/v1/jobs/${job}`)).toMatchObject({ state: 'done', summary: { changed: 1 } });
    const lost = await bodyOf(send('mode=merge&file=imports/01ARZ3NDEKTSV4RRFFQ69G5FAV', '', {}));
    await createWorker(system).run(system.sent[1]!);
    expect(await read(`/v1/jobs/${lost.job}`)).toMatchObject({
      state: 'failed',
      failure: { code: 'file-lost' },
    });
  });

  it('can be asked for small files too', async () => {
    const response = await send('mode=merge', '统一社会信用代码,名称\nBIG-000001,改名', {
      ...csv,
      prefer: 'respond-async',
    });
    expect(response.status).toBe(202);
    await createWorker(system).run(system.sent[0]!);
    expect(await read(`${base}/BIG-000001`)).toMatchObject({ name: '改名' });
  });
});

describe('a worker that is killed', () => {
  const small = (mark: string) =>
    [
      '统一社会信用代码,名称,主体类型,区划',
      ...Array.from({ length: 700 }, (_, i) => `CR-${i + 1000},${mark}${i},企业,620302`),
    ].join('\n');

  /** How many writes such an import takes, found by doing one. */
  let writes = 0;
  beforeAll(async () => {
    await bodyOf(send('mode=merge', small('初'), { ...csv, prefer: 'respond-async' }));
    const worker = dyingWorker(Number.POSITIVE_INFINITY, 'after');
    await worker.run(system.sent.at(-1)!);
    writes = worker.writes();
    expect(writes).toBeGreaterThan(5);
  });

  // To die after the last write but one leaves what it leaves to die before the last.
  const deaths = [
    ['before', 'first', () => 1],
    ['after', 'first', () => 1],
    ['before', 'middle', () => Math.ceil(writes / 2)],
    ['after', 'middle', () => Math.ceil(writes / 2)],
    ['before', 'last but one', () => writes - 1],
    ['before', 'last', () => writes],
    ['after', 'last', () => writes],
  ] as const;

  it.each(deaths)(
    '%s its %s write is followed by another, and the file is applied once',
    async (when, name, at) => {
      const { version: before } = await read(`${base}?limit=1`);
      const mark = `${name}${when}`;
      const { job } = await bodyOf(send('mode=merge', small(mark), { ...csv, prefer: 'respond-async' }));
      const [message] = system.sent.splice(0);
      await dyingWorker(at(), when)
        .run(message!)
        .catch((error) => expect(error).toBeInstanceOf(Killed));

      // A dead worker's message comes again by itself, or the clock sends one for it.
      system.time.advance(6 * 60_000);
      const clock = createClock({ ...system, queue: system.importQueue });
      await clock.tick();
      for (const again of system.sent.splice(0)) await createWorker(system).run(again);
      await clock.tick();
      expect(system.sent).toEqual([]);

      expect(await read(`/v1/jobs/${job}`)).toMatchObject({
        state: 'done',
        summary: { rows: 700, changed: 700, added: 0, rejected: 0 },
        version: { number: before.number + 1, count: before.count },
      });
      expect(await versionsOf(job)).toHaveLength(1);
      expect(await read(`${base}/CR-1699`)).toMatchObject({ name: `${mark}699` });
    },
  );

  it('five times over gives up, having written nothing, and says so', async () => {
    const { version: before } = await read(`${base}?limit=1`);
    const { job } = await bodyOf(send('mode=merge', small('不'), { ...csv, prefer: 'respond-async' }));
    for (let attempt = 0; attempt < 6; attempt++) {
      await dyingWorker(2, 'after')
        .run(system.sent[0]!)
        .catch(() => {});
      system.time.advance(61_000);
    }
    await createWorker(system).run(system.sent[0]!);
    expect(await read(`/v1/jobs/${job}`)).toMatchObject({ state: 'failed', failure: { code: 'gave-up' } });
    expect((await read(`${base}?limit=1`)).version).toEqual(before);
  });

  it('while another takes over writes nothing more', async () => {
    const { job } = await bodyOf(send('mode=merge', small('两'), { ...csv, prefer: 'respond-async' }));
    const [message] = system.sent;
    const held = createWorker(system).run(message!);
    await Promise.all([held, createWorker(system).run(message!), createWorker(system).run(message!)]);
    expect(await read(`/v1/jobs/${job}`)).toMatchObject({ state: 'done' });
    expect(await versionsOf(job)).toHaveLength(1);
  });

  it('with the API, while the caller waits, leaves nothing of the file, and the file can be sent again', async () => {
    const { version: before } = await read(`${base}?limit=1`);
    const { store } = dyingStore(3, 'after');
    const api = createApi({ ...system, store, report: (error) => expect(error).toBeInstanceOf(Killed) });
    const token = await system.tokenOf({ tenant: cityA.code, roles: ['city-admin'] });
    const headers = { ...csv, authorization: `Bearer ${token}` };
    const init = { method: 'POST', headers, body: small('断') };
    expect((await api.request(`${base}:import?mode=merge`, init)).status).toBe(500);
    expect((await read(`${base}?limit=1`)).version).toEqual(before);

    system.time.advance(6 * 60_000);
    await createClock({ ...system, queue: system.importQueue }).tick();
    const [message] = system.sent;
    await createWorker(system).run(message!);
    const job = await read(`/v1/jobs/${message!.jobId}`);
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'file-lost' } });
    const again = await send('mode=merge', small('断'));
    expect((await bodyOf(again)).summary).toMatchObject({ changed: 700 });
  });
});
