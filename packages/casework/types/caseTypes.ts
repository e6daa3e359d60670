import type { CaseType, CompiledCaseType } from '@mingcha/cases';
import { problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { Case } from '../kept/case.ts';
import { type Definition, definitionOf, pinnedDefinition } from './definitions.ts';
import { liveDefinition } from './live.ts';

/** The case types of tenants. */
export type CaseTypes = {
  /** The names of the types that a tenant uses, in the order of the library. */
  names(store: TenantStore): Promise<readonly string[]>;
  /** The definition that new cases of a type are pinned to; undefined where the tenant has no such type. */
  current(store: TenantStore, name: string): Promise<Definition | undefined>;
  /** The definition of a case: what it is pinned to, with what applies at once. */
  of(store: TenantStore, of: Pick<Case, 'type' | 'def'>): Promise<CompiledCaseType>;
};

/** Case types from the shipped library. */
export function createCaseTypes(library: readonly CaseType[]): CaseTypes {
  const byName = new Map(library.map((type) => [type.name, type]));
  const current: CaseTypes['current'] = async (_store, name) => {
    const type = byName.get(name);
    return type && definitionOf(type);
  };
  return {
    names: async () => [...byName.keys()],
    current,
    async of(store, { type, def }) {
      const [pinned, now] = await Promise.all([pinnedDefinition(store, def), current(store, type)]);
      return liveDefinition(pinned, now);
    },
  };
}

/** Throws `not-found` (404) where the tenant has no such case type. */
export async function requireType(types: CaseTypes, store: TenantStore, name: string): Promise<Definition> {
  const found = await types.current(store, name);
  if (!found) throw problems.notFound('该类事项');
  return found;
}
