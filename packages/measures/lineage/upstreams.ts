import type { Store, TenantStore } from '@mingcha/store';
import { findProvince } from '@mingcha/tenancy';
import type { MeasureRow } from '../register/measureRow.ts';
import { findMeasures } from '../register/rows.ts';
import { allNotices } from '../rounds/notices.ts';

/** A notice of the parent province that it has published, with its measures. */
export type UpstreamNotice = {
  tenant: string;
  id: string;
  docNo: string;
  title: string;
  measures: Pick<MeasureRow, 'no' | 'title' | 'text' | 'targets' | 'deadline'>[];
};

/** What the tenant's province has published; a province's own tenant has nobody above it. */
export async function upstreamsOf(all: Store, store: TenantStore): Promise<UpstreamNotice[]> {
  const parent = await findProvince(all, store.tenant);
  if (parent === undefined) return [];
  const above = await all.forTenant(parent);
  const notices = (await allNotices(above)).filter(
    ({ state, publication }) => state !== 'draft' && publication.published,
  );
  const ids = new Set(notices.map(({ id }) => id));
  const rows = ids.size > 0 ? await findMeasures(above, (row) => ids.has(row.notice)) : [];
  return notices.map(({ id, docNo, title }) => ({
    tenant: parent,
    id,
    docNo,
    title,
    measures: rows
      .filter((row) => row.notice === id)
      .map(({ no, title: name, text, targets, deadline }) => ({ no, title: name, text, targets, deadline })),
  }));
}
