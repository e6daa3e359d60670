import type { Actor } from '@mingcha/http';
import { platformTenant, problems } from '@mingcha/kernel';
import { defineEntity, type Store, type Stored, type TenantStore } from '@mingcha/store';

/** A city's leave for its province to read it; kept by the platform, because neither can see into the other. */
export type Grant = {
  province: string;
  city: string;
  at: string;
  by: Actor;
  /** Whether the province's auditors may read whole proofs too, of sealed draws among them. */
  proofs?: { at: string; by: Actor };
};

export const grantEntity = defineEntity<Grant>()({
  name: 'GRANT',
  key: (of: { province: string; city: string }) => ({ partition: [of.province], sort: [of.city] }),
});

/** The cities that let this province read them. A province has some dozen. */
export async function grantedCities(store: Store, province: string): Promise<Grant[]> {
  const { items } = await (await store.forTenant(platformTenant)).query(grantEntity, [province], {
    limit: 200,
  });
  return items;
}

/** What a city lets this province read; undefined where it is nothing. */
export async function findGrant(
  store: Store,
  province: string,
  city: string,
): Promise<Stored<Grant> | undefined> {
  return (await store.forTenant(platformTenant)).get(grantEntity, { province, city });
}

/** Whether a city lets this province read it. */
export const isGranted = async (store: Store, province: string, city: string): Promise<boolean> =>
  (await findGrant(store, province, city)) !== undefined;

/** The store of a city for its province. Throws `not-found` (404) where the city does not let it. */
export async function openGranted(store: Store, province: string, city: string): Promise<TenantStore> {
  if (!(await isGranted(store, province, city))) throw problems.notFound('该城市');
  return store.forTenant(city);
}

/** The same for who reads whole proofs. Throws `forbidden` (403) where the city lets its province read all but those. */
export async function openProofs(store: Store, province: string, city: string): Promise<TenantStore> {
  const grant = await findGrant(store, province, city);
  if (!grant) throw problems.notFound('该城市');
  if (!grant.proofs)
    throw problems.forbidden('该市没有授权本省监督审计人员查看完整证明，请与该市系统管理员联系。');
  return store.forTenant(city);
}
