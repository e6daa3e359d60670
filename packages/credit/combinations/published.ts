import { canonicalJson, problems } from '@mingcha/kernel';
import { byCode } from '@mingcha/kernel/arrange';
import { openRegister, type RegisterKind } from '@mingcha/register';
import { sha256Hex, type TenantStore } from '@mingcha/store';
import type { Combination } from './format.ts';

/** A version of the register of combinations, with a hash of all that its rules say. */
export type CombinationAt = { version: string; number: number; hash: string };

/** The rules of a version, in the order of their ids. */
export async function rulesOf(
  store: TenantStore,
  version: string,
  kind: RegisterKind<Combination>,
): Promise<Combination[]> {
  const rules: Combination[] = [];
  for await (const rule of openRegister(store, kind).rows(version)) rules.push(rule);
  return rules.sort((a, b) => byCode(a.id, b.id));
}

/** Names rules by what they say. */
export const combinationHash = (rules: readonly Combination[]): string =>
  sha256Hex(canonicalJson(rules as Combination[]));

/** The published rules, or those of the draft; undefined where there are none. */
export async function combinationsAt(
  store: TenantStore,
  which: 'published' | 'draft',
  kind: RegisterKind<Combination>,
): Promise<CombinationAt | undefined> {
  const heads = await openRegister(store, kind).heads();
  const at = heads[which];
  if (!at) return undefined;
  const rules = await rulesOf(store, at.id, kind);
  return rules.length === 0 ? undefined : { version: at.id, number: at.number, hash: combinationHash(rules) };
}

/** The rules of the draft. Throws `no-combination` (409) where there are none. */
export async function draftCombinations(
  store: TenantStore,
  kind: RegisterKind<Combination>,
): Promise<CombinationAt> {
  const at = await combinationsAt(store, 'draft', kind);
  if (!at) throw problems.conflict('no-combination', '还没有分类合成规则，请先新增，再试算。');
  return at;
}
