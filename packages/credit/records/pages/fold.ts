import { atOnce, check, drop, mostOperations, put, type TenantStore, WriteConflict } from '@mingcha/store';
import type { CreditRecord } from '../record.ts';
import { headEntity, listEntity, pageEntity } from './head.ts';
import { mergedRuns } from './merge.ts';
import { PageGone, pagesOf, writeRun } from './run.ts';
import { folding } from './tiers.ts';

/** Folds what is to be folded; for the clock, which is called again where others were faster. */
export async function foldDue(store: TenantStore): Promise<string | undefined> {
  while (await foldRecords(store));
  const head = await store.get(headEntity, {});
  return head && folding(head.runs) > 1 ? atOnce : undefined;
}

/**
 * Makes runs one where there are many of them. Safe to break off at any point, and to call twice at once: the head moves by
 * its lock, and pages go only after it. Resolves to whether something was done.
 */
export async function foldRecords(store: TenantStore): Promise<boolean> {
  const head = await store.get(headEntity, {});
  const count = folding(head?.runs ?? []);
  if (!head || count < 2) return false;
  const folded = head.runs.slice(0, count);
  let pages: string[];
  try {
    pages = (await Promise.all(folded.map((run) => pagesOf(store, run)))).flat().map(({ hash }) => hash);
    const run = await writeRun(store, rows(store, folded));
    await store.write(put(headEntity, { runs: [...(run ? [run] : []), ...head.runs.slice(count)] }, head));
  } catch (error) {
    // Somebody else has written or folded; the next look goes by the new head.
    if (error instanceof WriteConflict || error instanceof PageGone) return false;
    throw error;
  }
  await removeUnnamed(
    store,
    folded.map(({ list }) => list),
    pages,
  );
  return true;
}

async function* rows(
  store: TenantStore,
  runs: Parameters<typeof mergedRuns>[1],
): AsyncGenerator<CreditRecord> {
  for await (const subject of mergedRuns(store, runs)) yield* subject;
}

/** Removes what was folded. The same content may have become a page of a run of now: that one stays. */
async function removeUnnamed(
  store: TenantStore,
  lists: readonly string[],
  pages: readonly string[],
): Promise<void> {
  const head = await store.get(headEntity, {});
  if (!head) return;
  const named = new Set(
    (await Promise.all(head.runs.map((run) => pagesOf(store, run)))).flat().map(({ hash }) => hash),
  );
  const runs = new Set(head.runs.map(({ list }) => list));
  const gone = [
    ...pages.filter((hash) => !named.has(hash)).map((hash) => drop(pageEntity, { hash })),
    ...lists.filter((hash) => !runs.has(hash)).map((hash) => drop(listEntity, { hash })),
  ];
  for (let at = 0; at < gone.length; at += mostOperations - 1) {
    try {
      await store.write(check(headEntity, {}, head.lock), ...gone.slice(at, at + mostOperations - 1));
    } catch (error) {
      // A head that has moved may name one of them again: what is left is a page too many, which costs next to nothing.
      if (error instanceof WriteConflict) return;
      throw error;
    }
  }
}
