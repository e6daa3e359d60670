import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CreditRecord } from '@mingcha/credit';
import { creditModels, runCreditEvaluation } from '@mingcha/credit/evaluations';
import { generateObjects } from '@mingcha/demo';
import { objectKind } from '@mingcha/inspection';
import { openRegister } from '@mingcha/register';
import { create } from '@mingcha/store';
import { bodyOf } from '@mingcha/tenancy/testing';
import { headEntity, type Run } from '../../packages/credit/records/pages/head.ts';
import { writeRun } from '../../packages/credit/records/pages/run.ts';
import { inOrder, recordId } from '../../packages/credit/records/record.ts';
import { startSystem } from '../support/system.ts';
import { type Line, timed } from './line.ts';
import { benchCity, benchRows } from './rosterFile.ts';

const kinds = ['penalty', 'award', 'complaint', 'inspection', 'permit'];
const recordsEach = kinds.length;
/** Subjects of one run of records. */
const subjectsPushed = 10_000;
const authority = '市市场监管局';

function recordOf(subject: string, kind: string, n: number): CreditRecord {
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
    values: { fine: n % 50_000, weight: '一般', outcome: '属实', problem: true, corrected: n % 2 === 0 },
    state: 'in-force',
    version: 1,
    at: '2026-11-01T00:00:00.000Z',
    by: 'bench',
  };
}

/** Evaluates 200,000 enterprises with 1,000,000 records by the example model, as the worker does. */
export async function benchCredit(): Promise<Line[]> {
  const system = await startSystem({ objects: 0, cities: [benchCity] });
  try {
    const store = await system.store.forTenant(benchCity.code);
    const by = { sub: 'bench', name: 'bench' };
    const given = { by, reason: 'bench', source: { type: 'seed' } } as const;
    const objects = openRegister(store, objectKind);
    await objects.replaceAll(generateObjects(benchCity, { count: benchRows, today: '2026-11-20' }), given);
    const codes: string[] = [];
    await objects.scanFields((await objects.current()).id, ['id'], ({ id }) => codes.push(id));
    codes.sort();
    const runs: Run[] = [];
    // Run by run, as pushes come: what a push of a million would take is another budget.
    for (let from = 0; from < benchRows; from += subjectsPushed) {
      const versions = codes
        .slice(from, from + subjectsPushed)
        .flatMap((subject, s) =>
          kinds.map((kind, k) => recordOf(subject, kind, (from + s) * recordsEach + k)),
        );
      const run = await writeRun(store, versions.sort(inOrder));
      if (run) runs.unshift(run);
    }
    await store.write(create(headEntity, { runs }));
    const call = (method: string, path: string, body?: unknown) =>
      bodyOf(system.call(benchCity, 'city-admin', method, path, { ...(body !== undefined && { body }) }));
    const models = openRegister(store, creditModels);
    await models.replaceAll([await call('GET', '/v1/credit/example-model')], given);
    await models.publish((await models.current()).id, { by });
    const { id } = await call('POST', '/v1/credit/evaluations', { purpose: 'demand' });
    // What made the city is no part of what the worker needs.
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss() / 1e6);
    }, 20);
    const [seconds] = await timed(() => runCreditEvaluation(store, id, () => new Date()));
    clearInterval(watch);
    const run = await call('GET', `/v1/credit/evaluations/${id}`);
    if (run.state !== 'done') throw new Error(`the evaluation ended as ${JSON.stringify(run)}`);
    return [
      {
        name: 'evaluate 200,000 enterprises by 1,000,000 records',
        measured: seconds,
        budget: 60,
        unit: 's',
        note: `${run.summary.changed.toLocaleString('en')} classes changed`,
      },
      { name: 'the same, memory of the whole process', measured: peak, budget: 512, unit: 'MB' },
    ];
  } finally {
    await system.stop();
  }
}
