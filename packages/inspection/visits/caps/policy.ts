import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { loadTenant, type TenantSettings } from '@mingcha/tenancy';
import { classFor } from '../../draws/frame/scope.ts';
import { objectKind } from '../../rosters/objectKind.ts';

type Policy = Pick<TenantSettings, 'drawPolicy' | 'itemPolicies'>;
type Class = keyof TenantSettings['drawPolicy'];

/** What the policy of supervision allows one enterprise in a year: in all, and by single items. Nothing of it says its class. */
export type PolicyCaps = { most?: number; ofItems: ReadonlyMap<string, number> };
export const noPolicyCaps: PolicyCaps = { ofItems: new Map() };

/** Whether a policy caps the visits of any class. */
const isCapping = ({ drawPolicy, itemPolicies }: Policy): boolean =>
  [drawPolicy, ...itemPolicies].some((of) =>
    Object.values(of).some((one) => typeof one === 'object' && one.visitCap !== undefined),
  );

/** What a policy allows an enterprise of a class, which may be another one for single items. Pure. */
export function policyCapsOf(
  { drawPolicy, itemPolicies }: Policy,
  riskClass: Class,
  classOf: (item: string) => Class = () => riskClass,
): PolicyCaps {
  const most = drawPolicy[riskClass].visitCap;
  const ofItems = itemPolicies.flatMap((of) => {
    const own = of[classOf(of.item)].visitCap;
    return own === undefined ? [] : [[of.item, own] as const];
  });
  return { ...(most !== undefined && { most }), ofItems: new Map(ofItems) };
}

/** The same for enterprises as the roster classes them now, by their ids; what is on no roster counts as not classified. */
export async function policyCaps(
  store: TenantStore,
  objects: readonly string[],
): Promise<(object: string) => PolicyCaps> {
  const { settings } = await loadTenant(store);
  if (!isCapping(settings)) return () => noPolicyCaps;
  const register = openRegister(store, objectKind);
  const { draft } = await register.heads();
  const rows = draft ? await register.rowsOf(draft.id, objects) : [];
  const known = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  return (object) => {
    const row = known.get(object) ?? {};
    return policyCapsOf(settings, classFor(row, []), (item) => classFor(row, [item]));
  };
}
