import type { CaseType, CompiledCaseType } from '@mingcha/cases';
import { problems } from '@mingcha/kernel';
import { queryAll, type Stored, type TenantStore } from '@mingcha/store';
import type { Case } from '../kept/case.ts';
import { type Definition, definitionOf, pinnedDefinition, remember } from './definitions.ts';
import { type KeptType, keptTypeEntity } from './entity.ts';
import { liveDefinition } from './live.ts';

/** A type as a tenant uses it now. */
export type CurrentType = Definition & { kept?: Stored<KeptType> | undefined };

/** The case types of tenants: the shipped library, and what a tenant has published in its place or beside it. */
export type CaseTypes = {
  /** The shipped definition of a name, if there is one. */
  shipped(name: string): Definition | undefined;
  /** All types that a tenant uses: those of the library in its order, then its own. */
  all(store: TenantStore): Promise<readonly CurrentType[]>;
  /** The definition that new cases of a type are pinned to; undefined where the tenant has no such type. */
  current(store: TenantStore, name: string): Promise<CurrentType | undefined>;
  /** The definition that a tenant's type had when it was last asked for here: a guess for what may be read ahead. */
  lastUsed(store: TenantStore, name: string): CompiledCaseType | undefined;
  /** The definition of a case: what it is pinned to, with what applies at once of the type as it is now. */
  of(store: TenantStore, of: Pick<Case, 'def'>, now: Definition | undefined): Promise<CompiledCaseType>;
};

/** Names are parts of keys and addresses. */
const namePattern = /^[a-z][a-z0-9-]{0,59}$/;

export function createCaseTypes(library: readonly CaseType[]): CaseTypes {
  const byName = new Map(library.map((type) => [type.name, type]));
  const shipped: CaseTypes['shipped'] = (name) => {
    const type = byName.get(name);
    return type && definitionOf(type);
  };
  async function resolved(store: TenantStore, name: string, kept: Stored<KeptType> | undefined) {
    const found = kept?.published ? await pinnedDefinition(store, kept.published.hash) : shipped(name);
    return found && { ...found, kept };
  }
  const used = new Map<string, CompiledCaseType>();
  const current: CaseTypes['current'] = async (store, name) => {
    if (!namePattern.test(name)) return undefined;
    const found = await resolved(store, name, await store.get(keptTypeEntity, { name }));
    if (found) remember(used, `${store.tenant} ${name}`, found.compiled);
    return found;
  };
  return {
    shipped,
    current,
    lastUsed: (store, name) => used.get(`${store.tenant} ${name}`),
    async all(store) {
      const kept = new Map((await queryAll(store, keptTypeEntity, [])).map((one) => [one.name, one]));
      const names = [...new Set([...byName.keys(), ...kept.keys()])];
      const found = await Promise.all(names.map((name) => resolved(store, name, kept.get(name))));
      return found.filter((one) => one !== undefined);
    },
    of: async (store, { def }, now) => liveDefinition(await pinnedDefinition(store, def), now),
  };
}

/** Throws `not-found` (404) where the tenant has no such case type. */
export async function requireType(types: CaseTypes, store: TenantStore, name: string): Promise<CurrentType> {
  const found = await types.current(store, name);
  if (!found) throw problems.notFound('该类事项');
  return found;
}
