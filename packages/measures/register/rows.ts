import { problems } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { measureKind } from './measureKind.ts';
import type { MeasureRow } from './measureRow.ts';

/** Runs of digits count as numbers: 2 before 10. */
const numeric = new Intl.Collator('zh-CN', { numeric: true });

/** All measures that `wanted` takes, by number. The list of a city is some pages, which are cached. */
export async function findMeasures(
  store: TenantStore,
  wanted: (row: MeasureRow) => boolean,
): Promise<MeasureRow[]> {
  const register = openRegister(store, measureKind);
  const { draft } = await register.heads();
  const rows: MeasureRow[] = [];
  if (draft) {
    await register.scan(draft.id, (row) => {
      if (wanted(row)) rows.push(row);
    });
  }
  return rows.sort((a, b) => numeric.compare(a.no, b.no) || (a.id < b.id ? -1 : 1));
}

/** The measures of a notice by number. */
export const measuresOf = (store: TenantStore, notice: string): Promise<MeasureRow[]> =>
  findMeasures(store, (row) => row.notice === notice);

/** Throws `not-found` (404) where the tenant has no such measure. */
export async function loadMeasure(store: TenantStore, id: string): Promise<MeasureRow> {
  const register = openRegister(store, measureKind);
  const { draft } = await register.heads();
  const row = draft && (await register.row(draft.id, id));
  if (!row) throw problems.notFound('该举措');
  return row;
}
