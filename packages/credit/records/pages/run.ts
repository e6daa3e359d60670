import { createCache } from '@mingcha/register';
import { createOnce, packBytes, sha256Hex, type TenantStore, unpackBytes } from '@mingcha/store';
import type { CreditRecord } from '../record.ts';
import { listEntity, type PageName, pageEntity, type Run } from './head.ts';

/** Characters of a page's text; packed it fits an item, whatever it says. */
const mostLetters = 120_000;
const mostRows = 500;
/** Pages on their way to the table at once. */
const atOnce = 8;

/** A page or list was folded away since its head was read: the head of now names others. */
export class PageGone extends Error {}

/** Pages and lists that were read lately, by tenant and hash: they never change. */
const known = createCache(192 * 2 ** 20);
/** Bytes that a character of a page's text takes once it is parsed. */
const bytesOfLetter = 3;

const hashOf = (bytes: Uint8Array) => sha256Hex(bytes).slice(0, 32);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Writes rows, which come in order, as a run; undefined where there are none. Nothing names it before a head does. */
export async function writeRun(
  store: TenantStore,
  rows: Iterable<CreditRecord> | AsyncIterable<CreditRecord>,
): Promise<Run | undefined> {
  const pages: PageName[] = [];
  let page: { lines: string[]; letters: number; from: string; to: string } | undefined;
  const under = new Set<Promise<void>>();

  async function close(): Promise<void> {
    if (!page) return;
    const { lines, from, to } = page;
    page = undefined;
    const bytes = encoder.encode(`[${lines.join(',')}]`);
    const hash = hashOf(bytes);
    pages.push({ from, to, hash, count: lines.length });
    if (under.size >= atOnce) await Promise.race(under);
    const write = packBytes(bytes)
      .then((packed) => store.write(createOnce(pageEntity, { hash, bytes: packed })))
      .finally(() => under.delete(write));
    under.add(write);
    // A failure is told where all are waited for.
    write.catch(() => {});
  }

  for await (const row of rows) {
    const line = JSON.stringify(row);
    if (page && (page.lines.length >= mostRows || page.letters + line.length > mostLetters)) await close();
    page ??= { lines: [], letters: 0, from: row.subject, to: row.subject };
    page.lines.push(line);
    page.letters += line.length;
    page.to = row.subject;
  }
  await close();
  await Promise.all(under);
  if (pages.length === 0) return undefined;
  const bytes = encoder.encode(JSON.stringify(pages));
  const list = hashOf(bytes);
  await store.write(createOnce(listEntity, { hash: list, bytes: await packBytes(bytes) }));
  return { list, pages: pages.length, count: pages.reduce((sum, { count }) => sum + count, 0) };
}

/** What a page or a list says. Throws `PageGone` where it has gone meanwhile. */
async function read<T>(
  store: TenantStore,
  entity: typeof pageEntity,
  hash: string,
  keep: boolean,
): Promise<T> {
  const key = `${store.tenant}/${entity.name}/${hash}`;
  const there = known.peek<T>(key);
  if (there) return there;
  const found = await store.get(entity, { hash });
  if (!found) throw new PageGone(hash);
  const text = decoder.decode(await unpackBytes(found.bytes));
  const value = JSON.parse(text) as T;
  if (keep) known.set(key, value, text.length * bytesOfLetter);
  return value;
}

/** The pages of a run, in order. */
export const pagesOf = (store: TenantStore, { list }: Run): Promise<readonly PageName[]> =>
  read(store, listEntity, list, true);

/** The rows of a page; `keep` is for those who come again, and not for who goes through all of them. */
export const rowsOf = (
  store: TenantStore,
  { hash }: PageName,
  { keep = true } = {},
): Promise<readonly CreditRecord[]> => read(store, pageEntity, hash, keep);
