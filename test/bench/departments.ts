import { casesOfDepartments, createCaseTypes } from '@mingcha/casework/reading';
import { type BenchRow, pagesOf } from '@mingcha/casework/testing';
import { newId, shanghaiDate } from '@mingcha/kernel';
import { library } from '@mingcha/systems';
import { cityA, startSystem } from '../support/system.ts';
import { type Line, timed } from './line.ts';

const type = 'hotline-orders';
const departments = 100;
const cases = 100_000;
const day = 86_400_000;

/** Two years of finished orders, half of them in the twelve months that a run reads. */
function* rows(now: Date): Generator<BenchRow> {
  const from = now.getTime() - 730 * day;
  for (let n = 0; n < cases; n++) {
    const at = new Date(from + Math.floor((n / cases) * 720 * day));
    const dept = `d${(n * 7) % departments}`;
    const endedOn = shanghaiDate(new Date(at.getTime() + 7 * day));
    yield {
      ...{ id: newId(at), version: 3, state: 'closed', result: n % 9 === 0 ? 'unsolved' : 'solved', endedOn },
      ...{ number: String(n).padStart(13, '0'), about: `第 ${n} 号来电`, aboutField: 'text' },
      listed: {
        ...{ kind: `k${n % 40}`, urgency: '一般', division: n % 2 === 0 ? '620302' : '620321', dept },
        ...{ solved: n % 9 !== 0, satisfied: n % 13 === 0 ? '不满意' : '满意' },
      },
      ...{ names: {}, depts: [dept], openedAt: at.toISOString(), openedOn: shanghaiDate(at) },
      isSatisfied: n % 13 !== 0,
      spent: { handle: { gross: 5, held: 0, net: n % 6, isLate: n % 17 === 0 } },
    };
  }
}

/** What a run reads of the departments of a large city: the work of 100 and each figure, of 100,000 finished cases. */
export async function benchDepartments(): Promise<Line[]> {
  const system = await startSystem({ objects: 10, cities: [cityA] });
  try {
    const store = await system.test.store.forTenant(cityA.code);
    const types = createCaseTypes(library.map((one) => one.type));
    const now = system.time.now();
    await pagesOf(store, type, { rows: rows(now), waiting: 300, now });
    const to = shanghaiDate(now);
    const period = { from: `${Number(to.slice(0, 4)) - 1}${to.slice(4)}`, to, at: now.toISOString() };
    const before = process.cpuUsage();
    const [seconds, { work }] = await timed(() => casesOfDepartments(store, types, period));
    const { user, system: kernel } = process.cpuUsage(before);
    if (work.size !== departments) throw new Error(`${work.size} departments have worked`);
    const [again] = await timed(() => casesOfDepartments(store, types, period));
    const processor = ((user + kernel) / 1e6).toFixed(1);
    return [
      {
        name: 'read what 100,000 finished cases say of 100 departments',
        ...{ measured: seconds, budget: 5, unit: 's' },
        note: `${processor} s of processor time; with the pages in memory ${again.toFixed(1)} s`,
      },
    ];
  } finally {
    await system.stop();
  }
}
