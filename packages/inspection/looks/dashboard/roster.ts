import type { Depts } from '@mingcha/http';
import { createCache, openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { Department } from '@mingcha/tenancy';
import { objectKind } from '../../rosters/objectKind.ts';

/** Objects in business that are alike in what coverage goes by. */
export type RosterGroup = { county: string; industry: string; riskClass: string; count: number };
/** The roster as coverage reads it: its groups, and the place of each object's group. */
export type RosterIndex = { groups: readonly RosterGroup[]; of: ReadonlyMap<string, number> };

/** A version never changes, so that what was made of it is kept. */
const known = createCache(64 * 2 ** 20);
const bytesOfEntry = 120;
const empty: RosterIndex = { groups: [], of: new Map() };

/** The objects in business on the roster that draws are made from. */
export async function rosterIndex(store: TenantStore): Promise<RosterIndex> {
  const register = openRegister(store, objectKind);
  const { draft } = await register.heads();
  if (!draft) return empty;
  const key = `${store.tenant}/roster/${draft.id}`;
  return known.get<RosterIndex>(
    key,
    ({ of }) => of.size * bytesOfEntry,
    async () => {
      const groups: RosterGroup[] = [];
      const places = new Map<string, number>();
      const of = new Map<string, number>();
      const fields = ['id', 'status', 'division', 'industry', 'riskClass'] as const;
      await register.scanFields(
        draft.id,
        fields,
        ({ id, status, division, industry = '', riskClass = '' }) => {
          if (status !== '在营') return;
          const group = { county: division.slice(0, 6), industry: industry.slice(0, 1), riskClass };
          const name = `${group.county} ${group.industry} ${riskClass}`;
          let at = places.get(name);
          if (at === undefined) {
            at = groups.length;
            places.set(name, at);
            groups.push({ ...group, count: 0 });
          }
          groups[at]!.count += 1;
          of.set(id, at);
        },
      );
      return { groups, of };
    },
  );
}

/**
 * The counties whose objects a reach covers: those of its departments, or all where it has a department of the whole city.
 * Pure.
 */
export function countiesOf(
  reach: Depts,
  departments: readonly Pick<Department, 'id' | 'division'>[],
): 'all' | ReadonlySet<string> {
  if (reach === 'all') return 'all';
  const own = departments.filter(({ id }) => reach.includes(id)).map(({ division }) => division.slice(0, 6));
  return own.some((code) => code.endsWith('00')) ? 'all' : new Set(own);
}
