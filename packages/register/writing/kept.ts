import { forEachLimited } from '../pages/limit.ts';
import { unlessMissing } from '../pages/pages.ts';
import type { Context } from '../reading/view.ts';
import type { RowChecker } from '../rows/rowCheck.ts';
import type { Row } from '../types.ts';
import type { Draft } from './change.ts';

const pagesAtOnce = 192;

/** Rows of the draft that are not among `ids` and that the kind keeps, by id, each with why. */
export async function keptBeside<R extends Row>(
  context: Context<R>,
  { manifest }: Draft,
  ids: ReadonlySet<string>,
  { keeps }: RowChecker<R>,
): Promise<{ row: R; why: string }[]> {
  if (!keeps) return [];
  const kept: { row: R; why: string }[] = [];
  await forEachLimited(manifest, pagesAtOnce, async (page) => {
    // What is lost cannot be kept; it comes back by being given again.
    for (const row of (await unlessMissing(context.load(page))) ?? []) {
      const why = ids.has(row.id) ? undefined : keeps(row);
      if (why !== undefined) kept.push({ row, why });
    }
  });
  return kept.sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
}
