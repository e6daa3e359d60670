import { yearBatches, yearPlan } from '../cases/plans.ts';
import type { DemoCase } from '../cases/types.ts';
import type { DemoCity } from '../cities.ts';
import { inAll } from '../compose.ts';
import { dayNumber, isoDate } from '../dates.ts';
import { byWitnesses, type DemoDraw } from '../draws.ts';
import { itemNamed } from '../items.ts';
import { routineVisits } from './routine.ts';

/** Days behind today on which the years behind begin and end: what is newer is told elsewhere. */
const begins = 735;
const ends = 40;

/** A task of an annual plan with the draw that carries it out and the days on which its visits are made. */
export interface PastCheck {
  task: DemoCase;
  /** Year of the plan that it names. */
  year: number;
  draw: DemoDraw;
  /** First and last day of the visits. */
  from: string;
  until: string;
}

export interface Past {
  /** The day (`YYYY-MM-DD`) on which the lists are there, before everything else. */
  from: string;
  plans: readonly { year: number; plan: DemoCase }[];
  checks: readonly PastCheck[];
  /** Visits that nobody drew. */
  visits: readonly DemoCase[];
}

/** What of a plan is drawn when: month and day on which its task is proposed. */
const parts = [
  { on: '04-10', batch: 'equipment', item: '特种设备使用单位安全检查', labels: ['特种设备'] },
  { on: '09-08', batch: 'drugs', item: '药品零售使用质量检查', labels: ['药品经营', '医疗机构'] },
] as const;

/** Days from a task's proposal to the last result of its visits. */
const lasts = 60;

/** Two years of a city's inspections, up to some weeks before today: their plans, tasks and draws, and visits besides. */
export function pastOf(city: DemoCity, today: string): Past {
  const now = dayNumber(today);
  const [from, until] = [now - begins, now - ends];
  const years = [...new Set([from, until].map((day) => Number(isoDate(day).slice(0, 4))))];
  const all = Array.from({ length: years.at(-1)! - years[0]! + 1 }, (_, i) => years[0]! + i);
  const plans = all.flatMap((year) => {
    const plan = yearPlan(city, year, today);
    return plan.daysAgo < begins - 5 && plan.daysAgo > ends + 10 ? [{ year, plan }] : [];
  });
  const checks = plans.flatMap(({ year }) =>
    parts.flatMap((part) => {
      const on = dayNumber(`${year}-${part.on}`);
      return on > from && on + lasts <= until ? [pastCheck(city, { ...part, on, year }, now)] : [];
    }),
  );
  return { from: isoDate(from), plans, checks, visits: routineVisits(city, { from, until, now }) };
}

function pastCheck(
  city: DemoCity,
  { on, year, batch, item, labels }: Omit<(typeof parts)[number], 'on'> & { on: number; year: number },
  now: number,
): PastCheck {
  const ago = (after: number) => now - on - after;
  const dept = `${city.code}-scjg`;
  const [from, until] = [isoDate(on + 9), isoDate(on + 40)];
  const items = [itemNamed(item)];
  const name = yearBatches[batch];
  return {
    year,
    task: {
      type: 'inspection-tasks',
      daysAgo: ago(0),
      by: 'scjg',
      values: {
        ...{ title: `${year} 年度${name}抽查`, source: '年度计划', batch: name, dept, aim: '不定向' },
        ...{ modes: ['现场检查'], items, scope: `全市${name}`, from: isoDate(on), until },
      },
      steps: [
        { daysAgo: ago(1), by: 'scjg-head', act: 'permit' },
        { daysAgo: ago(2), by: 'scjg', act: 'announce' },
      ],
    },
    draw: {
      stage: 'published',
      days: { plan: ago(3), witness: ago(4), commit: ago(4), execute: ago(5), end: ago(6) },
      compose: {
        title: `${year}年度${name}“双随机、一公开”抽查`,
        items,
        disclosure: 'sealed',
        filter: { labels: [...labels], statuses: ['在营'] },
        ...inAll(12, 3),
        teams: [{ dept, size: 2 }],
        match: ['region', 'skills'],
        seed: byWitnesses(city),
        recusals: [],
      },
    },
    from,
    until,
  };
}
