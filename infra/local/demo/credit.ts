import {
  type CreditRow,
  creditRows,
  type DemoCity,
  generateObjects,
  type ObjectRow,
  reportedDaysAgo,
} from '@mingcha/demo';
import { addDays } from '@mingcha/kernel';
import type { Caller } from './caller.ts';
import type { Timeline } from './timeline.ts';

const mostRows = 500;
/** Of the objects without records some are in cases, too. */
const mostObjects = 1_000;

/** Three years of a city's credit records, and its objects, those with records among them. */
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
  const most = Math.min(mostRows, Math.floor(count * 0.8));
  return { objects: listed, rows: creditRows(city, listed, { today, most }) };
}

/** Pushes records as a department's system pushes them: what is said and done by a day on that day, the rest today. */
export function planRecords(
  timeline: Timeline,
  { office, rows, today }: { office: Caller; rows: readonly CreditRow[]; today: string },
): void {
  const first = addDays(today, -reportedDaysAgo);
  const isThere = ({ date, values: { published, noticed } }: CreditRow) =>
    [date, published, noticed].every((day) => typeof day !== 'string' || day <= first);
  const push = (some: readonly CreditRow[]) => async () => {
    if (some.length === 0) return;
    await office('POST', '/v1/credit/records:batch', { json: { mode: 'all', rows: some } });
  };
  timeline.at(first, push(rows.filter(isThere)));
  timeline.at(today, push(rows.filter((row) => !isThere(row))));
}
