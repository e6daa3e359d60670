import type { CityFacts, DemoCounty } from './cities.ts';
import { creditCode, withWrongCheckDigit } from './codes.ts';
import { dayNumber, isoDate, weekday } from './dates.ts';
import { bureauId, bureauName } from './departments.ts';
import { personName } from './names.ts';
import { permitOf } from './permits.ts';
import { placesOf } from './places.ts';
import type { Random } from './random.ts';
import { seededRandom, weighted } from './random.ts';
import type { ObjectRow, ObjectStatus, ObjectType, RiskClass } from './rows.ts';
import { objectName } from './trade-names.ts';
import type { Trade } from './trades.ts';
import { tradesOf } from './trades.ts';

/** The day on which the demo data stands when no other is given. */
export const demoToday = '2026-11-23';

export interface ObjectOptions {
  /** How many rows; the city's own number if not given. */
  count?: number;
  /** Another seed gives other rows. */
  seed?: string;
  /** `YYYY-MM-DD`; no date of the past lies after it. */
  today?: string;
}

const types: [ObjectType, number][] = [
  ['个体工商户', 610],
  ['企业', 300],
  ['农民专业合作社', 70],
  ['事业单位', 14],
  ['其他', 6],
];

const statusOf = weighted<ObjectStatus>([
  ['在营', 965],
  ['停业', 20],
  ['注销', 8],
  ['吊销', 5],
  ['迁出', 2],
]);

const classOf = weighted<RiskClass>([
  ['A', 65],
  ['B', 25],
  ['C', 8],
  ['D', 2],
]);

/** Permille of rows with a wrong check digit, without a class, with a lapsed permit. */
const odd = { checkDigit: 1, unclassified: 5, lapsed: 20 };

/**
 * The inspection objects of a city, oldest first, one at a time: 200,000 rows need no more memory than one.
 * The same city and options give the same rows. Throws a RangeError when `today` is no date.
 */
export function* generateObjects(city: CityFacts, options: ObjectOptions = {}): Generator<ObjectRow> {
  const { count = city.objectCount, seed = 'demo', today = demoToday } = options;
  const random = seededRandom(`${city.code}/objects/${seed}`);
  const now = dayNumber(today);
  const typeOf = weighted(types);
  const countyOf = weighted(city.counties.map((county) => [county, county.weight] as const));
  const tradeOf = new Map(types.map(([type]) => [type, tradesOf(type, city.favours)]));
  const serials = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const type = typeOf(random);
    const county = countyOf(random);
    const series = type + county.code;
    const serial = (serials.get(series) ?? 0) + 1 + random.below(3);
    serials.set(series, serial);
    const established = weekday(now - ageInDays((count - i) / count));
    yield objectRow(random, { city, county, type, serial, established, now }, tradeOf.get(type)!(random));
  }
}

/** Days since an object was set up, the youngest at 0 and the oldest at 1: a tenth within a year, the oldest 26 years. */
function ageInDays(rank: number): number {
  return 5 + Math.floor(3_600 * rank + 5_900 * rank * rank * rank);
}

interface Circumstances {
  city: CityFacts;
  county: DemoCounty;
  type: ObjectType;
  serial: number;
  established: number;
  now: number;
}

function objectRow(random: Random, at: Circumstances, trade: Trade): ObjectRow {
  const { city, county, type, established, now } = at;
  const code = creditCode(type, county.code, at.serial);
  const owner = personName(random);
  const place = `${county.name}${random.pick(placesOf(type))}`;
  const row: ObjectRow = {
    id: random.chance(odd.checkDigit) ? withWrongCheckDigit(code) : code,
    name: objectName(random, type, { city: city.short, county: county.name }, trade, owner),
    type,
    legalRepresentative: owner,
    authority: bureauName(county.name),
    jurisdiction: bureauId(city.code, county.latin),
    industry: trade.industry,
    established: isoDate(established),
    scope: trade.scope,
    address: `甘肃省${city.name}${place}${random.below(99) + 1}号`,
    division: county.code,
    status: statusOf(random),
  };
  if (trade.labels.length > 0) row.labels = [...trade.labels];
  if (trade.permit) {
    const serial = String(random.below(10_000)).padStart(4, '0');
    row.permits = [permitOf(trade.permit, county.code, established, now, serial, random.chance(odd.lapsed))];
  }
  addContact(random, row);
  if (!random.chance(odd.unclassified)) row.riskClass = classOf(random);
  const inspected = inspectionDay(random, now);
  if (inspected > established) row.lastInspected = isoDate(inspected);
  return row;
}

/** Enterprises name somebody to call; a household's phone is its owner's. The numbers are in no subscribers' range. */
function addContact(random: Random, row: ObjectRow): void {
  if (random.chance(450)) return;
  if (row.type !== '个体工商户')
    row.contact = random.chance(600) ? row.legalRepresentative : personName(random);
  row.phone = `1540000${String(random.below(10_000)).padStart(4, '0')}`;
}

/** About one object in three was inspected in the last three years, on one of the days of a campaign; 0 for the others. */
function inspectionDay(random: Random, now: number): number {
  return random.chance(650) ? 0 : weekday(now - 20 - random.below(60) * 18);
}
