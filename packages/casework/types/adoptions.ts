import { type Store, sideBySide } from '@mingcha/store';
import { findTenant, grantedCities } from '@mingcha/tenancy';
import { pinnedDefinition } from './definitions.ts';
import { differencesOf } from './differences.ts';
import { keptTypeEntity } from './entity.ts';

export type Adoption = {
  city: string;
  name: string;
  /** The province's version, when the city published what it has now, and at how many places it differs. */
  adopted?: { number: number; at: string; changes: number };
};

/** Which version of a type the cities use that let their province read them, in order of code. */
export async function adoptionsOf(all: Store, province: string, type: string): Promise<Adoption[]> {
  const grants = await grantedCities(all, province);
  const found: Adoption[] = [];
  await sideBySide(grants, async ({ city }) => {
    const name = (await findTenant(all, city))?.name ?? city;
    found.push({ city, name, ...(await adoptedBy(all, city, type)) });
  });
  return found.sort((a, b) => (a.city < b.city ? -1 : 1));
}

async function adoptedBy(all: Store, city: string, type: string): Promise<Pick<Adoption, 'adopted'>> {
  const store = await all.forTenant(city);
  const published = (await store.get(keptTypeEntity, { name: type }))?.published;
  if (published?.base?.from !== 'province') return {};
  const { base, hash, at } = published;
  const [theirs, own] = await Promise.all([
    pinnedDefinition(store, base.hash),
    pinnedDefinition(store, hash),
  ]);
  const changes = differencesOf(theirs.compiled.type, own.compiled.type).length;
  return { adopted: { number: base.number, at, changes } };
}
