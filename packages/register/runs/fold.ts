import { atOnce, check, drop, mostOperations, put, type TenantStore, WriteConflict } from '@mingcha/store';
import { headOf } from './head.ts';
import type { Run, RunKind } from './kind.ts';
import { mergedRuns } from './merge.ts';
import { PageGone, pagesOf } from './read.ts';
import { folding } from './tiers.ts';
import { writeRun } from './write.ts';

/** Folds what is to be folded; for the clock, which is called again where others were faster. */
export async function foldDue<T, K extends object>(
  store: TenantStore,
  kind: RunKind<T, K>,
  key: K,
): Promise<string | undefined> {
  while (await foldRuns(store, kind, key));
  return folding((await headOf(store, kind, key)).runs) > 1 ? atOnce : undefined;
}

/**
 * Makes runs one where there are many of them. Safe to break off at any point, and to call twice at once: the head moves by
 * its lock, and pages go only after it. Resolves to whether something was done.
 */
export async function foldRuns<T, K extends object>(
  store: TenantStore,
  kind: RunKind<T, K>,
  key: K,
): Promise<boolean> {
  const { head, runs } = await headOf(store, kind, key);
  const count = folding(runs);
  if (!head || count < 2) return false;
  const folded = runs.slice(0, count);
  let pages: string[];
  try {
    pages = await pagesIn(store, kind, folded);
    const run = await writeRun(store, kind, rows(store, kind, folded, count === runs.length));
    const { lock: _, ...before } = head;
    const after = { ...before, runs: [...(run ? [run] : []), ...runs.slice(count)] };
    await store.write(put(kind.head, after as typeof before & K, head));
  } catch (error) {
    // Somebody else has written or folded; the next look goes by the new head.
    if (error instanceof WriteConflict || error instanceof PageGone) return false;
    throw error;
  }
  const lists = folded.map(({ list }) => list);
  await removeUnnamed(store, kind, key, { lists, pages });
  return true;
}

async function* rows<T, K extends object>(
  store: TenantStore,
  kind: RunKind<T, K>,
  runs: readonly Run[],
  isWhole: boolean,
): AsyncGenerator<T, void, void> {
  for await (const place of mergedRuns(store, kind, runs)) yield* kind.kept?.(place, isWhole) ?? place;
}

/** The hashes of the pages of some runs. */
const pagesIn = async <T, K extends object>(
  store: TenantStore,
  kind: RunKind<T, K>,
  runs: readonly Run[],
): Promise<string[]> =>
  (await Promise.all(runs.map((run) => pagesOf(store, kind, run)))).flat().map(({ hash }) => hash);

/** Removes what was folded. The same content may have become a page of a run of now: that one stays. */
async function removeUnnamed<T, K extends object>(
  store: TenantStore,
  kind: RunKind<T, K>,
  key: K,
  { lists, pages }: { lists: readonly string[]; pages: readonly string[] },
): Promise<void> {
  const { head, runs } = await headOf(store, kind, key);
  if (!head) return;
  const namedPages = new Set(await pagesIn(store, kind, runs));
  const namedLists = new Set(runs.map(({ list }) => list));
  const gone = [
    ...pages.filter((hash) => !namedPages.has(hash)).map((hash) => drop(kind.page, { hash })),
    ...lists.filter((hash) => !namedLists.has(hash)).map((hash) => drop(kind.list, { hash })),
  ];
  for (let at = 0; at < gone.length; at += mostOperations - 1) {
    try {
      await store.write(check(kind.head, key, head.lock), ...gone.slice(at, at + mostOperations - 1));
    } catch (error) {
      // A head that has moved may name one of them again: what is left is a page too many, which costs next to nothing.
      if (error instanceof WriteConflict) return;
      throw error;
    }
  }
}
