import { openRegister, type RegisterKind, type Row } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { ListDefinition } from './format.ts';
import { kindOf } from './kindOf.ts';
import { listKinds } from './listKinds.ts';

/** A list that a tenant has: its definition, the register that this makes, and whether the tenant wrote it. */
export type ListKind = { list: ListDefinition; kind: RegisterKind<Row>; own: boolean };

/** Definitions of so many tenants are kept. */
const mostKept = 64;

export type Lists = {
  /** The register in which the definitions stand. */
  register: RegisterKind<Row>;
  /** All lists of a tenant, those shipped first; the tenant's own definition of a shipped list stands for it. */
  all(store: TenantStore): Promise<readonly ListKind[]>;
  /** One of them; undefined where the tenant has none of that name. */
  find(store: TenantStore, name: string): Promise<ListKind | undefined>;
  /** The kind of the register of this name; undefined where it is no list's. */
  kindNamed(store: TenantStore, register: string): Promise<RegisterKind<Row> | undefined>;
};

/** Before the name of a list in that of its register: no other register has a point in its name, now or later. */
const prefix = 'list.';

const listKindOf = (list: ListDefinition, own: boolean): ListKind => ({
  list,
  kind: { ...kindOf(list), name: `${prefix}${list.id}` },
  own,
});

/** The lists of tenants: those that are shipped, which `load` brings, and those that a tenant has published in its register of lists. */
export function createLists(load: () => Promise<readonly ListDefinition[]>): Lists {
  // They are large, their expressions cost more than all else, and most starts ask for no list.
  let made: Promise<readonly ListKind[]> | undefined;
  const ready = () => (made ??= load().then((shipped) => shipped.map((list) => listKindOf(list, false))));
  const kept = new Map<string, readonly ListKind[]>();

  async function all(store: TenantStore): Promise<readonly ListKind[]> {
    const own = openRegister(store, listKinds);
    const { published } = await own.heads();
    if (!published) return ready();
    const key = `${store.tenant} ${published.id}`;
    const known = kept.get(key);
    if (known) return known;
    const lists: ListKind[] = [];
    const shipped = await ready();
    const reviewed = new Set(shipped.flatMap(({ list }) => (list.reviewed ? [list.id] : [])));
    // No definition of a city's own takes the review from a list that is shipped with one.
    for await (const list of own.rows(published.id))
      lists.push(listKindOf(reviewed.has(list.id) ? { ...list, reviewed: true } : list, true));
    const named = new Map([...shipped, ...lists.sort(byTitle)].map((one) => [one.list.id, one]));
    const found = [...named.values()];
    kept.set(key, found);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
    return found;
  }

  const find = async (store: TenantStore, name: string) =>
    (await all(store)).find(({ list }) => list.id === name);
  return {
    register: listKinds as unknown as RegisterKind<Row>,
    all,
    find,
    kindNamed: async (store, register) =>
      register.startsWith(prefix) ? (await find(store, register.slice(prefix.length)))?.kind : undefined,
  };
}

const byTitle = (left: ListKind, right: ListKind) => left.list.title.localeCompare(right.list.title, 'zh');
