import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCaseTypes } from '@mingcha/casework/reading';
import { type CreditRecord, recordsBySubject, type SubjectRecords } from '@mingcha/credit';
import { creditModels, runCreditEvaluation, warningRules } from '@mingcha/credit/evaluations';
import { foldRecords } from '@mingcha/credit/records';
import { generateObjects } from '@mingcha/demo';
import { objectKind } from '@mingcha/inspection';
import { shanghaiDate } from '@mingcha/kernel';
import { startTestStore } from '@mingcha/local/testing';
import { openRegister } from '@mingcha/register';
import { type Run, writeRun } from '@mingcha/register/runs';
import { create, type TenantStore } from '@mingcha/store';
import { tenantLists } from '@mingcha/systems/tenant-lists';
import { bodyOf } from '@mingcha/tenancy/testing';
import { inOrder, recordId } from '../../packages/credit/records/record.ts';
import { recordRuns } from '../../packages/credit/records/runs.ts';
import { exampleRules } from '../../packages/credit/warnings/examples.ts';
import { watch } from '../../packages/credit/warnings/watch.ts';
import { startSystem, type TestSystem } from '../support/system.ts';
import { countCapacity, type Units } from './capacity.ts';
import { type Line, timed } from './line.ts';
import { benchCity, benchRows } from './rosterFile.ts';

export const kinds = ['penalty', 'award', 'complaint', 'inspection', 'permit'];
const recordsEach = kinds.length;
/** Subjects of one run of records. */
const subjectsPushed = 10_000;
const authority = '市市场监管局';

export function recordOf(subject: string, kind: string, n: number): CreditRecord {
  const number = `文〔2026〕${n}号`;
  return {
    id: recordId({ authority, number, subject }),
    kind,
    subject,
    received: '2026-06-01',
    name: '某企业',
    authority,
    number,
    date: `202${4 + (n % 3)}-0${1 + (n % 9)}-1${n % 9}`,
    values: {
      ...{ fine: n % 50_000, weight: '一般', outcome: '属实', problem: true, corrected: n % 2 === 0 },
      ...{ category: '投诉', validTo: `20${27 + (n % 5)}-0${1 + (n % 9)}-1${n % 9}` },
    },
    state: 'in-force',
    version: 1,
    at: '2026-11-01T00:00:00.000Z',
    by: 'bench',
  };
}

/** What a city pushes in a month, so many rows with each call. */
const pushedInMonth = 20_000;
const pushedAtOnce = 1_000;

/** Fills the city with 200,000 enterprises and a record of each of these kinds of each; the codes of the enterprises, in order. */
export async function fillCity(store: TenantStore, of: readonly string[] = kinds): Promise<string[]> {
  const given = { by: { sub: 'bench', name: 'bench' }, reason: 'bench', source: { type: 'seed' } } as const;
  const objects = openRegister(store, objectKind);
  await objects.replaceAll(generateObjects(benchCity, { count: benchRows, today: '2026-11-20' }), given);
  // What classes land in is published, as in a city that draws by it: so is what they make of it.
  await objects.publish((await objects.current()).id, { by: given.by });
  const codes: string[] = [];
  await objects.scanFields((await objects.current()).id, ['id'], ({ id }) => codes.push(id));
  codes.sort();
  const runs: Run[] = [];
  // Run by run, as pushes come: what a push of a million would take is another budget.
  for (let from = 0; from < benchRows; from += subjectsPushed) {
    const versions = codes
      .slice(from, from + subjectsPushed)
      .flatMap((subject, s) => of.map((kind, k) => recordOf(subject, kind, (from + s) * recordsEach + k)));
    const run = await writeRun(store, recordRuns, versions.sort(inOrder));
    if (run) runs.unshift(run);
  }
  await store.write(create(recordRuns.head, { runs }));
  await foldRecords(store);
  return codes;
}

/** A month's push of all departments, call by call, and what the clock folds of it meanwhile. */
async function pushMonth(system: TestSystem, codes: readonly string[], units: Units): Promise<Line[]> {
  const store = await system.store.forTenant(benchCity.code);
  Object.assign(units, { read: 0, write: 0 });
  const { name: authorityName } = benchCity.departments.find(({ id }) => id.endsWith('-scjg'))!;
  const step = Math.floor(codes.length / pushedInMonth);
  const [seconds] = await timed(async () => {
    for (let from = 0; from < pushedInMonth; from += pushedAtOnce) {
      const rows = Array.from({ length: pushedAtOnce }, (_, i) => ({
        ...{ operation: 'put', kind: 'penalty', subject: codes[(from + i) * step], name: '某企业' },
        ...{ authority: authorityName, number: `月〔2026〕${from + i}号`, date: '2026-11-01' },
        values: {
          ...{ violation: '无证经营', facts: '未取得许可从事经营', basis: '某法第十条', category: '罚款' },
          ...{ content: '罚款 20000 元', procedure: '普通程序', fine: 20_000, published: '2026-11-03' },
        },
      }));
      const body = { mode: 'all', rows };
      const pushed = await bodyOf(
        system.call(benchCity, 'city-admin', 'POST', '/v1/credit/records:batch', { body }),
      );
      if (pushed.added !== pushedAtOnce) throw new Error(`the push ended as ${JSON.stringify(pushed)}`);
      await foldRecords(store);
    }
  });
  const note = `${pushedInMonth / pushedAtOnce} calls, ${seconds.toFixed(1)} s with folding`;
  return [
    {
      name: 'push 20,000 records in a month, capacity',
      measured: units.write,
      ...{ budget: 4_000, unit: 'WCU', note },
    },
    { name: 'the same, capacity read', measured: units.read, budget: 20_000, unit: 'RCU' },
  ];
}

/** What looking on costs an evaluation: the seconds that go to the rules, and the capacity of its notes. */
async function watchAll(store: TenantStore, units: Units): Promise<Line[]> {
  const today = shanghaiDate(new Date());
  const watched = await watch(
    store,
    { ...{ id: 'bench', purpose: 'demand' }, model: { subject: 'enterprise' } },
    today,
  );
  let seconds = 0;
  let batch: SubjectRecords[] = [];
  const look = async () => {
    const given = batch;
    batch = [];
    const [took] = await timed(async () => {
      for await (const _ of watched.reading(inMemory(given)));
    });
    seconds += took;
  };
  for await (const one of recordsBySubject(store)) {
    batch.push(one);
    if (batch.length === 1_000) await look();
  }
  await look();
  units.write = 0;
  const notes = await watched.notes();
  return [
    {
      name: 'its early warning, four rules over 200,000 subjects',
      ...{ measured: seconds, budget: 6, unit: 's', note: `${notes.length} notes` },
    },
    { name: 'its notes, capacity', measured: units.write, budget: 2_000, unit: 'WCU' },
  ];
}

async function* inMemory(all: readonly SubjectRecords[]) {
  yield* all;
}

type Measured = { seconds: number; processor: number; peak: number };
const askFile = 'evaluation.json';

/** What models read beside the object roster; the one that is measured reads nothing else. */
const read = { lists: tenantLists, types: createCaseTypes([]) };

/** Runs the evaluation that `benchCredit` has begun, as the worker does: in a process that has nothing else in memory. */
export async function measureEvaluation(folder: string): Promise<Measured> {
  const { engine, id } = JSON.parse(await readFile(join(folder, askFile), 'utf8'));
  const test = await startTestStore({ engine });
  try {
    const store = await test.store.forTenant(benchCity.code);
    let peak = 0;
    const look = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss() / 1e6);
    }, 20);
    const before = process.cpuUsage();
    const [seconds] = await timed(() => runCreditEvaluation(store, id, { ...read, clock: () => new Date() }));
    clearInterval(look);
    const { user, system } = process.cpuUsage(before);
    return { seconds, peak, processor: (user + system) / 1e6 };
  } finally {
    await test.stop();
  }
}

/**
 * Evaluates 200,000 enterprises with 1,000,000 records by the example model and the examples of warning rules, as the worker
 * does, after the push of a month. `evaluate` runs `measureEvaluation` in a process of its own.
 */
export async function benchCredit(folder: string, evaluate: () => Promise<Measured>): Promise<Line[]> {
  const system = await startSystem({ objects: 0, cities: [benchCity] });
  try {
    const store = await system.store.forTenant(benchCity.code);
    const by = { sub: 'bench', name: 'bench' };
    const given = { by, reason: 'bench', source: { type: 'seed' } } as const;
    const codes = await fillCity(store);
    const call = (method: string, path: string, body?: unknown) =>
      bodyOf(system.call(benchCity, 'city-admin', method, path, { ...(body !== undefined && { body }) }));
    const models = openRegister(store, creditModels);
    await models.replaceAll([await call('GET', '/v1/credit/example-model')], given);
    await models.publish((await models.current()).id, { by });
    const rules = openRegister(store, warningRules);
    await rules.replaceAll(exampleRules, given);
    await rules.publish((await rules.current()).id, { by });
    const units = countCapacity((await system.test.clientFor(benchCity.code)).sdk);
    const pushed = await pushMonth(system, codes, units);
    const { id } = await call('POST', '/v1/credit/evaluations', { purpose: 'demand' });
    await writeFile(join(folder, askFile), JSON.stringify({ engine: system.test.adminEndpoint, id }));
    const { seconds, processor, peak } = await evaluate();
    const run = await call('GET', `/v1/credit/evaluations/${id}`);
    if (run.state !== 'done') throw new Error(`the evaluation ended as ${JSON.stringify(run)}`);
    const changed = run.summary.changed.toLocaleString('en');
    return [
      {
        name: 'evaluate 200,000 enterprises by 1,000,000 records',
        ...{ measured: seconds, budget: 60, unit: 's' },
        note: `${processor.toFixed(1)} s of processor time, ${changed} classes changed`,
      },
      { name: 'the same, memory of the whole process', measured: peak, budget: 512, unit: 'MB' },
      ...(await watchAll(store, units)),
      ...pushed,
    ];
  } finally {
    await system.stop();
  }
}
