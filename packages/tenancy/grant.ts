import { platformTenant, problems } from '@mingcha/kernel';
import { defineEntity, type Store, type TenantStore } from '@mingcha/store';

/** A city's leave for its province to read it; kept by the platform, because neither can see into the other. */
export type Grant = { province: string; city: string; at: string; by: { sub: string; name: string } };

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

/** Whether a city lets this province read it. */
export async function isGranted(store: Store, province: string, city: string): Promise<boolean> {
  const platform = await store.forTenant(platformTenant);
  return (await platform.get(grantEntity, { province, city })) !== undefined;
}

/** The store of a city for its province. Throws `not-found` (404) where the city does not let it. */
export async function openGranted(store: Store, province: string, city: string): Promise<TenantStore> {
  if (!(await isGranted(store, province, city))) throw problems.notFound('该城市');
  return store.forTenant(city);
}
