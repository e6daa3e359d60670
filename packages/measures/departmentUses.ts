import type { TenantStore } from '@mingcha/store';
import type { DepartmentUse } from '@mingcha/tenancy';
import { openChases } from './chase/list.ts';
import { findMeasures } from './register/rows.ts';
import { activeNotices } from './rounds/notices.ts';

/** The measures that a department leads or partners in notices that are followed, and the chases it has open. */
export async function departmentUses(store: TenantStore, dept: string): Promise<DepartmentUse[]> {
  const [notices, chases] = await Promise.all([activeNotices(store), openChases(store, [dept])]);
  const docNos = new Map(notices.map(({ id, docNo }) => [id, docNo]));
  const rows = await findMeasures(
    store,
    ({ notice, leads, partners }) => docNos.has(notice) && [...leads, ...partners].includes(dept),
  );
  return [
    {
      field: 'measures',
      count: rows.length,
      what: '项落实中的举措',
      names: [...new Set(rows.map(({ notice }) => docNos.get(notice)!))],
      todo: '在举措台账中改换部门',
    },
    {
      field: 'chases',
      count: chases.length,
      what: '份未办结的督办',
      names: chases.map(({ number }) => number),
      todo: '办结这些督办',
    },
  ];
}
