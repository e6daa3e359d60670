import { indexOfPage, type PartOf, type Segment } from '@mingcha/register';
import { type PageName, pagesOf, rowsOf } from '@mingcha/register/runs';
import { sideBySide, type TenantStore } from '@mingcha/store';
import type { CreditRecord } from '../record.ts';
import { recordRuns } from '../runs.ts';
import { byRuns } from './read.ts';

/** Positions in a page at which a record has its next version right behind. */
const superseded: PartOf<Uint16Array> = {
  name: 'superseded',
  make: (rows) => Uint16Array.from([...rows.keys()].filter((at) => rows[at]!.id === rows[at + 1]?.id)),
  bytes: (places) => places.byteLength,
};

/** The latest versions of all records by pages, each with its index, for lists. */
export const segmentsOf = (store: TenantStore): Promise<Segment<CreditRecord>[]> =>
  byRuns(store, async (runs) => {
    const named = (await Promise.all(runs.map((run) => pagesOf(store, recordRuns, run)))).map((pages, run) =>
      pages.map((name) => ({ name, run })),
    );
    const pages = named.flat();
    const loaded: (readonly CreditRecord[])[] = [];
    await sideBySide([...pages.keys()], async (at) => {
      loaded[at] = await rowsOf(store, recordRuns, pages[at]!.name);
    });
    const latest = versionsOfLater(pages, loaded, runs.length - 1);
    return pages.map(({ name, run }, at) => {
      const next = pages[at + 1]?.run === run ? loaded[at + 1]?.[0] : undefined;
      return segmentOf(store, name, loaded[at]!, next, latest);
    });
  });

/** The latest versions of the records in all runs but the oldest, which are few. */
function versionsOfLater(
  pages: readonly { run: number }[],
  loaded: readonly (readonly CreditRecord[])[],
  oldest: number,
): Map<string, number> {
  const latest = new Map<string, number>();
  for (const [at, { run }] of pages.entries()) {
    if (run === oldest) break;
    for (const { id, version } of loaded[at]!) latest.set(id, Math.max(version, latest.get(id) ?? 0));
  }
  return latest;
}

function segmentOf(
  store: TenantStore,
  name: PageName,
  rows: readonly CreditRecord[],
  next: CreditRecord | undefined,
  latest: ReadonlyMap<string, number>,
): Segment<CreditRecord> {
  const index = indexOfPage(store.tenant, name);
  const gone = new Set(index.part(superseded, rows));
  // A page may end in the middle of a record.
  if (next && rows.at(-1)?.id === next.id) gone.add(rows.length - 1);
  if (latest.size > 0)
    for (const [at, { id, version }] of rows.entries()) if ((latest.get(id) ?? 0) > version) gone.add(at);
  return { rows, index, gone: [...gone] };
}
