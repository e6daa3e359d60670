import { type BenchRow, pagesOf } from '@mingcha/casework/testing';
import { generateItems } from '@mingcha/demo';
import { createApi } from '@mingcha/fn-api';
import { addDays, newId, shanghaiDate } from '@mingcha/kernel';
import { cityA, cityB, startSystem } from '../support/system.ts';
import { type Line, oneAfterAnother, p95, timed } from './line.ts';

const type = 'inspection-visits';
const objects = 20_000;
const asks = 100;
const day = 86_400_000;
const outcomes = ['未发现问题', '未发现问题', '未发现问题', '发现问题已改正', '发现问题待处理'];
const filters = [
  '&where=outcome=发现问题待处理&sort=-fields.endedOn',
  '&where=division=620302&where=kind=双随机抽查&sort=fields.until',
  '&where=endedOn>=2026-03-01&where=endedOn<=2026-06-30&state=published',
  '&where=mode=现场检查&sort=-opened&state=toVisit',
];

/** The list of 10,000 visits, filtered; and the dashboard of 20,000 over a roster of as many enterprises. */
export async function benchVisits(): Promise<Line[]> {
  const system = await startSystem({ objects, cities: [cityA, cityB] });
  try {
    const now = system.time.now();
    const fill = async ({ code }: typeof cityA, count: number) =>
      pagesOf(await system.test.store.forTenant(code), type, {
        rows: rows(now, code, count),
        waiting: 100,
        now,
      });
    await fill(cityA, 20_000);
    await fill(cityB, 10_000);
    const unlimited = { perSecond: 1_000_000, burst: 1_000_000 };
    const api = createApi({ ...system, limits: { caller: unlimited, tenant: unlimited } });
    const as = async ({ code }: typeof cityA) => {
      const token = await system.issuer.token({ tenant: code, roles: ['city-admin'] });
      return async (path: string) => {
        const response = await api.request(path, { headers: { authorization: `Bearer ${token}` } });
        const text = await response.text();
        if (!response.ok) throw new Error(text);
        return JSON.parse(text);
      };
    };
    const [one, other] = [await as(cityA), await as(cityB)];
    // Who opens it first pays for the process and for the index of the roster.
    const [first, board] = await timed(() => one('/v1/inspections/dashboard?year=2026'));
    const { count } = board.visits.made;
    if (count < 8_000) throw new Error(`the dashboard counts ${count} visits`);
    const again = await oneAfterAnother(asks, () => one('/v1/inspections/dashboard?year=2026'));
    for (const query of filters) await other(`/v1/cases/${type}?limit=30${query}`);
    const filtered = await oneAfterAnother(asks * 2, (n) =>
      other(`/v1/cases/${type}?limit=30${filters[n % filters.length]}`),
    );
    return [
      { name: 'the list of 10,000 visits, filtered, p95', measured: p95(filtered), budget: 150, unit: 'ms' },
      {
        name: 'the dashboard of 20,000 visits, the first of a process',
        measured: first * 1_000,
        budget: 500,
        unit: 'ms',
      },
      { name: 'the same again, p95', measured: p95(again), budget: 500, unit: 'ms' },
    ];
  } finally {
    await system.stop();
  }
}

/** Two years of visits up to a day, the latest still to be made. */
function* rows(now: Date, code: string, count: number): Generator<BenchRow> {
  const items = generateItems({ code });
  for (let n = 0; n < count; n++) {
    const at = new Date(now.getTime() - (1 - n / count) * 700 * day);
    const openedOn = shanghaiDate(at);
    const isOpen = n > count * 0.97;
    const item = items[n % items.length]!;
    const endedOn = addDays(openedOn, 9);
    const outcome = outcomes[n % outcomes.length]!;
    yield {
      id: newId(at),
      version: 5,
      state: isOpen ? 'toVisit' : 'published',
      number: `检〔${openedOn.slice(0, 4)}〕${n}号`,
      ...(!isOpen && { result: 'clean', endedOn: addDays(openedOn, 20) }),
      listed: {
        object: `${code}-${n % objects}`,
        items: [item.id],
        kind: n % 3 === 0 ? '日常检查' : '双随机抽查',
        mode: n % 8 === 0 ? '网络监测' : '现场检查',
        dept: item.dept,
        division: `${code.slice(0, 4)}${n % 2 === 0 ? '02' : '21'}`,
        ...{ from: openedOn, until: addDays(openedOn, 20) },
        ...(!isOpen && { endedOn, outcome, results: [outcome] }),
      },
      names: { [item.id]: item.name },
      depts: [item.dept],
      openedAt: at.toISOString(),
      openedOn,
      spent: isOpen ? {} : { visit: { gross: 9, held: 0, net: 9, isLate: n % 20 === 0 } },
    };
  }
}
