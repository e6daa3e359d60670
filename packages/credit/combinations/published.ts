import { problems } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { Model } from '../models/format.ts';
import type { Combination } from './format.ts';
import { creditCombinations } from './ruleKind.ts';
import { combinationHash, rulesOf } from './rules.ts';

/** A version of the register of combinations, with a hash of all that its rules say. */
export type CombinationAt = { version: string; number: number; hash: string };

/** The rules that an evaluation has pinned, in the order of their ids; none where it has pinned none. */
export const pinnedRules = async (
  store: TenantStore,
  { combination }: { combination?: CombinationAt },
): Promise<Combination[]> => (combination ? rulesOf(store, combination.version, creditCombinations) : []);

/** The published rules, or those of the draft; undefined where there are none. */
async function combinationsAt(
  store: TenantStore,
  which: 'published' | 'draft',
): Promise<CombinationAt | undefined> {
  const heads = await openRegister(store, creditCombinations).heads();
  const at = heads[which];
  if (!at) return undefined;
  const rules = await rulesOf(store, at.id, creditCombinations);
  return rules.length === 0 ? undefined : { version: at.id, number: at.number, hash: combinationHash(rules) };
}

/** The published rules for evaluations by a model: they are about enterprises. */
export const combinationsFor = async (
  store: TenantStore,
  { subject }: Pick<Model, 'subject'>,
): Promise<CombinationAt | undefined> =>
  subject === 'enterprise' ? combinationsAt(store, 'published') : undefined;

/** The rules of the draft. Throws `no-combination` (409) where there are none. */
export async function draftCombinations(store: TenantStore): Promise<CombinationAt> {
  const at = await combinationsAt(store, 'draft');
  if (!at) throw problems.conflict('no-combination', '还没有分类合成规则，请先新增，再试算。');
  return at;
}
