import {
  check,
  createOnce,
  drop,
  mostOperations,
  type Operation,
  put,
  type Stored,
  type TenantStore,
  WriteConflict,
} from '@mingcha/store';
import {
  type NewRow,
  newRowEntity,
  type PageName,
  rowIn,
  rowPageEntity,
  rowPagesEntity,
} from '../kept/row.ts';
import { byPage, cut, merged, pageFrom, readPage } from './pages.ts';

/** Rows are folded once so many wait, or the oldest of them has waited until its `foldAt`. */
const many = 300;
/** So many are folded at once: their removal fits some transactions. */
const mostAtOnce = 1_000;
const window = 600_000;

/** When a row that is written now is folded at the latest: the same instant for all of ten minutes, so that one wake does for them. */
export const foldAt = (now: Date): string =>
  new Date((Math.floor(now.getTime() / window) + 1) * window).toISOString();

/**
 * Puts the rows that wait into the pages of their types. Safe to break off at any point, and to call twice at once: the head
 * moves by its lock, and a row goes only after it is in a page. Resolves to the instant at which others are to be folded.
 */
export async function foldRows(store: TenantStore, now: Date): Promise<string | undefined> {
  const { items, next } = await store.query(newRowEntity, [], { limit: mostAtOnce });
  const waitsUntil = items.map((one) => one.foldAt).sort()[0];
  if (waitsUntil === undefined) return undefined;
  if (items.length < many && waitsUntil > now.toISOString()) return waitsUntil;
  const byType = new Map<string, Stored<NewRow>[]>();
  for (const item of items) byType.set(item.type, [...(byType.get(item.type) ?? []), item]);
  for (const [type, rows] of byType) await foldType(store, type, rows);
  return next === null ? undefined : now.toISOString();
}

async function foldType(store: TenantStore, type: string, items: readonly Stored<NewRow>[]): Promise<void> {
  const head = await store.get(rowPagesEntity, { type });
  const pages = head?.pages ?? [];
  const changed = byPage(pages, items.map(rowIn));
  const kept: PageName[] = [];
  const gone: PageName[] = [];
  for (let at = 0; at < Math.max(1, pages.length); at++) {
    const rows = changed.get(at);
    const own = pages[at];
    if (!rows) {
      kept.push(own!);
      continue;
    }
    const before = own ? await readPage(store, type, own.hash) : [];
    // Somebody has folded meanwhile; the next look goes by the new head.
    if (!before) throw new WriteConflict([0]);
    for (const part of cut(merged(before, rows))) {
      const { name, pack } = pageFrom(part);
      const { hash } = name;
      if (hash !== own?.hash)
        await store.write(createOnce(rowPageEntity, { type, hash, bytes: await pack() }));
      kept.push(name);
    }
    if (own && !kept.some(({ hash }) => hash === own.hash)) gone.push(own);
  }
  const next = { type, pages: kept };
  await store.write(put(rowPagesEntity, next, head));
  const lock = (head?.lock ?? 0) + 1;
  const rest: Operation[] = [
    ...items.map((item) => drop(newRowEntity, item)),
    ...gone.map(({ hash }) => drop(rowPageEntity, { type, hash })),
  ];
  for (let at = 0; at < rest.length; at += mostOperations - 1)
    await store.write(check(rowPagesEntity, { type }, lock), ...rest.slice(at, at + mostOperations - 1));
}
