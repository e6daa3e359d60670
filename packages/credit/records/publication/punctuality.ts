import type { CreditRecord } from '../record.ts';
import { type Lights, type PublicationClock, worstOf } from './lights.ts';
import { changeOf } from './period.ts';

/** How many there were to do, how many were done in time, late, and not yet though it is over. */
export type Tally = { records: number; done: number; late: number; overdue: number };

/** How punctually an authority publishes, and withdraws what was changed or annulled. */
export type Punctuality = Tally & {
  department: string | null;
  authority: string;
  /** `undated` name no day of the change: how late they were is not known, so they are neither done nor late. */
  withdrawals: Tally & { undated: number };
  /** Of what was to be published and to be withdrawn by now, how much was in time; missing where nothing was. */
  onTime?: number;
};

/** Days, `YYYY-MM-DD`, the last included. */
export type Days = { from: string; to: string };

const isIn = (day: unknown, { from, to }: Days) => typeof day === 'string' && day >= from && day <= to;

/** Whether a clock of a record begins within some days: it was decided then, or changed or annulled. */
export const begins = (record: Parameters<typeof changeOf>[0] & { date: string }, days: Days): boolean =>
  isIn(record.date, days) || isIn(changeOf(record)?.day, days);

/** Nothing to do. */
export const noTally = (): Tally => ({ records: 0, done: 0, late: 0, overdue: 0 });

function count(tally: Tally, clock: PublicationClock | undefined): void {
  if (!clock) return;
  tally.records++;
  const { light } = clock;
  if (light === 'done' || light === 'late' || light === 'overdue') tally[light]++;
}

/** The league of authorities by how much they did in time of what began within some days, the most punctual first. */
export function punctualityOf(records: readonly CreditRecord[], lights: Lights, days: Days): Punctuality[] {
  const { add, rows } = createPunctuality(lights, days);
  for (const record of records) add(record);
  return rows();
}

/** The same of records that come one after the other. */
export function createPunctuality(lights: Lights, days: Days) {
  const authorities = new Map<string, Punctuality>();
  function add(record: CreditRecord): void {
    if (!begins(record, days)) return;
    const { department, authority, date } = record;
    const clocks = lights.clocksOf(record);
    const isWithdrawal = ({ name }: PublicationClock) => name === 'withdraw';
    const published = isIn(date, days) ? worstOf(clocks.filter((one) => !isWithdrawal(one))) : undefined;
    const withdrawn = isIn(changeOf(record)?.day, days) ? clocks.find(isWithdrawal) : undefined;
    if (!published && !withdrawn) return;
    const key = department ?? authority;
    const row = authorities.get(key) ?? {
      ...{ department: department ?? null, authority },
      ...noTally(),
      withdrawals: { ...noTally(), undated: 0 },
    };
    authorities.set(key, row);
    count(row, published);
    if (withdrawn?.undated) {
      row.withdrawals.records++;
      row.withdrawals.undated++;
    } else count(row.withdrawals, withdrawn);
  }
  return { add, rows: () => leagueOf([...authorities.values()]) };
}

function leagueOf(rows: readonly Punctuality[]): Punctuality[] {
  for (const row of rows) {
    const ended = [row, row.withdrawals].reduce(
      (sum, { done, late, overdue }) => sum + done + late + overdue,
      0,
    );
    if (ended > 0) row.onTime = (row.done + row.withdrawals.done) / ended;
  }
  const sizeOf = ({ records: published, withdrawals }: Punctuality) => published + withdrawals.records;
  return [...rows].sort(
    (a, b) =>
      (b.onTime ?? 2) - (a.onTime ?? 2) || sizeOf(b) - sizeOf(a) || (a.authority < b.authority ? -1 : 1),
  );
}
