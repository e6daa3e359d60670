import { type BenchRow, pagesOf } from '@mingcha/casework/testing';
import { createApi } from '@mingcha/fn-api';
import { newId } from '@mingcha/kernel';
import { cityA, startSystem } from '../support/system.ts';
import { type Line, oneAfterAnother, p95, timed } from './line.ts';

const cases = 200_000;
const asks = 200;
/** Cases that others have changed since pages were last made. */
const waiting = 300;
const type = 'hotline-orders';
const day = 86_400_000;
const texts = [
  '路灯不亮',
  '占道经营',
  '停车收费',
  '噪声扰民',
  '拖欠工资',
  '供暖不热',
  '食品变质',
  '井盖破损',
];

/** The list of a type with 200,000 cases, filtered and sorted. */
export async function benchCaseLists(): Promise<Line[]> {
  const system = await startSystem({ objects: 10, cities: [cityA] });
  try {
    const store = await system.test.store.forTenant(cityA.code);
    const depts = cityA.departments.map(({ id }) => id);
    const now = system.time.now();
    await pagesOf(store, type, { rows: rows(now, depts), waiting, now });
    const unlimited = { perSecond: 1_000_000, burst: 1_000_000 };
    const api = createApi({ ...system, limits: { caller: unlimited, tenant: unlimited } });
    const tokens = await Promise.all([
      system.issuer.token({ tenant: cityA.code, roles: ['city-admin'] }),
      system.issuer.token({ tenant: cityA.code, roles: ['department-admin'], dept: depts[0]! }),
    ]);
    const ask = async (query: string, whose = 0): Promise<{ total: number }> => {
      const response = await api.request(`/v1/cases/${type}?limit=30${query}`, {
        headers: { authorization: `Bearer ${tokens[whose]}` },
      });
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      return JSON.parse(text) as { total: number };
    };
    const [cold, all] = await timed(() => ask(''));
    if (all.total !== cases) throw new Error(`${all.total} cases in the list`);
    const filtered = [
      '&where=urgency=紧急&sort=-due&state=handling',
      '&where=division=620302&sort=-fields.dept&openedFrom=2026-01-01',
      '&light=red&sort=number',
      '&where=satisfied=不满意&sort=-ended&result=unsolved',
    ];
    const [first] = await timed(async () => {
      for (const query of filtered) await ask(query);
    });
    const searches = texts.map((text) => `&q=${encodeURIComponent(text)}&sort=-opened`);
    await ask(searches[0]!);
    const line = async (
      name: string,
      budget: number,
      of: (n: number) => Promise<unknown>,
      note?: string,
    ): Promise<Line> => ({
      name: `${name}, p95`,
      measured: p95(await oneAfterAnother(asks, of)),
      budget,
      unit: 'ms',
      ...(note && { note }),
    });
    const coldNote = `the first of a process ${cold.toFixed(1)} s, the first of four orders ${(first * 250).toFixed(0)} ms each`;
    return [
      await line(
        `a list of ${cases.toLocaleString('en')} cases filtered and sorted`,
        150,
        (n) => ask(filtered[n % filtered.length]!),
        coldNote,
      ),
      await line('the same, searched', 150, (n) => ask(searches[n % searches.length]!)),
      await line('the same, of a department', 150, (n) => ask(filtered[n % filtered.length]!, 1)),
    ];
  } finally {
    await system.stop();
  }
}

/** Two years of orders, all but the latest done. */
function* rows(now: Date, depts: readonly string[]): Generator<BenchRow> {
  const from = now.getTime() - 730 * day;
  for (let n = 0; n < cases; n++) {
    const at = new Date(from + Math.floor((n / cases) * 730 * day));
    const isOpen = n > cases * 0.98 || n % 997 === 0;
    const dept = depts[(n * 7) % depts.length]!;
    const due = new Date(at.getTime() + 7 * day).toISOString();
    yield {
      id: newId(at),
      version: 3,
      state: isOpen ? (n % 3 === 0 ? 'toSign' : 'handling') : 'closed',
      number: `${at.toISOString().slice(0, 10).replaceAll('-', '')}${String(n % 1_000).padStart(5, '0')}`,
      ...(!isOpen && { result: n % 9 === 0 ? 'unsolved' : 'solved', endedOn: due.slice(0, 10) }),
      about: `${texts[n % texts.length]}，第 ${n} 号来电反映多次，请尽快处理。`,
      aboutField: 'text',
      listed: {
        kind: `k${n % 40}`,
        urgency: n % 11 === 0 ? '紧急' : '一般',
        division: n % 2 === 0 ? '620302' : '620321',
        dept,
        ...(!isOpen && { solved: n % 9 !== 0, satisfied: n % 13 === 0 ? '不满意' : '满意' }),
      },
      names: { [`k${n % 40}`]: `类别${n % 40}` },
      depts: [dept],
      openedAt: at.toISOString(),
      openedOn: at.toISOString().slice(0, 10),
      ...(isOpen && { due: { day: due.slice(0, 10), at: due }, warn: 2 }),
      spent: {},
    };
  }
}
