import { cities, platformTenant } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import { createOnce, type Store, type TenantStore } from '@mingcha/store';
import { type Division, divisionKind } from './divisionKind.ts';
import { type DirectoryEntry, defaultSettings, directoryEntity, tenantEntity } from './tenant.ts';

export { type Restore, restoreAccess } from './people/restoreAccess.ts';

/** Makes a tenant with default settings, or finishes making one where that was cut off. Changes nothing of a whole one. */
export async function foundTenant(store: Store, entry: DirectoryEntry): Promise<void> {
  const own = await store.forTenant(entry.code);
  await own.write(createOnce(tenantEntity, { ...entry, settings: defaultSettings }));
  await seedDivisions(own);
  const platform = await store.forTenant(platformTenant);
  await platform.write(createOnce(directoryEntity, entry));
}

/** Gives a new tenant the city and the counties that are known from the start; it adds townships itself. */
async function seedDivisions(store: TenantStore): Promise<void> {
  const city = cities.find(({ code }) => code === store.tenant);
  const register = openRegister(store, divisionKind);
  if (!city || (await register.heads()).draft) return;
  const rows: Division[] = [
    { id: city.code, name: city.name, level: '市' },
    ...Object.entries(city.counties).map(([id, name]) => ({ id, name, level: '县' as const })),
  ];
  await register.replaceAll(rows, {
    by: { sub: 'system', name: '系统' },
    reason: '租户开通时的已知区划',
    source: { type: 'seed' },
  });
}
