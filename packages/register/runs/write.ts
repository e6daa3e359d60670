import { createOnce, packBytes, sha256Hex, type TenantStore } from '@mingcha/store';
import type { PageName, Run, RunKind } from './kind.ts';

/** Characters of a page's text; packed it fits an item, whatever it says. */
const mostLetters = 120_000;
const mostRows = 500;
/** Pages on their way to the table at once. */
const atOnce = 8;

const hashOf = (bytes: Uint8Array) => sha256Hex(bytes).slice(0, 32);
const encoder = new TextEncoder();

/** Writes rows, which come in order, as a run; undefined where there are none. Nothing names it before a head does. */
export async function writeRun<T, K extends object>(
  store: TenantStore,
  { page: pageEntity, list: listEntity, placeOf, sumOf }: RunKind<T, K>,
  rows: Iterable<T> | AsyncIterable<T>,
): Promise<Run | undefined> {
  const pages: PageName[] = [];
  let page: { rows: T[]; lines: string[]; letters: number } | undefined;
  const under = new Set<Promise<void>>();

  async function close(): Promise<void> {
    if (!page) return;
    const { rows: own, lines } = page;
    page = undefined;
    const bytes = encoder.encode(`[${lines.join(',')}]`);
    const hash = hashOf(bytes);
    const [from, to] = [placeOf(own[0]!), placeOf(own.at(-1)!)];
    pages.push({ from, to, hash, count: own.length, ...(sumOf && { sum: sumOf(own) }) });
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
    page ??= { rows: [], lines: [], letters: 0 };
    page.rows.push(row);
    page.lines.push(line);
    page.letters += line.length;
  }
  await close();
  await Promise.all(under);
  if (pages.length === 0) return undefined;
  const bytes = encoder.encode(JSON.stringify(pages));
  const list = hashOf(bytes);
  await store.write(createOnce(listEntity, { hash: list, bytes: await packBytes(bytes) }));
  return { list, pages: pages.length, count: pages.reduce((sum, { count }) => sum + count, 0) };
}
