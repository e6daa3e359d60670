import type { FurtherRows } from '@mingcha/casework';
import { type ListRow, listRegister } from '@mingcha/catalogue';
import { entriesOpening, rowsOpening } from '@mingcha/catalogue/guides';
import { suspendedNow } from '@mingcha/register';
import { tenantLists } from '../tenantLists.ts';

const type = 'approvals';

type Material = { title: string; form?: string };

/** An item of 实施清单 as approvals read items: the days that its guide promises are those that the clock counts. */
const approvalItem = ({
  id,
  name,
  dept,
  statutoryDays,
  promisedDays,
  charged,
  amount,
  materials = [],
}: ListRow) => ({
  ...{ id, name, dept, statutoryDays, promisedDays },
  fee: charged ? amount : 0,
  materials: (materials as Material[]).map(({ title, form }) => ({ name: title, ...(form && { form }) })),
});

/** The items of 实施清单 that are applied for from their guides. */
export const listedItems: FurtherRows = {
  rowsOf: async (store, ids) => (await rowsOpening(store, tenantLists, { type, ids })).map(approvalItem),
  choices: async (store) =>
    (await entriesOpening(store, tenantLists, type)).map(({ id, name }) => ({ id, name })),
  suspended: (store, now) => suspendedNow(store, listRegister('service-items'), now),
};
