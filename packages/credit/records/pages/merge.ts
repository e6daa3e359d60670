import type { TenantStore } from '@mingcha/store';
import type { CreditRecord } from '../record.ts';
import { inOrder } from '../record.ts';
import type { PageName, Run } from './head.ts';
import { pagesOf, rowsOf } from './run.ts';

/** Where the reading of a run stands. */
type Place = { rows: readonly CreditRecord[]; at: number };

/** Goes through a run from behind a subject, a page at a time. */
async function openRun(store: TenantStore, run: Run, after: string) {
  const pages = (await pagesOf(store, run)).filter(({ to }) => to > after);
  let next = 0;
  const place: Place = { rows: [], at: 0 };

  async function load(): Promise<void> {
    while (place.at >= place.rows.length && next < pages.length) {
      place.rows = await rowsOf(store, pages[next++] as PageName, { keep: false });
      place.at = 0;
      while (place.at < place.rows.length && place.rows[place.at]!.subject <= after) place.at++;
    }
  }
  await load();
  return {
    subject: () => place.rows[place.at]?.subject,
    /** Takes the rows of a subject, if it is the one at which this stands. */
    async take(subject: string, into: CreditRecord[]): Promise<void> {
      while (place.rows[place.at]?.subject === subject) {
        into.push(place.rows[place.at++]!);
        if (place.at >= place.rows.length) await load();
      }
    },
  };
}

/** All versions of some runs by subject, in order; holds one page of each. Throws `PageGone`. */
export async function* mergedRuns(
  store: TenantStore,
  runs: readonly Run[],
  after = '',
): AsyncGenerator<CreditRecord[], void, void> {
  const open = await Promise.all(runs.map((run) => openRun(store, run, after)));
  for (;;) {
    let least: string | undefined;
    for (const { subject } of open) {
      const one = subject();
      if (one !== undefined && (least === undefined || one < least)) least = one;
    }
    if (least === undefined) return;
    const rows: CreditRecord[] = [];
    for (const run of open) if (run.subject() === least) await run.take(least, rows);
    yield rows.sort(inOrder);
  }
}
