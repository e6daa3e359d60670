import { jointBatch, jointPlan, yearBatches, yearPlan } from '../cases/plans.ts';
import type { DemoActor, DemoCase } from '../cases/types.ts';
import type { DemoCity, DemoPast } from '../cities.ts';
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
  /** The plan that it names. */
  plan: string;
  /** Who leads, and their head. */
  lead: DemoActor;
  head: DemoActor;
  draw: DemoDraw;
  /** First and last day of the visits, and how the city makes them. */
  how: DemoPast;
  from: string;
  until: string;
}

export interface Past {
  /** The day (`YYYY-MM-DD`) on which the lists are there, before everything else. */
  from: string;
  plans: readonly { key: string; plan: DemoCase }[];
  checks: readonly PastCheck[];
  /** Visits that nobody drew. */
  visits: readonly DemoCase[];
}

type Part = {
  /** Month and day on which its task is proposed. */
  on: string;
  lead: 'scjg' | 'yjgl';
  joint?: 'scjg';
  batch: string;
  items: readonly string[];
  labels: readonly string[];
  count: 'equipment' | 'joint' | 'drugs';
};

/** What of the plans is drawn when: by the market regulator alone, and by two departments together. */
const parts: readonly Part[] = [
  {
    ...{ on: '04-10', lead: 'scjg', batch: yearBatches.equipment, count: 'equipment' },
    ...{ items: ['特种设备使用单位安全检查'], labels: ['特种设备'] },
  },
  {
    ...{ on: '06-12', lead: jointBatch.lead, joint: jointBatch.joint, batch: jointBatch.name },
    ...{ items: jointBatch.items, labels: ['危险化学品'], count: 'joint' },
  },
  {
    ...{ on: '09-08', lead: 'scjg', batch: yearBatches.drugs, count: 'drugs' },
    ...{ items: ['药品零售使用质量检查'], labels: ['药品经营', '医疗机构'] },
  },
];

/** Days from a task's proposal to the last result of its visits. */
const lasts = 60;

/** Two years of a city's inspections, up to some weeks before today: their plans, tasks and draws, and visits besides. */
export function pastOf(city: DemoCity, today: string): Past {
  const now = dayNumber(today);
  const [from, until] = [now - begins, now - ends];
  const years = [...new Set([from, until].map((day) => Number(isoDate(day).slice(0, 4))))];
  const all = Array.from({ length: years.at(-1)! - years[0]! + 1 }, (_, i) => years[0]! + i);
  const plans = all.flatMap((year) => {
    const own = yearPlan(city, year, today);
    if (own.daysAgo >= begins - 5 || own.daysAgo <= ends + 10) return [];
    return [
      { key: keyOf('scjg', year), year, plan: own },
      { key: keyOf(jointBatch.lead, year), year, plan: jointPlan(city, year, today) },
    ];
  });
  const known = new Set(plans.map(({ key }) => key));
  const checks = all.flatMap((year) =>
    parts.flatMap((part) => {
      const on = dayNumber(`${year}-${part.on}`);
      const isIn = known.has(keyOf(part.lead, year)) && on > from && on + lasts <= until;
      return isIn ? [pastCheck(city, { ...part, on, year }, now)] : [];
    }),
  );
  return { from: isoDate(from), plans, checks, visits: routineVisits(city, { from, until, now }) };
}

const keyOf = (lead: string, year: number) => `${lead} ${year}`;

function pastCheck(
  city: DemoCity,
  { on, year, lead, joint, batch, labels, count, ...part }: Omit<Part, 'on'> & { on: number; year: number },
  now: number,
): PastCheck {
  const ago = (after: number) => now - on - after;
  const dept = `${city.code}-${lead}`;
  const others = joint ? [`${city.code}-${joint}`] : [];
  const [from, until] = [isoDate(on + 9), isoDate(on + 40)];
  const items = part.items.map(itemNamed);
  const head = `${lead}-head` as const;
  return {
    plan: keyOf(lead, year),
    ...{ lead, head },
    task: {
      type: 'inspection-tasks',
      daysAgo: ago(0),
      by: lead,
      values: {
        ...{ title: `${year} 年度${batch}抽查`, source: '年度计划', batch, dept, aim: '不定向' },
        ...{ modes: ['现场检查'], items, scope: `全市${batch}`, from: isoDate(on), until },
        ...(joint && { joint: others }),
      },
      steps: [
        { daysAgo: ago(1), by: head, act: 'permit' },
        { daysAgo: ago(2), by: lead, act: 'announce' },
      ],
    },
    draw: {
      stage: 'published',
      days: { plan: ago(3), witness: ago(4), commit: ago(4), execute: ago(5), end: ago(6) },
      compose: {
        title: `${year}年度${batch}“双随机、一公开”抽查`,
        items,
        disclosure: 'sealed',
        filter: { labels: [...labels], statuses: ['在营'] },
        ...inAll(city.past[count], 3),
        teams: [dept, ...others].map((one) => ({ dept: one, size: 2 })),
        // Nobody masters both departments' skills.
        match: joint ? ['region'] : ['region', 'skills'],
        seed: byWitnesses(city),
        recusals: [],
      },
    },
    how: city.past,
    from,
    until,
  };
}
