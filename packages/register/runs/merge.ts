import type { TenantStore } from '@mingcha/store';
import type { PageName, Run, RunKind } from './kind.ts';
import { pagesOf, parsed, unpacked } from './read.ts';

/** Pages that are asked for in one request, while those before them are read. */
const usual = 6;

/** Behind which place rows are read, which pages of the oldest run are not, and how many pages are asked for at once. */
export type Reading = {
  after?: string | undefined;
  skips?: ((page: PageName) => boolean) | undefined;
  ahead?: number | undefined;
};

/** Goes through a run, some pages ahead of who reads it. */
async function openRun<T, K extends object>(
  store: TenantStore,
  kind: RunKind<T, K>,
  run: Run,
  { after = '', skips, ahead = usual }: Reading,
) {
  const { placeOf } = kind;
  const pages = (await pagesOf(store, kind, run)).filter((page) => page.to > after && !skips?.(page));
  let next = 0;
  const fetch = () => {
    const names = pages.slice(next, next + ahead);
    next += names.length;
    if (names.length === 0) return undefined;
    const coming = unpacked(store, kind.page, names);
    // Who stops early never waits for them; their failure is then nobody's.
    coming.catch(() => {});
    return coming;
  };
  let coming = fetch();
  let held: Uint8Array[] = [];
  let rows: readonly T[] = [];
  let at = 0;

  async function load(): Promise<void> {
    while (at >= rows.length) {
      if (held.length === 0) {
        if (!coming) return;
        held = (await coming).reverse();
        coming = fetch();
      }
      rows = parsed<T[]>(held.pop()!);
      at = 0;
      while (at < rows.length && placeOf(rows[at]!) <= after) at++;
    }
  }
  async function takeRest(place: string, into: T[]): Promise<void> {
    await load();
    await take(place, into);
  }

  /** Takes the rows of a place at which this stands. A promise only where a page is waited for. */
  function take(place: string, into: T[]): Promise<void> | undefined {
    while (at < rows.length && placeOf(rows[at]!) === place) into.push(rows[at++]!);
    const isOver = at >= rows.length && held.length === 0 && !coming;
    return at < rows.length || isOver ? undefined : takeRest(place, into);
  }

  await load();
  return { place: () => (at < rows.length ? placeOf(rows[at]!) : undefined), take };
}

/** All rows of some runs by place, in order; holds some pages of each. Throws `PageGone`. */
export async function* mergedRuns<T, K extends object>(
  store: TenantStore,
  kind: RunKind<T, K>,
  runs: readonly Run[],
  { skips, ...reading }: Reading = {},
): AsyncGenerator<T[], void, void> {
  const oldest = runs.length - 1;
  const open = await Promise.all(
    runs.map((run, at) => openRun(store, kind, run, { ...reading, ...(at === oldest && { skips }) })),
  );
  for (;;) {
    let least: string | undefined;
    for (const { place } of open) {
      const one = place();
      if (one !== undefined && (least === undefined || one < least)) least = one;
    }
    if (least === undefined) return;
    const rows: T[] = [];
    for (const run of open)
      if (run.place() === least) {
        const waiting = run.take(least, rows);
        if (waiting) await waiting;
      }
    yield rows.length > 1 ? rows.sort(kind.inOrder) : rows;
  }
}
