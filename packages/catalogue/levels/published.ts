import { problems, provinces } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { Store, TenantStore } from '@mingcha/store';
import { findProvince, findTenant } from '@mingcha/tenancy';
import type { ListDefinition } from '../kinds/format.ts';
import type { ListKind, Lists } from '../kinds/lists.ts';
import { type LevelRow, levelPart, partOf, type Values } from './compared.ts';
import { type Counties, countiesOf, countiesOnce } from './counties.ts';

/** What levels need from outside. */
export type LevelDeps = {
  /** All tenants: a city reads what its province has published, and a province what its cities have. */
  store: Store;
  lists: Lists;
  clock: () => Date;
};

/** An edition of a list as other tenants see it: of its rows what is open to everybody, and of its versions none but this one. */
export type Edition = ListKind & {
  tenant: string;
  /** What the tenant is called. */
  called: string;
  version: { id: string; number: number; count: number; at: string };
  /** The fields that are open. */
  fields: readonly string[];
  counties: Counties;
  /** What is compared of all its rows, page by page. */
  rows(list: ListDefinition, compared: readonly string[]): Promise<LevelRow[][]>;
  /** The open part of rows of this edition, by their ids; of those that it does not have nothing. */
  open(ids: readonly string[], version?: string): Promise<Map<string, Values>>;
};

/** Which version of one of its lists a tenant has published; undefined where that is none, or where the list is not open. */
export async function publishedVersion(
  store: TenantStore,
  found: ListKind | undefined,
  { clock }: Pick<LevelDeps, 'clock'>,
): Promise<Edition['version'] | undefined> {
  if (!found?.kind.open) return undefined;
  const { published } = await openRegister(store, found.kind, { now: clock }).heads();
  if (!published) return undefined;
  const { id, number, count, at } = published;
  return { id, number, count, at };
}

/** What a tenant is called where levels meet. */
export const calledOf = async (tenant: string, { store }: Pick<LevelDeps, 'store'>): Promise<string> =>
  provinces[tenant] ?? (await findTenant(store, tenant))?.name ?? tenant;

/**
 * What a tenant has published of one of its lists; undefined where that is nothing, or where the list is not open. Who asks for
 * many lists gives what reads the counties once.
 */
export async function editionOf(
  store: TenantStore,
  found: ListKind | undefined,
  deps: LevelDeps,
  counties: () => Promise<Counties> = () => countiesOf(store),
): Promise<Edition | undefined> {
  const version = await publishedVersion(store, found, deps);
  if (!found?.kind.open || !version) return undefined;
  const { fields } = found.kind.open;
  const { id } = version;
  const register = openRegister(store, found.kind, { now: deps.clock });
  const edition: Edition = {
    ...found,
    tenant: store.tenant,
    called: await calledOf(store.tenant, deps),
    version,
    counties: await counties(),
    fields,
    rows: (list, compared) => register.parts(id, levelPart(list, compared, fields)),
    async open(ids, of = id) {
      const rows = await register.rowsOf(of, ids);
      return new Map(rows.flatMap((row) => (row ? [[row.id, partOf(row, fields)] as const] : [])));
    },
  };
  return edition;
}

/** What the province of a city has published of each of these lists, in their order; nothing where nobody is above. */
export async function editionsAbove(
  city: string,
  lists: readonly string[],
  deps: LevelDeps,
): Promise<(Edition | undefined)[]> {
  const province = await findProvince(deps.store, city);
  if (province === undefined) return [];
  const above = await deps.store.forTenant(province);
  const named = new Map((await deps.lists.all(above)).map((one) => [one.list.id, one]));
  const counties = countiesOnce(above);
  return Promise.all(lists.map((name) => editionOf(above, named.get(name), deps, counties)));
}

/** What the province of a city has published of a list; undefined where nobody is above, or where it has published nothing. */
export async function editionAbove(city: string, list: string, deps: LevelDeps) {
  const [found] = await editionsAbove(city, [list], deps);
  return found;
}

/** The same. Throws `not-found` (404) where there is none. */
export async function requireAbove(city: string, list: string, deps: LevelDeps): Promise<Edition> {
  const found = await editionAbove(city, list, deps);
  if (!found) throw problems.notFound('本省公布的这份清单');
  return found;
}
