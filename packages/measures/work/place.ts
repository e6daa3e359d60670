import type { Stored, TenantStore } from '@mingcha/store';
import { loadNotice, type Notice } from '../notice/notice.ts';
import type { MeasureRow } from '../register/measureRow.ts';
import { loadMeasure } from '../register/rows.ts';
import { type Progress, progressEntity, progressOf } from './progress.ts';

/** A measure with its notice and what has become of it; lock 0 while nothing is stored of that. */
export type Place = { notice: Stored<Notice>; row: MeasureRow; progress: Stored<Progress> };

/** Throws `not-found` (404) where the tenant has no such measure. */
export async function loadPlace(store: TenantStore, measure: string): Promise<Place> {
  const row = await loadMeasure(store, measure);
  const [notice, stored] = await Promise.all([
    loadNotice(store, row.notice),
    store.get(progressEntity, { notice: row.notice, measure }),
  ]);
  return { notice, row, progress: { ...progressOf(row, stored), lock: stored?.lock ?? 0 } };
}
