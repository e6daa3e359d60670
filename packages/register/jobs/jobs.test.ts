import { dyingStore, testTenants } from '@mingcha/local/testing';
import { create, replace, type TenantStore, unavailable } from '@mingcha/store';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageEntity } from '../pages/entities.ts';
import { openRegister } from '../register.ts';
import { bodyOf, startTestApi, type TestApi } from '../testing/api.ts';
import { byTester, collect, shops } from '../testing/shops.ts';
import { type ImportJob, jobEntity, loadJob } from './job.ts';
import { takeJob } from './lease.ts';
import { resumeStuck } from './resumeStuck.ts';
import { runJob } from './runJob.ts';

let api: TestApi;
let store: TenantStore;
beforeAll(async () => {
  api = await startTestApi();
  store = await api.test.store.forTenant(testTenants.a);
});
afterAll(() => api.stop());
afterEach(() => expect(api.reported).toEqual([]));

const csv = (count: number, name = '店') =>
  ['编号,名称', ...Array.from({ length: count }, (_, i) => `S${i},${name}${i}`)].join('\n');
const lease = 61_000;
/** Lets the clock look for stuck jobs; returns the ids of those that it sent again, which `api.sent` has too. */
const look = () =>
  resumeStuck({
    store,
    queue: { send: async (message) => void api.sent.push(message) },
    clock: api.clock.now,
  });

describe('a large import', () => {
  it('is a job with progress, and its version names it', async () => {
    const response = await api.call('POST', '/v1/shops:import?mode=replace&reason=年度更新', {
      body: csv(1_500),
      headers: {
        'content-type': 'text/csv',
        prefer: 'respond-async',
        'x-file-name': encodeURIComponent('名录.csv'),
      },
    });
    expect(response.status).toBe(202);
    const { job } = await bodyOf(response);
    expect(response.headers.get('location')).toBe(`/v1/jobs/${job}`);
    expect(await bodyOf(api.call('GET', `/v1/jobs/${job}`))).toMatchObject({
      state: 'waiting',
      fileName: '名录.csv',
    });
    await api.work();
    const done = await bodyOf(api.call('GET', `/v1/jobs/${job}`));
    expect(done).toMatchObject({
      state: 'done',
      register: 'shops',
      mode: 'replace',
      by: { sub: 'u1', name: '王五' },
      summary: { rows: 1_500, added: 1_500, rejected: 0, warnings: 0 },
      version: { count: 1_500 },
    });
    expect(done).not.toHaveProperty('file');
    const { items } = await bodyOf(api.call('GET', '/v1/shops:versions?limit=1'));
    expect(items[0]).toMatchObject({
      reason: '年度更新',
      source: { type: 'import', job, fileName: '名录.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('over 4 MB becomes a job by itself', async () => {
    const body = csv(60_000, '名称很长的一家店'.repeat(3));
    const response = await api.call('POST', '/v1/shops:import?mode=merge', {
      body,
      headers: { 'content-type': 'text/csv' },
    });
    expect([response.status, body.length > 1_500_000]).toEqual([202, true]);
    api.sent.length = 0;
  });

  it('can be uploaded first', async () => {
    const place = await bodyOf(api.call('POST', '/v1/shops:upload'));
    await api.files.put(testTenants.a, place.key, Buffer.from('编号,名称\nS1,上传的店'));
    const response = await api.call('POST', `/v1/shops:import?mode=merge&file=${place.key}`);
    expect(response.status).toBe(202);
    await api.work();
    expect(await bodyOf(api.call('GET', '/v1/shops/S1'))).toMatchObject({ name: '上传的店' });
    const elsewhere = await api.call('POST', '/v1/shops:import?mode=merge&file=../secret');
    expect(elsewhere.status).toBe(422);
  });

  it('fails, and says why, where its file never came', async () => {
    const { key } = await bodyOf(api.call('POST', '/v1/shops:upload'));
    const { job } = await bodyOf(api.call('POST', `/v1/shops:import?mode=merge&file=${key}`));
    await api.work();
    expect(await bodyOf(api.call('GET', `/v1/jobs/${job}`))).toMatchObject({
      state: 'failed',
      failure: { code: 'file-lost' },
    });
  });

  it('is listed, newest first, for its own tenant', async () => {
    const { items } = await bodyOf(api.call('GET', '/v1/jobs?limit=3'));
    expect(items).toHaveLength(3);
    expect(items[0].id > items[1].id && items[1].id > items[2].id).toBe(true);
    const others = await bodyOf(api.call('GET', '/v1/jobs', { tenant: testTenants.b }));
    expect(others.items).toEqual([]);
  });
});

let made = 0;
/** A job waiting for a worker, into a register that no other test uses, which holds three rows. */
async function waiting(change: Partial<ImportJob> = {}) {
  const kind = { ...shops, name: `jobs${++made}` };
  const register = openRegister(store, kind, { now: api.clock.now });
  await register.replaceAll(
    ['S0', 'S1', 'old'].map((id) => ({ id, name: '原' })),
    byTester,
  );
  const id = `01JBB${String(made).padStart(21, '0')}`;
  const file = `imports/${id}`;
  await api.files.put(testTenants.a, file, Buffer.from(csv(600)));
  const job: ImportJob = {
    id,
    kind: 'import',
    register: kind.name,
    mode: 'replace',
    partial: false,
    reason: '测试',
    by: byTester.by,
    writer: 'all',
    createdAt: api.clock.now().toISOString(),
    state: 'waiting',
    attempts: 0,
    sent: true,
    file,
    ...change,
  };
  await store.write(create(jobEntity, job));
  const run = (through: TenantStore) =>
    runJob({ store: through, files: api.files, kindOf: async () => kind, clock: api.clock.now }, id);
  return { id, register, run };
}

describe('a worker that dies', () => {
  const names = async (register: ReturnType<typeof openRegister>) => {
    const { id } = await register.current();
    const rows = await collect(register.rows(id));
    return { rows: rows.length, old: rows.some((row) => row.id === 'old') };
  };

  it('at any write leaves the old list or the new, never half, and the next worker ends the job once', async () => {
    for (let n = 1; ; n++) {
      let finished = false;
      for (const when of ['before', 'after'] as const) {
        const { id, register, run } = await waiting();
        const dying = dyingStore(store, n, when);
        await run(dying).catch(() => {});
        finished = !dying.dead();
        const { number } = await register.current();
        expect(await names(register as never)).toEqual(
          number === 1 ? { rows: 3, old: true } : { rows: 600, old: false },
        );
        const job = await loadJob(store, id);
        expect(job.state === 'done').toBe(number === 2);

        // Nobody takes the job while its worker may still live, then another does.
        await run(store);
        if (job.state === 'running') expect((await loadJob(store, id)).state).toBe('running');
        api.clock.advance(lease);
        await run(store);
        await run(store);
        const ended = await loadJob(store, id);
        expect(ended).toMatchObject({ state: 'done', summary: { rows: 600, removed: 1 } });
        expect(await names(register as never)).toEqual({ rows: 600, old: false });
        expect(await register.current()).toMatchObject({ number: 2, id: ended.version!.id });
      }
      if (finished) {
        expect(n).toBeGreaterThan(5);
        break;
      }
    }
  });

  it('is found, and the job sent again; one that is alive is left alone', async () => {
    api.sent.length = 0;
    const { id, run } = await waiting();
    const stuck = async () => (await look()).includes(id);
    expect(await stuck()).toBe(false);
    await run(dyingStore(store, 2, 'before')).catch(() => {});
    expect(await stuck()).toBe(false);
    api.clock.advance(lease);
    expect(await stuck()).toBe(true);
    expect(api.sent).toContainEqual({ tenant: testTenants.a, jobId: id });
    await run(store);
    expect((await loadJob(store, id)).state).toBe('done');
    expect(await stuck()).toBe(false);
  });

  it.each(['waiting', 'running'] as const)(
    '%s, is sent once by two clocks, and again when nobody took it: each look sent it once more',
    async (state) => {
      const { id, run } = await waiting();
      const lookTwice = async () => {
        api.sent.length = 0;
        await Promise.all([look(), look()]);
        return api.sent.filter(({ jobId }) => jobId === id).length;
      };
      if (state === 'running') await run(dyingStore(store, 2, 'before')).catch(() => {});
      api.clock.advance(5 * 60_000);
      expect(await lookTwice()).toBe(1);
      api.clock.advance(60_000);
      expect(await lookTwice()).toBe(0);
      api.clock.advance(4 * 60_000);
      expect(await lookTwice()).toBe(1);
      await run(dyingStore(store, 2, 'before')).catch(() => {});
      api.clock.advance(lease);
      expect(await lookTwice()).toBe(1);
      await run(store);
      expect(await loadJob(store, id)).toMatchObject({ state: 'done' });
      expect((await loadJob(store, id)).sentAt).toBeUndefined();
    },
  );

  it('was never sent for: the import was refused, and does not run five minutes later over newer data', async () => {
    const { sent: _, ...job } = await loadJob(store, (await waiting()).id);
    await store.write(replace(jobEntity, job, job.lock));
    expect(await look()).not.toContain(job.id);
    expect((await loadJob(store, job.id)).state).toBe('waiting');
    api.clock.advance(5 * 60_000);
    expect(await look()).not.toContain(job.id);
    expect(await loadJob(store, job.id)).toMatchObject({ state: 'failed', failure: { code: 'not-started' } });
  });

  it('took its lease under a wrong clock: the job is not held for years', async () => {
    const { id, run } = await waiting();
    const ahead = () => new Date(api.clock.now().getTime() + 365 * 86_400_000);
    await takeJob(store, await loadJob(store, id), ahead);
    await run(store);
    expect((await loadJob(store, id)).state).toBe('done');
  });

  it('renewed its lease after the clock had read the time: the job was taken from it, and stood still', async () => {
    const { id } = await waiting();
    const later = () => new Date(api.clock.now().getTime() + 1_000);
    const own = (await takeJob(store, await loadJob(store, id), later))!;
    expect(await look()).not.toContain(id);
    await own.report({ phase: 'writing', rows: 1 });
    expect((await loadJob(store, id)).progress).toEqual({ phase: 'writing', rows: 1 });
    await own.release();
  });

  it('again and again makes the job fail in the end', async () => {
    const { id, run } = await waiting();
    for (let i = 0; i < 5; i++) {
      await run(dyingStore(store, 2, 'before')).catch(() => {});
      api.clock.advance(lease);
    }
    await run(store);
    expect(await loadJob(store, id)).toMatchObject({ state: 'failed', failure: { code: 'gave-up' } });
  });

  it('and comes back finds the job taken over, and changes nothing', async () => {
    const { id, register, run } = await waiting();
    const first = (await takeJob(store, await loadJob(store, id), api.clock.now))!;
    api.clock.advance(lease);
    await run(store);
    await expect(first.report({ phase: 'writing', rows: 1 })).rejects.toMatchObject({ name: 'LeaseLost' });
    await expect(store.write(first.finish({}))).rejects.toMatchObject({ name: 'WriteConflict' });
    expect((await loadJob(store, id)).state).toBe('done');
    expect((await register.current()).number).toBe(2);
  });
});

describe('a table that does not answer for a moment', () => {
  /** Cannot be written pages to. */
  const full = (own: TenantStore): TenantStore => ({
    ...own,
    async write(...operations) {
      if (operations.some(({ creates }) => creates?.entity === pageEntity.name))
        throw unavailable(new Error('no space left on device'), true);
      await own.write(...operations);
    },
  });

  it('leaves a job to the next try: it had failed for good, and its file was called refused', async () => {
    const { id, register, run } = await waiting();
    await expect(run(full(store))).rejects.toMatchObject({ status: 503, code: 'unavailable' });
    expect((await loadJob(store, id)).state).toBe('running');
    await run(store);
    expect((await loadJob(store, id)).state).toBe('done');
    expect((await register.current()).number).toBe(2);
  });
});

it('two workers on one job do it once', async () => {
  const { id, register, run } = await waiting();
  await Promise.all([run(store), run(store), run(store)]);
  expect(await loadJob(store, id)).toMatchObject({ state: 'done', attempts: 1 });
  expect((await register.current()).number).toBe(2);
});

it('two imports at once are two versions, each whole', async () => {
  const { register, run } = await waiting({ mode: 'merge' });
  const byHand = { ...byTester, reason: '手工' };
  await Promise.all([
    run(store),
    register.change({ ...byHand, ops: [{ type: 'put', row: { id: 'S5', name: '手工' } }] }),
    register.change({ ...byTester, ops: [{ type: 'remove', id: 'old' }] }),
  ]);
  const { id, number, count } = await register.current();
  expect({ number, count }).toEqual({ number: 4, count: 600 });
  const { items } = await register.versions();
  const numberOf = (reason: string) => items.findLast((version) => version.reason === reason)!.number;
  const imported = items.find((version) => version.source.type === 'import')!;
  const last = imported.number > numberOf('手工') ? '店5' : '手工';
  expect((await register.row(id, 'S5'))?.name).toBe(last);
});
