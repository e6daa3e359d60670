import {
  type CreditRow,
  creditRows,
  type DemoCity,
  generateObjects,
  type ObjectRow,
  reportedDaysAgo,
  turnsOf,
} from '@mingcha/demo';
import { addDays } from '@mingcha/kernel';
import type { Caller } from '../caller.ts';
import type { Timeline } from '../timeline.ts';

/** Of the objects without records some are in cases, too. */
const mostObjects = 1_200;
/** A push has so many rows at the most. */
const mostAtOnce = 1_000;

/** Three years of a city's credit records, what turns enterprises bad and good, and its objects, those with records among them. */
export function creditOf(
  city: DemoCity,
  { today, objects = city.objectCount }: { today: string; objects?: number | undefined },
) {
  const count = Math.min(objects, city.objectCount);
  const listed: ObjectRow[] = [];
  for (const row of generateObjects(city, { count, today })) {
    if (listed.length >= mostObjects) break;
    listed.push(row);
  }
  // A few objects are left without records.
  const most = Math.min(city.recordCount, Math.floor(count * 0.8));
  return {
    objects: listed,
    rows: creditRows(city, listed, { today, most }),
    turns: turnsOf(city, listed, today),
  };
}

/** Pushes records as a department's system pushes them. */
export async function pushRecords(office: Caller, rows: readonly CreditRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += mostAtOnce)
    await office('POST', '/v1/credit/records:batch', {
      json: { mode: 'all', rows: rows.slice(from, from + mostAtOnce) },
    });
}

/** Whether all that a record says had happened by a day. */
export const isThereBy =
  (by: string) =>
  ({ date, values: { published, noticed } }: CreditRow): boolean =>
    [date, published, noticed].every((day) => typeof day !== 'string' || day <= by);

/**
 * Plans to push records: what is said and done by a day on that day, the rest today. `reported` is the day by which all were pushed
 * before, where they were.
 */
export function planRecords(
  timeline: Timeline,
  {
    office,
    rows,
    today,
    reported,
  }: { office: Caller; rows: readonly CreditRow[]; today: string; reported?: string | undefined },
): void {
  const first = reported ?? addDays(today, -reportedDaysAgo);
  const isThere = isThereBy(first);
  const push = (some: readonly CreditRow[]) => () => pushRecords(office, some);
  if (reported === undefined) timeline.at(first, push(rows.filter(isThere)));
  timeline.at(today, push(rows.filter((row) => !isThere(row))));
}
