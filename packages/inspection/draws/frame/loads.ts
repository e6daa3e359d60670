import type { SelectedRow } from '@mingcha/draw';
import type { TenantStore } from '@mingcha/store';
import { drawEntity } from '../draw.ts';

/** Assignments of each inspector in the year's executed draws; those of voided draws and rehearsals lead to no visit. */
export async function yearLoads(store: TenantStore, year: number): Promise<Record<string, number>> {
  const loads: Record<string, number> = {};
  let cursor: string | undefined;
  do {
    const page = await store.query(drawEntity, [year], { index: true, limit: 200, cursor });
    for (const { state, outcome, compose } of page.items) {
      if (!outcome || state === 'voided' || compose.seed.source === 'local') continue;
      for (const [inspector, count] of Object.entries(outcome.assignments)) {
        loads[inspector] = (loads[inspector] ?? 0) + count;
      }
    }
    cursor = page.next ?? undefined;
  } while (cursor);
  return loads;
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
