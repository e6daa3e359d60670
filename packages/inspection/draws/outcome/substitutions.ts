import { hashOf, type SelectedRow2, type Substituted, type Unable } from '@mingcha/draw';
import { canonicalJson } from '@mingcha/kernel';
import { getJson, putBlob, sha256Hex, type TenantStore } from '@mingcha/store';
import type { Draw, InspectorSubstitution, ObjectSubstitution, Substitution } from '../kept/draw.ts';
import { sha256 } from '../sha256.ts';

/** A draw's substitutions, of objects and of inspectors, in the order they were made. */
export async function substitutionsOf(
  store: TenantStore,
  { id, substitutions }: Pick<Draw, 'id' | 'substitutions'>,
): Promise<Substitution[]> {
  if (substitutions === null) return [];
  const list = await getJson<Substitution[]>(store, substitutions);
  if (!list) throw new Error(`the substitutions ${substitutions} of draw ${id} are missing`);
  return list;
}

/** Stores a list of substitutions; its name goes into the draw. */
export const keepSubstitutions = (store: TenantStore, list: readonly Substitution[]): Promise<string> =>
  putBlob(store, Buffer.from(canonicalJson(list)));

const isOfObject = (one: Substitution): one is ObjectSubstitution => 'reserve' in one;

/** Those by which an object was replaced. */
export const ofObjects = (list: readonly Substitution[]): ObjectSubstitution[] => list.filter(isOfObject);

/** Those by which an inspector was replaced. */
export const ofInspectors = (list: readonly Substitution[]): InspectorSubstitution[] =>
  list.filter((one): one is InspectorSubstitution => !isOfObject(one));

/** A substitution as the draw is replayed by it. */
export const asReplayed = (one: Substitution): string | Unable =>
  isOfObject(one) ? one.object : { object: one.object, inspector: one.inspector };

/** A substitution as the proof has it, without the text of a reason. */
export function inProof(one: Substitution): Substituted {
  // By the first specification a reserve has no pools; its proofs have no substitutions.
  if (isOfObject(one)) return { object: one.object, reserve: one.reserve as SelectedRow2 };
  const { object, inspector, substitute: by, ground, reason, salt } = one;
  return { object, inspector, by, ground, reason: sha256Hex(reason), salt };
}

/** The hash of a substitution for the log. */
export const substitutionHash = (one: Substitution): string => hashOf(inProof(one), sha256);
