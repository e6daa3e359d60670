import { queryAll, sideBySide, type TenantStore } from '@mingcha/store';
import { type CaseRow, newRowEntity, rowPagesEntity } from '../kept/row.ts';
import { byPage, merged, type RowPage, readPage } from './pages.ts';

const attempts = 5;

/**
 * All cases of a type as they are now, in the order of ids. What waits to be folded is read first and the pages after it, so
 * that none is missed, and who has just acted sees it.
 */
export async function rowsOf(store: TenantStore, type: string): Promise<CaseRow[]> {
  for (let attempt = 1; ; attempt++) {
    const waiting = (await queryAll(store, newRowEntity, [], { under: [type] })).map(({ row }) => row);
    const pages = (await store.get(rowPagesEntity, { type }))?.pages ?? [];
    const read: (RowPage | undefined)[] = pages.map(() => undefined);
    await sideBySide([...pages.keys()], async (at) => {
      read[at] = await readPage(store, type, pages[at]!.hash);
    });
    if (read.every((page) => page !== undefined)) {
      if (read.length === 0) return merged([], waiting);
      const changed = byPage(pages, waiting);
      return read.flatMap((page, at) => {
        const own = changed.get(at);
        return own ? merged(page!, own) : page!;
      });
    }
    // A page was folded away between the head and it: the head of now names others.
    if (attempt === attempts) throw new Error(`the pages of ${type} change faster than they are read`);
  }
}
