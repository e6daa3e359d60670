import { runCredit } from '@mingcha/credit/evaluations';
import { axisRows, type CreditRow, cityCombinations, cityModel, type DemoCity } from '@mingcha/demo';
import { addDays, type Clock } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { LocalQueue } from '../../served/queue.ts';
import type { Actors } from '../caller.ts';
import { importRows, publishNewest } from '../importRows.ts';
import type { Desk } from '../past/desk.ts';
import type { Timeline } from '../timeline.ts';
import { introduce } from './introduce.ts';
import { createLeadDesk } from './leads.ts';
import { creditOf, isThereBy, pushRecords } from './records.ts';
import { publishWarningRules } from './warnings.ts';

const evaluated = 12;
/** The month in which evaluations by others come in, and count from then on. */
const axesIn = 8;
const combinations = '/v1/credit/combinations';
const evaluations = '/v1/credit/evaluations';

export type Months = {
  city: DemoCity;
  own: Actors;
  store: TenantStore;
  queue: LocalQueue;
  desk: Desk;
  clock: Clock;
  today: string;
  objects: number | undefined;
  /** Adds the enterprises to the roster that were set up by a day, `YYYY-MM-DD`, and are not on it. */
  enroll: (until: string) => Promise<void>;
};

/** The first day of the month of a day, `YYYY-MM-DD`: the months before it are evaluated. */
export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

/** The days on which the last months are evaluated, the earliest first. */
function evaluationDays(today: string): string[] {
  const days = [firstOfMonth(today)];
  while (days.length < evaluated) days.unshift(firstOfMonth(addDays(days[0]!, -1)));
  return days;
}

/**
 * Plans the last twelve months of a city's credit: at the end of each what was decided by then is reported, and on the day after
 * all are evaluated, by a model that a second person has published before. A class that drops opens a lead, which is looked into.
 */
export function planMonths(timeline: Timeline, months: Months): void {
  const { city, own, store, queue, clock, today, objects, enroll } = months;
  const { objects: listed, rows, turns } = creditOf(city, { today, objects });
  const leads = createLeadDesk(timeline, months);
  const left = new Set<CreditRow>(rows);
  const toTurn = new Set(turns);
  for (const [n, first] of evaluationDays(today).entries()) {
    const last = addDays(first, -1);
    timeline.at(last, async () => {
      if (n % 6 === 0) await enroll(last);
      const some = [...left].filter(isThereBy(last));
      for (const row of some) left.delete(row);
      await pushRecords(own.office, some);
      for (const turn of [...toTurn].filter(({ on }) => on <= last)) {
        toTurn.delete(turn);
        await pushRecords(own.office, turn.rows);
      }
      if (n === 0) await publishModel(months);
      if (n === axesIn) await combineAxes(months, axisRows(city, listed, last));
    });
    timeline.at(first, async () => {
      await runCredit(store, { clock, queue });
      await queue.idle();
      // A first month is compared with nothing.
      if (n === 0) await publishWarningRules(city, own);
      else await leads.open(first);
    });
  }
}

/** The city's model of enterprises. */
async function publishModel(months: Months): Promise<void> {
  const { body } = await months.own.office('GET', '/v1/credit/example-model');
  const model = cityModel(months.city, body as Parameters<typeof cityModel>[1] & { id: string });
  await introduce(months.own, months.queue, model, '制定企业信用风险分类模型（演示）');
}

/** Takes evaluations by others in, and publishes how they are combined with the model. */
async function combineAxes(
  { city, own: { office, second }, queue }: Months,
  rows: readonly CreditRow[],
): Promise<void> {
  await pushRecords(office, rows);
  await importRows(office, combinations, cityCombinations(city), '制定分类合成规则（演示）');
  await office('POST', evaluations, { json: { purpose: 'simulation', combinations: true } });
  await queue.idle();
  await publishNewest(await second(), combinations);
}
