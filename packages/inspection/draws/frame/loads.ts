import type { SelectedRow } from '@mingcha/draw';
import { check, create, defineEntity, type Operation, replace, type TenantStore } from '@mingcha/store';
import { drawEntity } from '../kept/draw.ts';

type YearLoads = { year: number; counts: Record<string, number> };

const yearLoadsEntity = defineEntity<YearLoads>()({
  name: 'YEARLOADS',
  key: (of: { year: number }) => ({ partition: [], sort: [of.year] }),
});

/** Assignments of each inspector in a year, as they were read. */
export type Loads = YearLoads & { lock: number | null };

/**
 * Assignments of each inspector in the year's executed official draws, substitutions included; those of voided draws and
 * rehearsals lead to no visit. They change in the transactions that log what changes them.
 */
export async function yearLoads(store: TenantStore, year: number): Promise<Loads> {
  const kept = await store.get(yearLoadsEntity, { year });
  return kept ?? { year, counts: await countedLoads(store, year), lock: null };
}

/** Counted from the draws themselves, where the year's count has not begun. */
async function countedLoads(store: TenantStore, year: number): Promise<Record<string, number>> {
  let counts: Record<string, number> = {};
  let cursor: string | undefined;
  do {
    const page = await store.query(drawEntity, [year], { index: true, limit: 200, cursor });
    for (const { state, outcome, compose } of page.items) {
      if (!outcome || state === 'voided' || compose.seed.source === 'local') continue;
      counts = sum(counts, outcome.assignments);
    }
    cursor = page.next ?? undefined;
  } while (cursor);
  return counts;
}

/** Refuses the write where somebody's load has changed since. */
export const loadsUnchanged = ({ year, lock }: Loads): Operation => check(yearLoadsEntity, { year }, lock);

/** Writes the year's loads with these assignments added. Negative ones are taken away. */
export function addLoads({ year, counts, lock }: Loads, assignments: Record<string, number>): Operation {
  const next = { year, counts: sum(counts, assignments) };
  return lock === null ? create(yearLoadsEntity, next) : replace(yearLoadsEntity, next, lock);
}

/** The opposite of assignments, for a draw that is voided. */
export const takenAway = (assignments: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(assignments).map(([id, count]) => [id, -count]));

/** The assignments of several draws together. */
export const inAll = (each: readonly Record<string, number>[]): Record<string, number> =>
  each.reduce<Record<string, number>>(sum, {});

/** Without those who have none. */
function sum(left: Readonly<Record<string, number>>, right: Readonly<Record<string, number>>) {
  const counts = { ...left };
  for (const [id, count] of Object.entries(right)) counts[id] = (counts[id] ?? 0) + count;
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}

/** How often each inspector is assigned, with these objects too. */
export function withAssignments(
  before: Readonly<Record<string, number>>,
  rows: readonly Pick<SelectedRow, 'inspectors'>[],
): Record<string, number> {
  const counts = { ...before };
  for (const id of rows.flatMap((row) => row.inspectors)) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}
