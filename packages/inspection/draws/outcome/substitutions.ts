import { canonicalJson } from '@mingcha/kernel';
import { getBlob, putBlob, type TenantStore } from '@mingcha/store';
import type { Draw, Substitution } from '../draw.ts';

/** A draw's substitutions in the order they were made. */
export async function substitutionsOf(
  store: TenantStore,
  { id, substitutions }: Pick<Draw, 'id' | 'substitutions'>,
): Promise<Substitution[]> {
  if (substitutions === null) return [];
  const bytes = await getBlob(store, substitutions);
  if (!bytes) throw new Error(`the substitutions ${substitutions} of draw ${id} are missing`);
  return JSON.parse(Buffer.from(bytes).toString()) as Substitution[];
}

/** Stores a list of substitutions; its name goes into the draw. */
export const keepSubstitutions = (store: TenantStore, list: readonly Substitution[]): Promise<string> =>
  putBlob(store, Buffer.from(canonicalJson(list)));
