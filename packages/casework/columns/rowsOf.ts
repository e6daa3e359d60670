import { indexOfPage, PageIndex, type Segment } from '@mingcha/register';
import { queryAll, sideBySide, type TenantStore } from '@mingcha/store';
import { type CaseRow, newRowEntity, type PageName, rowIn, rowPagesEntity } from '../kept/row.ts';
import { byPage, merged, peekPage, type RowPage, readPage } from './pages.ts';

const attempts = 5;

/** The pages of a type by its head, in the order of ids, and the rows that are not in them yet. */
type Read = { names: readonly PageName[]; pages: RowPage[]; waiting: CaseRow[] };

/**
 * Everything that makes up the rows of a type. What waits to be folded is read first and the head after it, so that none is
 * missed, and who has just acted sees it.
 */
async function readRows(store: TenantStore, type: string): Promise<Read> {
  for (let attempt = 1; ; attempt++) {
    const waiting = (await queryAll(store, newRowEntity, [], { under: [type] })).map(rowIn);
    const names = (await store.get(rowPagesEntity, { type }))?.pages ?? [];
    const pages = names.map(({ hash }) => peekPage(store, hash));
    const missing = pages.flatMap((page, at) => (page ? [] : [at]));
    await sideBySide(missing, async (at) => {
      pages[at] = await readPage(store, type, names[at]!.hash);
    });
    if (pages.every((page) => page !== undefined)) return { names, pages, waiting };
    // A page was folded away between the head and it: the head of now names others.
    if (attempt === attempts) throw new Error(`the pages of ${type} change faster than they are read`);
  }
}

/** All cases of a type as they are now, in the order of ids. */
export async function rowsOf(store: TenantStore, type: string): Promise<CaseRow[]> {
  const { names, pages, waiting } = await readRows(store, type);
  if (pages.length === 0) return merged([], waiting);
  const changed = byPage(names, waiting);
  return pages.flatMap((page, at) => {
    const own = changed.get(at);
    return own ? merged(page, own) : page;
  });
}

/**
 * The same rows by pages, each with its index, for lists: what was worked out about a page is there when it is looked at
 * again. The rows that wait are a page of their own, and those that they replace are gone from theirs.
 */
export async function segmentsOf(store: TenantStore, type: string): Promise<Segment<CaseRow>[]> {
  const { names, pages, waiting } = await readRows(store, type);
  const latest = merged([], waiting);
  const changed = byPage(names, latest);
  const newer: CaseRow[] = [];
  const segments = pages.map((rows, at): Segment<CaseRow> => {
    const gone: number[] = [];
    for (const row of changed.get(at) ?? []) {
      const there = placeOf(rows, row.id);
      // It has been folded, and its waiting form is about to go.
      if (there >= 0 && rows[there]!.version >= row.version) continue;
      if (there >= 0) gone.push(there);
      newer.push(row);
    }
    return { rows, index: indexOfPage(store.tenant, names[at]!), gone };
  });
  return [...segments, { rows: pages.length === 0 ? latest : newer, index: new PageIndex() }];
}

/** Where a case stands in a page; -1 where it does not. */
function placeOf(rows: RowPage, id: string): number {
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = rows[middle]!.id;
    if (at === id) return middle;
    if (at < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
