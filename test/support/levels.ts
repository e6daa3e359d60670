import type { DemoCity } from '@mingcha/demo';
import { openRegister, type Row, type RowOp } from '@mingcha/register';
import type { Store } from '@mingcha/store';
import { shippedLists } from '@mingcha/systems/lists';
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

/** The list whose rows counties have each of their own. */
export const itemList = 'service-items';

/** The n-th item of it as a department has it; `of` tells its bodies apart. */
export function itemRow(dept: string, of: number, n: number, more: object = {}): Row {
  const [sample] = shippedLists.find(({ list }) => list.id === itemList)!.samples;
  const { handleCode: _, remark: __, ...row } = sample!;
  const basicCode = String(200_000_000_000 + n);
  return {
    ...row,
    ...{ id: `${'11620000MB0F90011'}${of}3${basicCode}`, basicCode, name: `事项${n}`, dept },
    ...more,
  } as Row;
}

/** The market bureaus of the counties of a city, by code of the county. */
export const bureausOf = ({ departments, code }: DemoCity) =>
  departments
    .filter(({ kind, division }) => kind === 'other' && division !== code)
    .sort((a, b) => (a.division < b.division ? -1 : 1));

/** Two items of the city itself and of each of its counties, of which the last says something else of one. */
export const countyItems = (city: DemoCity): Row[] => {
  const bureaus = bureausOf(city);
  const own = [1, 2].map((n) => itemRow(`${city.code}-scjg`, 0, n));
  return [
    ...own,
    ...bureaus.flatMap(({ id }, i) =>
      [1, 2].map((n) =>
        itemRow(id, i + 1, n, n === 1 && i === bureaus.length - 1 ? { flow: '先审后受理' } : {}),
      ),
    ),
  ];
};

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
