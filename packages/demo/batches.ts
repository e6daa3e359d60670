import type { DemoCity } from './cities.ts';
import { byClass, type Compose } from './compose.ts';
import { dayNumber, isoDate } from './dates.ts';
import { byWitnesses } from './draws.ts';
import { itemNamed } from './items.ts';
import { demoToday } from './objects.ts';

/** Draws of several departments under one seed; each brings its own, the first leads. */
export interface DemoBatch {
  title: string;
  mode: 'together' | 'apart';
  composes: Compose[];
  /** How many days before today each of its steps is taken. */
  days: { plan: number; witness: number; commit: number; execute: number; end: number };
}

/** After the voided draw of the same city, before the one that waits. */
const days: DemoBatch['days'] = { plan: 13, witness: 12, commit: 11, execute: 10, end: 8 };

/** In 陇南 two departments visit the same hotels and baths at once. */
export function demoBatches(city: DemoCity, { today = demoToday }: { today?: string } = {}): DemoBatch[] {
  if (city.code !== '621200') return [];
  const year = isoDate(dayNumber(today) - days.plan).slice(0, 4);
  const draft = (what: string, item: string, dept: string): Compose => ({
    title: `${year}年度${what}联合抽查`,
    items: [itemNamed(item)],
    disclosure: 'sealed',
    filter: { labels: ['公共场所'], statuses: ['在营'] },
    ...byClass([5, 15, 50, 200], 2),
    teams: [{ dept: `${city.code}-${dept}`, size: 2 }],
    match: ['region'],
    seed: byWitnesses(city),
    recusals: [],
  });
  return [
    {
      title: `${year}年度公共场所联合抽查`,
      mode: 'together',
      composes: [
        draft('公共场所卫生', '公共场所卫生检查', 'wsjk'),
        draft('公共场所明码标价', '明码标价和收费行为检查', 'scjg'),
      ],
      days,
    },
  ];
}
