import type { CreditRecord } from '../record.ts';
import type { Lights } from './lights.ts';

/** How punctually a department publishes: how many records, how many in time, late, and not yet though it is over. */
export type Punctuality = {
  department: string | null;
  authority: string;
  records: number;
  done: number;
  late: number;
  overdue: number;
  /** Of what was to be published by now, how much was in time; missing where nothing was. */
  onTime?: number;
};

/** The league of departments by how much they published in time, the most punctual first. */
export function punctualityOf(records: readonly CreditRecord[], lights: Lights): Punctuality[] {
  const rows = new Map<string, Punctuality>();
  for (const record of records) {
    const light = lights.lightOf(record);
    if (light === 'none') continue;
    const key = record.department ?? record.authority;
    const row = rows.get(key) ?? {
      department: record.department ?? null,
      ...{ authority: record.authority, records: 0, done: 0, late: 0, overdue: 0 },
    };
    rows.set(key, row);
    row.records++;
    if (light === 'done' || light === 'late' || light === 'overdue') row[light]++;
  }
  for (const row of rows.values()) {
    const ended = row.done + row.late + row.overdue;
    if (ended > 0) row.onTime = row.done / ended;
  }
  return [...rows.values()].sort(
    (a, b) =>
      (b.onTime ?? 2) - (a.onTime ?? 2) || b.records - a.records || (a.authority < b.authority ? -1 : 1),
  );
}
