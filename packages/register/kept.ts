import type { Draft } from './change.ts';
import type { RowChecker } from './rowCheck.ts';
import { scanPages } from './scan.ts';
import type { Row } from './types.ts';
import type { Context } from './view.ts';

/** Rows of the draft that are not among `ids` and that the kind keeps, by id, each with why. */
export async function keptBeside<R extends Row>(
  context: Context<R>,
  { manifest }: Draft,
  ids: ReadonlySet<string>,
  { keeps }: RowChecker<R>,
): Promise<{ row: R; why: string }[]> {
  if (!keeps) return [];
  const kept: { row: R; why: string }[] = [];
  await scanPages(context, manifest, (rows) => {
    for (const row of rows) {
      const why = ids.has(row.id) ? undefined : keeps(row);
      if (why !== undefined) kept.push({ row, why });
    }
  });
  return kept.sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
}
