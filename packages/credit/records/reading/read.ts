import { allByPlace, byHead, headOf, pagesOf, type Run, rowsAt, rowsOf } from '@mingcha/register/runs';
import type { TenantStore } from '@mingcha/store';
import { type CreditRecord, inOrder, type SubjectRecords } from '../record.ts';
import { recordRuns } from '../runs.ts';

/** Reads by the runs of now; again where they are folded meanwhile. */
export const byRuns = <T>(store: TenantStore, ask: (runs: readonly Run[]) => Promise<T>): Promise<T> =>
  byHead(store, recordRuns, {}, ask);

/** Names the state of the records: it is another one after each push. */
export async function recordsMark(store: TenantStore): Promise<string> {
  const { runs } = await headOf(store, recordRuns, {});
  return runs.map(({ list }) => list).join(' ');
}

/**
 * The latest versions of the records that have changed since a state that `recordsMark` named, by what was written since;
 * undefined where that cannot be told any more.
 */
export const recordsSince = (store: TenantStore, mark: string): Promise<CreditRecord[] | undefined> =>
  byRuns(store, async (runs) => {
    const before = mark.split(' ').filter((list) => list !== '');
    const added = runs.slice(0, Math.max(0, runs.length - before.length));
    const isSame = runs.slice(added.length).every(({ list }, at) => list === before[at]);
    if (before.length === 0 || before.length > runs.length || !isSame) return undefined;
    const rows: CreditRecord[] = [];
    for (const run of added)
      for (const page of await pagesOf(store, recordRuns, run))
        rows.push(...(await rowsOf(store, recordRuns, page)));
    return latestOf(rows.sort(inOrder));
  });

/** Of each record the latest version, written at `cutOff` or before; `rows` are in order. */
export function latestOf(rows: readonly CreditRecord[], cutOff?: string): CreditRecord[] {
  const latest: CreditRecord[] = [];
  for (const row of rows) {
    if (cutOff !== undefined && row.at > cutOff) continue;
    if (latest.at(-1)?.id === row.id) latest.pop();
    latest.push(row);
  }
  return latest;
}

/** All versions of the records of some subjects, in order. */
export const versionsOf = (
  store: TenantStore,
  runs: readonly Run[],
  subjects: readonly string[],
  wanted?: (row: CreditRecord) => boolean,
): Promise<CreditRecord[]> => rowsAt(store, recordRuns, runs, subjects, wanted);

/** All records of one subject as they stand now, in the order of ids; empty where there are none. */
export const recordsOf = (store: TenantStore, subject: string): Promise<readonly CreditRecord[]> =>
  byRuns(store, async (runs) => latestOf(await versionsOf(store, runs, [subject])));

/**
 * All records of the city, subject by subject in ascending order, as they stood at an instant (ISO, UTC; now where it is
 * missing). Holds a few pages at a time. A subject all of whose records are later is left out.
 */
export async function* recordsBySubject(
  store: TenantStore,
  cutOff?: string,
): AsyncGenerator<SubjectRecords, void, void> {
  for await (const rows of allByPlace(store, recordRuns, {})) {
    const records = latestOf(rows, cutOff);
    if (records.length > 0) yield { subject: rows[0]!.subject, records };
  }
}

/** All records of some subjects as they stand now, by subject; those without any are missing. */
export async function recordsOfMany(
  store: TenantStore,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly CreditRecord[]>> {
  const all = await byRuns(store, async (runs) => latestOf(await versionsOf(store, runs, subjects)));
  const found = new Map<string, CreditRecord[]>();
  for (const one of all) found.set(one.subject, [...(found.get(one.subject) ?? []), one]);
  return found;
}
