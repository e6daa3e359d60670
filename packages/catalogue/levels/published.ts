import { problems, provinces } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { Store, TenantStore } from '@mingcha/store';
import { findProvince, findTenant } from '@mingcha/tenancy';
import type { ListDefinition } from '../kinds/format.ts';
import type { ListKind, Lists } from '../kinds/lists.ts';
import { type LevelRow, levelPart, partOf, type Values } from './compared.ts';
import { type Counties, countiesOf } from './counties.ts';

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

/** What a tenant has published of one of its lists; undefined where that is nothing, or where the list is not open. */
export async function editionOf(store: TenantStore, found: ListKind | undefined, deps: LevelDeps) {
  if (!found?.kind.open) return undefined;
  const { fields } = found.kind.open;
  const register = openRegister(store, found.kind, { now: deps.clock });
  const { published } = await register.heads();
  if (!published) return undefined;
  const { id, number, count, at } = published;
  const edition: Edition = {
    ...found,
    tenant: store.tenant,
    called: provinces[store.tenant] ?? (await findTenant(deps.store, store.tenant))?.name ?? store.tenant,
    version: { id, number, count, at },
    counties: await countiesOf(store),
    fields,
    rows: (list, compared) => register.parts(id, levelPart(list, compared, fields)),
    async open(ids, version = id) {
      const rows = await register.rowsOf(version, ids);
      return new Map(rows.flatMap((row) => (row ? [[row.id, partOf(row, fields)] as const] : [])));
    },
  };
  return edition;
}

/** What the province of a city has published of a list; undefined where nobody is above, or where it has published nothing. */
export async function editionAbove(city: string, list: string, deps: LevelDeps) {
  const province = await findProvince(deps.store, city);
  if (province === undefined) return undefined;
  const above = await deps.store.forTenant(province);
  return editionOf(above, await deps.lists.find(above, list), deps);
}

/** The same. Throws `not-found` (404) where there is none. */
export async function requireAbove(city: string, list: string, deps: LevelDeps): Promise<Edition> {
  const found = await editionAbove(city, list, deps);
  if (!found) throw problems.notFound('本省公布的这份清单');
  return found;
}
