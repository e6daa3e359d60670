import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from '@mingcha/fn-api';
import { startTestWorker } from '@mingcha/local/testing';
import { bodyOf } from '@mingcha/tenancy/testing';
import { cityA, startSystem } from '../support/system.ts';
import type { Line } from './line.ts';
import { benchCity, benchRows } from './rosterFile.ts';

const people = 4;
const quietAsks = 1_000;
const path = '/v1/rosters/objects';

/** How long others wait while a tenant imports 200,000 rows on the same machine, in the worker's thread. */
export async function benchNeighbour(file: string): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mingcha-neighbour-'));
  const system = await startSystem({ objects: 2_000, cities: [cityA, benchCity] });
  const { report, time } = system;
  const local = startTestWorker(system.test, { folder, clock: time.now, report });
  try {
    const unlimited = { perSecond: 1_000_000, burst: 1_000_000 };
    const sent: { tenant: string; jobId: string }[] = [];
    const api = createApi({
      ...system,
      files: local.files,
      queue: { send: async (message) => void sent.push(message) },
      limits: { caller: unlimited, tenant: unlimited },
    });
    const as = async (city: typeof cityA) => {
      const token = await system.issuer.token({ tenant: city.code, roles: ['city-admin'] });
      return async (method: string, at: string) =>
        api.request(at, { method, headers: { authorization: `Bearer ${token}` } });
    };
    const importer = await as(benchCity);
    const neighbour = await as(cityA);

    /** Milliseconds of each first page, while so many people read one after another until there are enough. */
    async function read(enough: (asked: number) => boolean): Promise<number[]> {
      const times: number[] = [];
      const person = async () => {
        while (!enough(times.length)) {
          const began = performance.now();
          const response = await neighbour('GET', `${path}?limit=50`);
          await response.arrayBuffer();
          if (!response.ok) throw new Error(`status ${response.status}`);
          times.push(performance.now() - began);
        }
      };
      await Promise.all(Array.from({ length: people }, person));
      return times;
    }

    await read((asked) => asked >= 100);
    const quiet = p99(await read((asked) => asked >= quietAsks));
    const { key } = await bodyOf(importer('POST', `${path}:upload`));
    await local.files.put(benchCity.code, key, await readFile(file));
    const { job } = await bodyOf(importer('POST', `${path}:import?mode=replace&file=${key}`));
    let ended = false;
    const running = local.worker.run(sent[0]!).finally(() => {
      ended = true;
    });
    const beside = await read(() => ended);
    await running;
    const done = await bodyOf(importer('GET', `/v1/jobs/${job}`));
    if (done.version?.count !== benchRows) throw new Error(`the import ended as ${JSON.stringify(done)}`);
    const besideP99 = p99(beside);
    return [
      {
        name: 'a neighbour’s first page beside an import of 200,000 rows, p99 ÷ quiet',
        measured: besideP99 / quiet,
        budget: 10,
        unit: '×',
        note: `${besideP99.toFixed(1)} ms of ${beside.length} asks by ${people} people, ${quiet.toFixed(1)} ms quiet`,
      },
    ];
  } finally {
    await local.worker.stop();
    await system.stop();
    await rm(folder, { recursive: true });
  }
}

const p99 = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)]!;
