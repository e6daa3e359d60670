import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from '@mingcha/fn-api';
import { startTestWorker } from '@mingcha/local/testing';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callThrough, cityA, cityB, startSystem, type TestSystem } from '../../support/system.ts';

let folder: string;
let system: TestSystem;
let local: ReturnType<typeof startTestWorker>;
let call: TestSystem['call'];
const sent: { tenant: string; jobId: string }[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingcha-thread-'));
  system = await startSystem({ objects: 20 });
  const { report, time } = system;
  local = startTestWorker(system.test, { folder, clock: time.now, report });
  const queue = { send: async (message: (typeof sent)[number]) => void sent.push(message) };
  call = callThrough(system, createApi({ ...system, files: local.files, queue }));
});
afterAll(async () => {
  await local.worker.stop();
  await system.stop();
  await rm(folder, { recursive: true });
  expect(system.unexpected).toEqual([]);
});

const list = '/v1/rosters/objects';

/** An import that is handed over to the worker, with its file uploaded. */
async function handOver(city: typeof cityA, text: string): Promise<string> {
  const { key } = await bodyOf(call(city, 'city-admin', 'POST', `${list}:upload`));
  await local.files.put(city.code, key, Buffer.from(text));
  const { job } = await bodyOf(call(city, 'city-admin', 'POST', `${list}:import?mode=merge&file=${key}`));
  return job;
}

const rows = (city: typeof cityA, ids: string[]) =>
  [
    '统一社会信用代码,名称,主体类型,区划',
    ...ids.map((id) => `${id},线程${id},企业,${city.code.slice(0, 4)}02`),
  ].join('\n');
const jobOf = (city: typeof cityA, job: string) => bodyOf(call(city, 'city-admin', 'GET', `/v1/jobs/${job}`));
const totalOf = async (city: typeof cityA): Promise<number> =>
  (await bodyOf(call(city, 'city-admin', 'GET', `${list}?limit=1`))).total;

it('the worker in a thread imports for each tenant into its own list, and ends a job once', async () => {
  const ids = ['TH-1', 'TH-2', 'TH-3'];
  const jobs = [await handOver(cityA, rows(cityA, ids)), await handOver(cityB, rows(cityB, ids.slice(1)))];
  for (const message of sent.splice(0)) {
    await local.worker.run(message);
    await local.worker.run(message);
  }
  const done = [await jobOf(cityA, jobs[0]!), await jobOf(cityB, jobs[1]!)];
  expect(done).toMatchObject([
    { state: 'done', summary: { added: 3, rejected: 0 } },
    { state: 'done', summary: { added: 2, rejected: 0 } },
  ]);
  expect([await totalOf(cityA), await totalOf(cityB)]).toEqual([23, 22]);
  const { by } = (await bodyOf(call(cityA, 'city-admin', 'GET', `${list}:versions?limit=1`))).items[0];
  expect(by.sub).toBe(`${cityA.code}-city-admin`);
});

it('the worker in a thread works at the system’s time, also where that is not the machine’s', async () => {
  system.time.set('2027-03-01T02:00:00.000Z');
  const job = await handOver(cityA, rows(cityA, ['TH-4']));
  await local.worker.run(sent.splice(0)[0]!);
  const { version } = await jobOf(cityA, job);
  const { items } = await bodyOf(call(cityA, 'city-admin', 'GET', `${list}:versions?limit=1`));
  expect(items[0]).toMatchObject({ id: version.id });
  expect(items[0].at.slice(0, 10)).toBe('2027-03-01');
});

it('a job that cannot be run rejects, and so does one whose thread is ended; the next one runs', async () => {
  const nobody = { tenant: cityA.code, jobId: '01JZZZZZZZZZZZZZZZZZZZZZZZ' };
  await expect(local.worker.run(nobody)).rejects.toThrow();
  const cut = local.worker.run(nobody);
  await local.worker.stop();
  await expect(cut).rejects.toThrow('ended');
  const job = await handOver(cityB, rows(cityB, ['TH-5']));
  await local.worker.run(sent.splice(0)[0]!);
  expect(await jobOf(cityB, job)).toMatchObject({ state: 'done', summary: { added: 1 } });
});
