import { createCache } from '@mingcha/register';
import { packBytes, sha256Hex, type TenantStore, unpackBytes } from '@mingcha/store';
import { type CaseRow, type PageName, rowPageEntity } from '../kept/row.ts';

/** A page has at most so many rows; one that would have more becomes two or more. */
const mostRows = 500;

/** Rows of a page in the order of ids. */
export type RowPage = readonly CaseRow[];

/** A page made of rows: its name, and its bytes as they are kept. */
export function pageFrom(rows: RowPage): { name: PageName; pack: () => Promise<Uint8Array> } {
  const text = new TextEncoder().encode(JSON.stringify(rows));
  const name = { from: rows[0]!.id, hash: sha256Hex(text), count: rows.length };
  return { name, pack: () => packBytes(text) };
}

/** Pages that were read lately, by tenant and hash: they never change. */
const known = createCache(384 * 2 ** 20);
/** Bytes that a character of a page's text takes once it is parsed: names of members are shared, values are not. */
const bytesOfLetter = 3;

const keyOf = ({ tenant }: TenantStore, hash: string) => `${tenant}/${hash}`;

/** The rows of a page if they are at hand. Waiting for each of hundreds would take longer than looking at them. */
export const peekPage = (store: TenantStore, hash: string): RowPage | undefined =>
  known.peek<RowPage>(keyOf(store, hash));

/** The rows of a page; undefined where it has gone meanwhile. */
export async function readPage(store: TenantStore, type: string, hash: string): Promise<RowPage | undefined> {
  const there = peekPage(store, hash);
  if (there) return there;
  const found = await store.get(rowPageEntity, { type, hash });
  if (!found) return undefined;
  const text = new TextDecoder().decode(await unpackBytes(found.bytes));
  const rows = JSON.parse(text) as RowPage;
  known.set(keyOf(store, hash), rows, text.length * bytesOfLetter);
  return rows;
}

/** Of rows of the same case the latest, in the order of ids. */
export function merged(page: RowPage, changed: RowPage): CaseRow[] {
  const byId = new Map(page.map((row) => [row.id, row]));
  for (const row of changed) {
    const there = byId.get(row.id);
    if (!there || there.version < row.version) byId.set(row.id, row);
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Rows cut into pages; what is full stays together, so that closed months do not change. */
export function cut(rows: readonly CaseRow[]): CaseRow[][] {
  const pages: CaseRow[][] = [];
  for (let at = 0; at < rows.length; at += mostRows) pages.push(rows.slice(at, at + mostRows));
  return pages;
}

/** Rows by the place of the page in which each stands. */
export function byPage(pages: readonly PageName[], rows: readonly CaseRow[]): Map<number, CaseRow[]> {
  const found = new Map<number, CaseRow[]>();
  for (const row of rows) {
    const at = pageOf(pages, row.id);
    const there = found.get(at);
    if (there) there.push(row);
    else found.set(at, [row]);
  }
  return found;
}

function pageOf(pages: readonly PageName[], id: string): number {
  let [low, high] = [0, pages.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pages[middle]!.from <= id) low = middle;
    else high = middle - 1;
  }
  return low;
}
