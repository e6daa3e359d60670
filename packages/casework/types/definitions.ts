import { type CaseType, type CompiledCaseType, compileCaseType } from '@mingcha/cases';
import { getJson, putJson, sha256Hex, type TenantStore } from '@mingcha/store';

/** A resolved definition under its hash, ready for use. */
export type Definition = { hash: string; compiled: CompiledCaseType };

/** Definitions are few and immutable; more than these are hardly open at once in one process. */
const mostKept = 500;
const compiledBy = new Map<string, CompiledCaseType>();
/** By tenant and hash: what is known to be stored. */
const stored = new Set<string>();
const hashes = new WeakMap<CaseType, string>();

/** Keeps a value under a key among a bounded number. */
export const remember = <T>(kept: Map<string, T>, key: string, value: T): T => {
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, value);
  return value;
};

/** The hash of a definition: of its JSON. The order of its states and fields is part of it, for people read them in it. */
export function hashOf(type: CaseType): string {
  const known = hashes.get(type);
  if (known) return known;
  const hash = sha256Hex(JSON.stringify(type));
  hashes.set(type, hash);
  return hash;
}

/** A definition that was read and proved, compiled once. */
export function definitionOf(type: CaseType): Definition {
  const hash = hashOf(type);
  const compiled = compiledBy.get(hash) ?? remember(compiledBy, hash, compileCaseType(type));
  return { hash, compiled };
}

/** Keeps a definition with the tenant before a case is pinned to it. */
export async function keepDefinition(store: TenantStore, { hash, compiled }: Definition): Promise<void> {
  const key = `${store.tenant} ${hash}`;
  if (stored.has(key)) return;
  await putJson(store, compiled.type);
  if (stored.size >= 10_000) stored.clear();
  stored.add(key);
}

/** The definition that a case is pinned to. Throws where the tenant does not have it: a case is never pinned before that. */
export async function pinnedDefinition(store: TenantStore, hash: string): Promise<Definition> {
  const known = compiledBy.get(hash);
  if (known) return { hash, compiled: known };
  const type = await getJson<CaseType>(store, hash);
  if (!type) throw new Error(`the definition ${hash} of a case is not there`);
  return { hash, compiled: remember(compiledBy, hash, compileCaseType(type)) };
}
