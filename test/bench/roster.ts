import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { generateItems, generateObjects } from '@mingcha/demo';
import { createWorker } from '@mingcha/fn-worker';
import { sharedCache } from '@mingcha/register';
import { create, defineEntity, type Entity, type FileStore } from '@mingcha/store';
import { bodyOf } from '@mingcha/tenancy/testing';
import { createCeremony } from '../support/ceremony.ts';
import { startSystem, type TestSystem } from '../support/system.ts';
import { countCapacity } from './capacity.ts';
import { type Beside, type Line, timed } from './line.ts';
import { benchCity, benchRows } from './rosterFile.ts';

type Part = { lines: Line[]; beside: Beside[] };

/** Imports the roster of 200,000 objects and draws from it, through the API. */
export async function benchRoster(file: string): Promise<Part> {
  const system = await startSystem({ objects: 0, cities: [benchCity] });
  try {
    const units = countCapacity((await system.test.clientFor(benchCity.code)).sdk);
    const imported = await importRoster(system, file);
    const importUnits = units.write;
    const drawn = await drawOnce(system, units);
    const perRow = await rowPerItem(system, units);
    const megabytes = Math.round((await stat(file)).size / 1e6);
    return {
      lines: [
        {
          name: 'import 200,000 objects from CSV',
          measured: imported.seconds,
          budget: 20,
          unit: 's',
          note: `${megabytes} MB`,
        },
        { name: 'the same, capacity', measured: importUnits, budget: 12_000, unit: 'WCU' },
        {
          name: `draw over ${drawn.frame.toLocaleString('en')} objects, pages cold`,
          measured: drawn.cold,
          budget: 2,
          unit: 's',
          note: `pages warm ${drawn.warm.toFixed(2)} s`,
        },
        { name: 'the same, capacity', measured: drawn.units, budget: 1_500, unit: 'RCU' },
      ],
      beside: [
        { name: 'its preview, pages cold', measured: drawn.preview, unit: 's' },
        { name: 'its commitment, pages warm', measured: drawn.commit, unit: 's' },
        { name: 'an item per row: writing them all', measured: perRow.write * benchRows, unit: 'WCU' },
        { name: 'an item per row: reading them all', measured: perRow.read * benchRows, unit: 'RCU' },
      ],
    };
  } finally {
    await system.stop();
  }
}

/** What one import takes; in a process of its own, so that it pays for nobody else's memory. */
export async function measureImport(file: string): Promise<{ seconds: number; peak: number }> {
  const system = await startSystem({ objects: 0, cities: [benchCity] });
  try {
    return await importRoster(system, file);
  } finally {
    await system.stop();
  }
}

async function importRoster(system: TestSystem, file: string): Promise<{ seconds: number; peak: number }> {
  const files: FileStore = { ...system.files, open: async () => createReadStream(file) };
  const worker = createWorker({ ...system, files });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss() / 1e6);
  }, 20);
  const admin = (method: string, path: string) => bodyOf(system.call(benchCity, 'city-admin', method, path));
  const [seconds] = await timed(async () => {
    const { key } = await admin('POST', '/v1/rosters/objects:upload');
    const { job } = await admin('POST', `/v1/rosters/objects:import?mode=replace&file=${key}`);
    await worker.run({ tenant: benchCity.code, jobId: job });
    const done = await admin('GET', `/v1/jobs/${job}`);
    if (done.state !== 'done' || done.version.count !== benchRows)
      throw new Error(`the import ended as ${JSON.stringify(done)}`);
  });
  clearInterval(watch);
  return { seconds, peak };
}

async function drawOnce(system: TestSystem, units: { read: number }) {
  const ceremony = createCeremony(system, benchCity);
  // An item that applies to all, and every status, so that the frame is the roster.
  const everywhere = generateItems(benchCity).find((item) => !item.labels?.length)!;
  const compose = {
    title: '全名录抽查',
    items: [everywhere.id],
    disclosure: 'sealed',
    teams: [{ dept: everywhere.dept, size: 2 }],
    match: ['region'],
    filter: { statuses: ['在营', '停业', '注销', '吊销', '迁出'] },
    seed: { source: 'local' },
  };
  sharedCache.clear();
  const [preview] = await timed(() => ceremony.admin('POST', '/v1/draws/preview', compose));
  const [commit, first] = await timed(async () => ceremony.commit(await ceremony.plan(compose)));
  const second = await ceremony.commit(await ceremony.plan(compose));
  const [warm] = await timed(() => ceremony.step(first, 'execute', {}));
  sharedCache.clear();
  units.read = 0;
  const [cold, executed] = await timed(() => ceremony.step(second, 'execute', {}));
  const { frame } = executed.draw as unknown as { frame: { objects: number } };
  // The commitment is measured with the preview that a person has to look at first.
  return { preview, commit, warm, cold, units: units.read, frame: frame.objects };
}

/** What an item per row would cost, measured on a thousand of them. */
async function rowPerItem(system: TestSystem, units: { read: number; write: number }) {
  type Item = { id: string };
  const entity: Entity<Item, { id: string }> = defineEntity<Item>()({
    name: 'BENCHROW',
    key: ({ id }: { id: string }) => ({ partition: [], sort: [id] }),
  });
  const store = await system.store.forTenant(benchCity.code);
  const sample = [...generateObjects(benchCity, { count: 1_000 })];
  const before = { ...units };
  for (const row of sample) await store.write(create(entity, row));
  let cursor: string | undefined;
  do {
    const page = await store.query(entity, [], { limit: 1_000, cursor });
    cursor = page.next ?? undefined;
  } while (cursor);
  return {
    write: (units.write - before.write) / sample.length,
    read: (units.read - before.read) / sample.length,
  };
}
