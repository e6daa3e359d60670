import { problems } from '@mingcha/kernel';
import type { RegisterKind, VersionRef } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { simulatedEntity } from '../recompute/run.ts';
import type { Combination } from './format.ts';
import { combinationHash, rulesOf } from './rules.ts';

/**
 * Throws `combinations-clash` (409) where two rules of a version name one item, and `not-simulated` (409) where they were not tried as
 * they stand.
 */
export async function requireReady(
  store: TenantStore,
  { id }: Pick<VersionRef, 'id'>,
  kind: RegisterKind<Combination>,
): Promise<void> {
  const rules = await rulesOf(store, id, kind);
  const named = new Map<string, string>();
  for (const { title, items = [] } of rules)
    for (const item of items) {
      const other = named.get(item);
      if (other !== undefined)
        throw problems.conflict(
          'combinations-clash',
          `事项 ${item} 同时在“${other}”和“${title}”中，只能适用一条规则。请修改其中之一，试算后再公示。`,
        );
      named.set(item, title);
    }
  if (rules.length === 0 || (await store.get(simulatedEntity, { hash: combinationHash(rules) }))) return;
  throw problems.conflict(
    'not-simulated',
    '分类合成规则还没有按现在的内容试算。请先试算，看清有多少企业的分类会改变，再公示。',
  );
}
