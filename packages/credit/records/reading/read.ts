import type { TenantStore } from '@mingcha/store';
import { headEntity, type Run } from '../pages/head.ts';
import { mergedRuns } from '../pages/merge.ts';
import { PageGone, pagesOf, rowsOf } from '../pages/run.ts';
import { type CreditRecord, inOrder, type SubjectRecords } from '../record.ts';

const attempts = 5;

/** Reads by the head of now; again where runs are folded meanwhile. */
export async function byHead<T>(store: TenantStore, ask: (runs: readonly Run[]) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const runs = (await store.get(headEntity, {}))?.runs ?? [];
    try {
      return await ask(runs);
    } catch (error) {
      if (!(error instanceof PageGone) || attempt === attempts) throw error;
    }
  }
}

/** Names the state of the records: it is another one after each push. */
export async function recordsMark(store: TenantStore): Promise<string> {
  const head = await store.get(headEntity, {});
  return (head?.runs ?? []).map(({ list }) => list).join(' ');
}

/**
 * The latest versions of the records that have changed since a state that `recordsMark` named, by what was written since;
 * undefined where that cannot be told any more.
 */
export const recordsSince = (store: TenantStore, mark: string): Promise<CreditRecord[] | undefined> =>
  byHead(store, async (runs) => {
    const before = mark.split(' ').filter((list) => list !== '');
    const added = runs.slice(0, Math.max(0, runs.length - before.length));
    const isSame = runs.slice(added.length).every(({ list }, at) => list === before[at]);
    if (before.length === 0 || before.length > runs.length || !isSame) return undefined;
    const rows: CreditRecord[] = [];
    for (const run of added)
      for (const page of await pagesOf(store, run)) rows.push(...(await rowsOf(store, page)));
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
export async function versionsOf(
  store: TenantStore,
  runs: readonly Run[],
  subjects: readonly string[],
  wanted: (row: CreditRecord) => boolean = () => true,
): Promise<CreditRecord[]> {
  const sorted = [...new Set(subjects)].sort();
  const named = new Set(sorted);
  // Who asks for a few comes again; who asks for thousands goes through all pages once.
  const keep = sorted.length <= 50;
  const found: CreditRecord[] = [];
  for (const run of runs) {
    const pages = (await pagesOf(store, run)).filter(({ from, to }) => hasBetween(sorted, from, to));
    for (const page of pages)
      for (const row of await rowsOf(store, page, { keep }))
        if (named.has(row.subject) && wanted(row)) found.push(row);
  }
  return found.sort(inOrder);
}

function hasBetween(sorted: readonly string[], from: string, to: string): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && sorted[low]! <= to;
}

/** All records of one subject as they stand now, in the order of ids; empty where there are none. */
export const recordsOf = (store: TenantStore, subject: string): Promise<readonly CreditRecord[]> =>
  byHead(store, async (runs) => latestOf(await versionsOf(store, runs, [subject])));

/**
 * All records of the city, subject by subject in ascending order, as they stood at an instant (ISO, UTC; now where it is
 * missing). Holds a few pages at a time. A subject all of whose records are later is left out.
 */
export async function* recordsBySubject(
  store: TenantStore,
  cutOff?: string,
): AsyncGenerator<SubjectRecords, void, void> {
  let after = '';
  for (let attempt = 1; ; attempt++) {
    const runs = (await store.get(headEntity, {}))?.runs ?? [];
    try {
      for await (const rows of mergedRuns(store, runs, after)) {
        const { subject } = rows[0]!;
        const records = latestOf(rows, cutOff);
        if (records.length > 0) yield { subject, records };
        after = subject;
        attempt = 1;
      }
      return;
    } catch (error) {
      // Runs were folded meanwhile: it goes on behind the last subject.
      if (!(error instanceof PageGone) || attempt === attempts) throw error;
    }
  }
}

/** All records of some subjects as they stand now, by subject; those without any are missing. */
export async function recordsOfMany(
  store: TenantStore,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly CreditRecord[]>> {
  const all = await byHead(store, async (runs) => latestOf(await versionsOf(store, runs, subjects)));
  const found = new Map<string, CreditRecord[]>();
  for (const one of all) found.set(one.subject, [...(found.get(one.subject) ?? []), one]);
  return found;
}
