import { byCode } from '@mingcha/kernel/arrange';
import { sha256Hex, type TenantStore } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import type { LevelRow } from './compared.ts';

/** The code of the county that a row is of, by its division, or else by the department that handles it; undefined for the tenant's own. */
export type CountyOf = (row: Pick<LevelRow, 'dept' | 'division'>) => string | undefined;

/** Which rows of a tenant are of which of its counties; `mark` stands for all that decides it. */
export type Counties = { of: CountyOf; mark: string };

/** The counties of a tenant as its departments have them. */
export async function countiesOf(store: TenantStore): Promise<Counties> {
  const below = (division: string): string | undefined => {
    const code = division.slice(0, 6);
    return code === store.tenant ? undefined : code;
  };
  const found = (await allDepartments(store)).flatMap(({ id, division }): [string, string][] => {
    const county = below(division);
    return county === undefined ? [] : [[id, county]];
  });
  const known = new Map(found);
  return {
    of: ({ dept = '', division }) => (division === undefined ? known.get(dept) : below(division)),
    mark: sha256Hex(Buffer.from(JSON.stringify(found))),
  };
}

/** Reads the counties of a tenant once, however many lists ask for them. */
export function countiesOnce(store: TenantStore): () => Promise<Counties> {
  let read: Promise<Counties> | undefined;
  return () => (read ??= countiesOf(store));
}

/** A list of rows by county, in the order of their codes; rows of no county are left out. */
export function byCounty(
  pages: readonly (readonly LevelRow[])[],
  countyOf: CountyOf,
): Map<string, LevelRow[]> {
  const found = new Map<string, LevelRow[]>();
  for (const rows of pages)
    for (const row of rows) {
      const county = countyOf(row);
      if (county === undefined) continue;
      const own = found.get(county);
      if (own) own.push(row);
      else found.set(county, [row]);
    }
  return new Map([...found].sort(([a], [b]) => byCode(a, b)));
}

/** A mark of each of several that have an item, of those that have it. */
type Said = readonly (string | undefined)[];

/** Whose words counties are held against, by its place; `most` where more than half of the counties that have the item say the same. */
type Standard = { of: 'above'; at: number } | { of: 'counties'; at: number; most: boolean };

/**
 * Whose words counties are held against: the first of those above them that says something of the item, else the first of those
 * who say what no fewer counties say than anything else. Undefined where nobody has the item.
 */
export function standardOf(above: Said, counties: Said): Standard | undefined {
  const lead = above.findIndex((mark) => mark !== undefined);
  if (lead >= 0) return { of: 'above', at: lead };
  const times = new Map<string, number>();
  for (const mark of counties) if (mark !== undefined) times.set(mark, (times.get(mark) ?? 0) + 1);
  const most = Math.max(0, ...times.values());
  const at = counties.findIndex((mark) => mark !== undefined && times.get(mark) === most);
  const all = counties.filter((mark) => mark !== undefined).length;
  return at < 0 ? undefined : { of: 'counties', at, most: most * 2 > all };
}
