import type { DemoCase } from '../cases/types.ts';
import type { CityFacts } from '../cities.ts';
import { isoDate } from '../dates.ts';
import { inspectorId } from '../inspectors.ts';
import { itemNamed } from '../items.ts';
import { generateObjects } from '../objects.ts';
import type { ObjectRow } from '../rows.ts';
import { found } from './found.ts';

/** The oldest enterprises of a city are inspected elsewhere. */
const leftOut = 3;
/** Whoever may be drawn in these years is: with a visit more, they could be at their cap. */
const drawn = ['特种设备', '危险化学品', '药品经营', '医疗机构'];

const kinds = [
  { kind: '日常检查', item: '登记事项检查' },
  { kind: '专项检查', item: '明码标价和收费行为检查' },
  { kind: '日常检查', item: '广告发布情况检查' },
  { kind: '个案检查', item: '食品销售监督检查', ground: '12345 热线转来的投诉：购买的食品已过保质期' },
] as const;
const outcomes = ['clean', 'clean', 'corrected', 'clean', 'gone'] as const;

/** Visits that nobody drew, one in so many days of the city's, between two days (numbers, as `now`), from its approval to its published result. */
export function routineVisits(
  city: CityFacts,
  { from, until, now }: Record<'from' | 'until' | 'now', number>,
): DemoCase[] {
  const { every } = city.past;
  const objects = openObjects(city, Math.floor((until - from) / every) - 1);
  return objects.map((object, i) => routineVisit(city, object, { i, on: from + 10 + every * i, now }));
}

function openObjects(city: CityFacts, count: number): ObjectRow[] {
  const open: ObjectRow[] = [];
  for (const row of generateObjects(city)) {
    if (row.status === '在营' && !row.labels?.some((label) => drawn.includes(label))) open.push(row);
    if (open.length === leftOut + count) break;
  }
  return open.slice(leftOut);
}

function routineVisit(
  { code }: CityFacts,
  { id: object, division }: ObjectRow,
  { i, on, now }: Record<'i' | 'on' | 'now', number>,
): DemoCase {
  const { item, ...kind } = kinds[i % kinds.length]!;
  const daysAgo = now - on;
  const made = isoDate(on + 7);
  return {
    type: 'inspection-visits',
    daysAgo,
    by: 'scjg',
    values: {
      ...{ object, division, items: [itemNamed(item)], ...kind, mode: '现场检查', dept: `${code}-scjg` },
      inspectors: [inspectorId(code, 0), inspectorId(code, 1)],
      ...{ from: isoDate(on), until: isoDate(on + 20), materials: '营业执照、有关台账' },
    },
    people: { team: ['inspector', 'scjg'] },
    steps: [
      { daysAgo: daysAgo - 1, by: 'scjg-head', act: 'permit', values: { approvedOn: isoDate(on + 1) } },
      { daysAgo: daysAgo - 7, by: 'inspector', act: 'serve', values: { servedOn: made } },
      {
        daysAgo: daysAgo - 7,
        by: 'inspector',
        act: 'record',
        values: { ...found[outcomes[i % outcomes.length]!], endedOn: made },
      },
      { daysAgo: daysAgo - 8, by: 'scjg', approve: 'record' },
      { daysAgo: daysAgo - 8, by: 'scjg-head', approve: 'record' },
      { daysAgo: daysAgo - 9, by: 'scjg', act: 'publish' },
    ],
  };
}
