import { demoCities, generateItems, generateObjects } from '@mingcha/demo';
import { createWorker } from '@mingcha/fn-worker';
import { objectKind } from '@mingcha/inspection';
import { create, defineEntity, type Entity } from '@mingcha/store';
import { writeCsv } from '@mingcha/tabular';
import { bodyOf } from '@mingcha/tenancy/testing';
import { createCeremony } from '../support/ceremony.ts';
import { startSystem, type TestSystem } from '../support/system.ts';
import { countCapacity } from './capacity.ts';
import { type Beside, type Line, timed } from './line.ts';

const rows = 200_000;
const longnan = demoCities.find((city) => city.code === '621200')!;

/** Imports a roster of 200,000 objects as CSV and draws from it, through the API. */
export async function benchRoster(): Promise<{ lines: Line[]; beside: Beside[] }> {
  const csv = await rosterCsv();
  const system = await startSystem({ objects: 0, cities: [longnan] });
  try {
    const units = countCapacity(await system.test.clientFor(longnan.code));
    const imported = await importRoster(system, csv);
    const importUnits = units.write;
    units.read = 0;
    const drawn = await drawOnce(system);
    const drawUnits = units.read;
    const perRow = await rowPerItem(system, units);
    return {
      lines: [
        {
          name: `import ${rows.toLocaleString('en')} objects from CSV`,
          measured: imported.seconds,
          budget: 20,
          unit: 's',
          note: `${(csv.length / 1e6).toFixed(0)} MB`,
        },
        { name: 'the same, capacity', measured: importUnits, budget: 12_000, unit: 'WCU' },
        { name: 'the same, memory of the process', measured: imported.peak, budget: 512, unit: 'MB' },
        {
          name: 'preview, commit and execute a draw over it',
          measured: drawn.seconds,
          budget: 2,
          unit: 's',
          note: drawn.note,
        },
        { name: 'the same, capacity', measured: drawUnits, budget: 1_500, unit: 'RCU' },
      ],
      beside: [
        { name: 'an item per row: writing them all', measured: perRow.write * rows, unit: 'WCU' },
        { name: 'an item per row: reading them all', measured: perRow.read * rows, unit: 'RCU' },
      ],
    };
  } finally {
    await system.stop();
  }
}

async function rosterCsv(): Promise<Uint8Array<ArrayBuffer>> {
  const cell = (value: unknown): string =>
    Array.isArray(value)
      ? value
          .map((one) => (typeof one === 'object' ? Object.values(one as object).join('|') : one))
          .join('、')
      : String(value ?? '');
  const columns = objectKind.columns.filter((column) => column.type !== 'records');
  const table = function* () {
    for (const row of generateObjects(longnan, { count: rows, today: '2026-11-20' })) {
      yield columns.map((column) => cell((row as unknown as Record<string, unknown>)[column.field]));
    }
  };
  const parts: Uint8Array[] = [];
  for await (const part of writeCsv(
    columns.map((column) => column.header),
    table(),
  ))
    parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

async function importRoster(system: TestSystem, csv: Uint8Array): Promise<{ seconds: number; peak: number }> {
  const { key } = await bodyOf(system.call(longnan, 'city-admin', 'POST', '/v1/rosters/objects:upload'));
  await system.files.put(longnan.code, key, csv);
  const worker = createWorker(system);
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss() / 1e6);
  }, 20);
  const [seconds] = await timed(async () => {
    const answer = await system.call(
      longnan,
      'city-admin',
      'POST',
      `/v1/rosters/objects:import?mode=replace&file=${key}`,
      {
        headers: { 'content-type': 'text/csv', 'x-file-name': 'bench.csv' },
      },
    );
    const { job } = await bodyOf(answer);
    await worker.run({ tenant: longnan.code, jobId: job });
    const done = await bodyOf(system.call(longnan, 'city-admin', 'GET', `/v1/jobs/${job}`));
    if (done.state !== 'done' || done.version.count !== rows)
      throw new Error(`the import ended as ${JSON.stringify(done)}`);
  });
  clearInterval(watch);
  return { seconds, peak };
}

async function drawOnce(system: TestSystem): Promise<{ seconds: number; note: string }> {
  const ceremony = createCeremony(system, longnan);
  // An item that applies to all, and every status, so that the frame is the roster.
  const [everywhere] = generateItems(longnan).filter((item) => !item.labels?.length);
  const dept = everywhere!.dept;
  const planned = await ceremony.plan({
    title: '全名录抽查',
    items: [everywhere!.id],
    disclosure: 'sealed',
    teams: [{ dept, size: 2 }],
    match: ['region'],
    filter: { statuses: ['在营', '停业', '注销', '吊销', '迁出'] },
    seed: { source: 'local' },
  });
  const [commitSeconds, committed] = await timed(() => ceremony.commit(planned));
  const [executeSeconds, executed] = await timed(() => ceremony.step(committed, 'execute', {}));
  const { frame } = executed.draw as unknown as { frame: { objects: number } };
  return {
    seconds: commitSeconds + executeSeconds,
    note: `frame ${frame.objects.toLocaleString('en')}, execute alone ${executeSeconds.toFixed(2)} s`,
  };
}

/** What an item per row would cost, measured on a thousand of them. */
async function rowPerItem(system: TestSystem, units: { read: number; write: number }) {
  type Item = { id: string };
  const entity: Entity<Item, { id: string }> = defineEntity<Item>()({
    name: 'BENCHROW',
    key: ({ id }: { id: string }) => ({ partition: [], sort: [id] }),
  });
  const store = await system.store.forTenant(longnan.code);
  const sample = [...generateObjects(longnan, { count: 1_000 })];
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
