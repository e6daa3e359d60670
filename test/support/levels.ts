import { openRegister, type Row, type RowOp } from '@mingcha/register';
import type { Store } from '@mingcha/store';
import { tenantLists } from '@mingcha/systems/tenant-lists';

/** The list that the province publishes and its cities take over. */
export const levelList = 'service-directory';

/** A row of it: the n-th item, of a department that tests need not have. */
export const directoryRow = (n: number, more: object = {}): Row & Record<string, unknown> => ({
  id: `00010000000${n}`,
  name: `事项${n}`,
  kind: '行政许可',
  basis: '《某某条例》第三条',
  level: '市级',
  dept: '620000-sjt',
  edition: 1,
  state: '在用',
  adoption: '待认领',
  remark: '省里的内部备注',
  ...more,
});

const by = { sub: 'test', name: '测试' };

/** Publishes the draft of a tenant's list as it is, without the review that other tests look at. */
export async function publishList({ store: all }: { store: Store }, tenant: string, list = levelList) {
  const store = await all.forTenant(tenant);
  const { kind } = (await tenantLists.find(store, list))!;
  const register = openRegister(store, kind);
  const { draft, lock } = await register.heads();
  await register.publish(draft!.id, { by, lock });
}

/** Changes a tenant's list as nobody can who has to go by its rules, and publishes it, if it is not to stay a draft. */
export async function writeList(
  { store: all }: { store: Store },
  tenant: string,
  ops: readonly RowOp<Row>[],
  { published = true, list = levelList } = {},
): Promise<void> {
  const store = await all.forTenant(tenant);
  const { kind } = (await tenantLists.find(store, list))!;
  await openRegister(store, kind, { decides: true }).change({
    ...{ by, reason: '测试', ops },
    source: { type: 'seed' },
    prepared: { columns: kind.columns, check: () => [], keeps: undefined },
  });
  if (published) await publishList({ store: all }, tenant, list);
}

export const putRow = (row: Row): RowOp<Row> => ({ type: 'put', row });
