import { firstFrom } from '@mingcha/kernel/arrange';
import type { Stored, TenantStore } from '@mingcha/store';
import type { Run, RunKind } from './kind.ts';
import { mergedRuns, type Reading } from './merge.ts';
import { PageGone, pagesOf, rowsOf } from './read.ts';

const attempts = 5;
/** Who asks for so few places comes again; who asks for thousands goes through all pages once. */
const few = 50;

/** The head by its key, with the runs that it names; none where there is no head. */
export async function headOf<T, K extends object>(store: TenantStore, kind: RunKind<T, K>, key: K) {
  const head: Stored<K & { runs: readonly Run[] }> | undefined = await store.get(kind.head, key);
  return { head, runs: head?.runs ?? [] };
}

/** Reads by the head of now; again where runs are folded meanwhile. */
export async function byHead<T, K extends object, Found>(
  store: TenantStore,
  kind: RunKind<T, K>,
  key: K,
  ask: (runs: readonly Run[]) => Promise<Found>,
): Promise<Found> {
  for (let attempt = 1; ; attempt++) {
    const { runs } = await headOf(store, kind, key);
    try {
      return await ask(runs);
    } catch (error) {
      if (!(error instanceof PageGone) || attempt === attempts) throw error;
    }
  }
}

/** All rows by the head of now, place by place in order; goes on behind the last place where runs are folded meanwhile. */
export async function* allByPlace<T, K extends object>(
  store: TenantStore,
  kind: RunKind<T, K>,
  key: K,
  { after: from = '', ...reading }: Reading = {},
): AsyncGenerator<T[], void, void> {
  let after = from;
  for (let attempt = 1; ; attempt++) {
    const { runs } = await headOf(store, kind, key);
    try {
      for await (const rows of mergedRuns(store, kind, runs, { ...reading, after })) {
        after = kind.placeOf(rows[0]!);
        yield rows;
        attempt = 1;
      }
      return;
    } catch (error) {
      if (!(error instanceof PageGone) || attempt === attempts) throw error;
    }
  }
}

/** The rows of some runs at some places, in order. Throws `PageGone`. */
export async function rowsAt<T, K extends object>(
  store: TenantStore,
  kind: RunKind<T, K>,
  runs: readonly Run[],
  places: readonly string[],
  wanted: (row: T) => boolean = () => true,
): Promise<T[]> {
  const sorted = [...new Set(places)].sort();
  const named = new Set(sorted);
  const found: T[] = [];
  for (const run of runs) {
    const pages = (await pagesOf(store, kind, run)).filter(({ from, to }) => hasBetween(sorted, from, to));
    for (const page of pages)
      for (const row of await rowsOf(store, kind, page, { keep: sorted.length <= few }))
        if (named.has(kind.placeOf(row)) && wanted(row)) found.push(row);
  }
  return found.sort(kind.inOrder);
}

function hasBetween(sorted: readonly string[], from: string, to: string): boolean {
  const first = sorted[firstFrom(sorted, from)];
  return first !== undefined && first <= to;
}
