import { openRegister, type RegisterKind, type Row } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { guideFaults } from '../guides/conditions.ts';
import type { GuideForm } from '../guides/form.ts';
import type { ListCheck } from '../lint/checkFormat.ts';
import { listChecksOver } from '../lint/listChecks.ts';
import { type Severities, severitiesOf, weighed } from '../lint/severities.ts';
import type { ListDefinition } from './format.ts';
import { type FurtherCheck, kindOf } from './kindOf.ts';
import { listKinds } from './listKinds.ts';
import { withDecidedAbove } from './origin.ts';

/**
 * A list that a tenant has: its definition, the register that this makes, and whether the tenant wrote it. `written` is the
 * definition before the tenant has set what becomes of a broken rule.
 */
export type ListKind = {
  list: ListDefinition;
  written: ListDefinition;
  kind: RegisterKind<Row>;
  own: boolean;
};

/** What a city starts from. */
export type Library = {
  lists: readonly ListDefinition[];
  checks: readonly ListCheck[];
  /** Of which lists guides are made, and of which of their elements. */
  guides?: readonly GuideForm[];
  /** What else is found in rows of a list, by its id, beside what its definition says. */
  further?: Readonly<Record<string, FurtherCheck>>;
};

/** Definitions of so many tenants are kept. */
const mostKept = 64;

export type Lists = {
  /** The register in which the definitions stand. */
  register: RegisterKind<Row>;
  /** The register in which the rules between lists stand. */
  checkRegister: RegisterKind<Row>;
  /** All lists of a tenant, those shipped first; the tenant's own definition of a shipped list stands for it. */
  all(store: TenantStore): Promise<readonly ListKind[]>;
  /** One of them; undefined where the tenant has none of that name. */
  find(store: TenantStore, name: string): Promise<ListKind | undefined>;
  /** All rules between lists of a tenant, as they are written; its own rule stands for a shipped one of the same id. */
  checks(store: TenantStore): Promise<readonly ListCheck[]>;
  /** Of which lists guides are made. */
  guides(): Promise<readonly GuideForm[]>;
  /** The kind of the register of this name; undefined where it is no list's. */
  kindNamed(store: TenantStore, register: string): Promise<RegisterKind<Row> | undefined>;
};

/** Before the name of a list in that of its register: no other register has a point in its name, now or later. */
const prefix = 'list.';

/** The name of the register in which the rows of a list stand. */
export const listRegister = (list: string): string => `${prefix}${list}`;

type Made = {
  own: boolean;
  severities?: Severities;
  guides: Library['guides'] | undefined;
  further: Library['further'] | undefined;
};

const listKindOf = (
  written: ListDefinition,
  { own, severities, guides = [], further = {} }: Made,
): ListKind => {
  const list = severities ? weighed(written, severities) : written;
  const form = guides.find((one) => one.list === list.id);
  const more = Object.hasOwn(further, list.id) ? further[list.id] : undefined;
  const kind = kindOf(
    list,
    form || more ? (row) => [...(form ? guideFaults(row, form) : []), ...(more?.(row) ?? [])] : undefined,
  );
  return { list, written, kind: { ...kind, name: listRegister(list.id) }, own };
};

/** The lists of tenants: those that are shipped, which `load` brings, and those that a tenant has published in its register of lists. */
export function createLists(load: () => Promise<Library>): Lists {
  // They are large, their expressions cost more than all else, and most starts ask for no list.
  let loaded: Promise<Library> | undefined;
  const library = () => (loaded ??= load());
  let made: Promise<readonly ListKind[]> | undefined;
  const ready = () =>
    (made ??= library().then(({ lists, guides, further }) =>
      lists.map((list) => listKindOf(list, { own: false, guides, further })),
    ));
  const kept = new Map<string, readonly ListKind[]>();

  async function all(store: TenantStore): Promise<readonly ListKind[]> {
    const own = openRegister(store, listKinds);
    const [{ published }, set] = await Promise.all([own.heads(), severitiesOf(store)]);
    if (!published && set.lock === 0) return ready();
    const key = `${store.tenant} ${published?.id ?? ''} ${set.lock}`;
    const known = kept.get(key);
    if (known) return known;
    const lists: ListKind[] = [];
    const [shipped, { guides, further }] = await Promise.all([ready(), library()]);
    const named = new Map(shipped.map(({ written }) => [written.id, written]));
    if (published)
      for await (const list of own.rows(published.id))
        lists.push(
          listKindOf(withinBounds(list, named.get(list.id)), {
            own: true,
            severities: set.severities,
            guides,
            further,
          }),
        );
    const weighedShipped = shipped.map((one) =>
      set.severities[one.list.id]
        ? listKindOf(one.written, { own: false, severities: set.severities, guides, further })
        : one,
    );
    const chosen = new Map([...weighedShipped, ...lists.sort(byTitle)].map((one) => [one.list.id, one]));
    const found = [...chosen.values()];
    kept.set(key, found);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
    return found;
  }

  const checkRegister = listChecksOver(async (store) => (await all(store)).map(({ list }) => list));

  async function checks(store: TenantStore): Promise<readonly ListCheck[]> {
    const own = openRegister(store, checkRegister);
    const [{ checks: shipped }, { published }] = await Promise.all([library(), own.heads()]);
    if (!published) return shipped;
    const named = new Map(shipped.map((check) => [check.id, check]));
    for await (const check of own.rows(published.id)) named.set(check.id, check);
    return [...named.values()];
  }

  const find = async (store: TenantStore, name: string) =>
    (await all(store)).find(({ list }) => list.id === name);
  return {
    register: listKinds as unknown as RegisterKind<Row>,
    checkRegister: checkRegister as unknown as RegisterKind<Row>,
    checks,
    all,
    find,
    guides: async () => (await library()).guides ?? [],
    kindNamed: async (store, register) =>
      register.startsWith(prefix) ? (await find(store, register.slice(prefix.length)))?.kind : undefined,
  };
}

/** No definition of a city's own takes from a shipped list its review, or from those above what they decide. */
const withinBounds = (own: ListDefinition, shipped: ListDefinition | undefined): ListDefinition =>
  shipped ? { ...withDecidedAbove(own, shipped), ...(shipped.reviewed && { reviewed: true }) } : own;

const byTitle = (left: ListKind, right: ListKind) => left.list.title.localeCompare(right.list.title, 'zh');
