import { type Actor, audit } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import { defineEntity, put, type Stored, type TenantStore } from '@mingcha/store';
import type { ListDefinition, Rule } from '../kinds/format.ts';
import { severities } from '../kinds/format.ts';

/** What becomes of a broken rule: as its definition says, or as the tenant has set. With `off` nothing is looked for. */
export const settings = [...severities, 'off'] as const;
export type Setting = (typeof settings)[number];

/** What a tenant has set, by list and rule; a rule that it left alone is not in it. */
export type Severities = Readonly<Record<string, Readonly<Record<string, Setting>>>>;

const severitiesEntity = defineEntity<{ severities: Severities }>()({
  name: 'LISTSEVERITIES',
  key: () => ({ partition: [], sort: ['self'] }),
  readsShared: true,
});

/** What a tenant has set; nothing with lock 0 where it has left all as it is. */
export const severitiesOf = async (store: TenantStore): Promise<Stored<{ severities: Severities }>> =>
  (await store.get(severitiesEntity, {})) ?? { severities: {}, lock: 0 };

/** A rule of a list, by the list's name and its own. */
type RuleOf = { list: string; rule: string };

/** Sets what becomes of a broken rule; without `to` it is as the definition says again. */
export async function setSeverity(
  store: TenantStore,
  before: Stored<{ severities: Severities }>,
  { list, rule, to, named }: RuleOf & { to: Setting | undefined; named: { list: string; rule: string } },
  { by, clock }: { by: Actor; clock: Clock },
): Promise<Stored<{ severities: Severities }>> {
  const { [rule]: _, ...others } = before.severities[list] ?? {};
  const { [list]: __, ...otherLists } = before.severities;
  const rules = to === undefined ? others : { ...others, [rule]: to };
  const after = {
    severities: Object.keys(rules).length > 0 ? { ...otherLists, [list]: rules } : otherLists,
  };
  await store.write(
    put(severitiesEntity, after, before),
    ...audit(
      clock,
      by,
      'list-rule.set',
      { id: `list.${list}`, name: named.list },
      { detail: { rule: named.rule, to: words[to ?? 'usual'] } },
    ),
  );
  return { ...after, lock: before.lock + 1 };
}

const words: Record<Setting | 'usual', string> = {
  error: '错误',
  warning: '提示',
  off: '不核对',
  usual: '按系统规定',
};

/** A rule as the tenant has set it; undefined where it is not to be looked for. */
export function weighedRule<R extends Pick<Rule, 'severity'>>(
  rule: R,
  set: Setting | undefined,
): R | undefined {
  if (set === 'off') return undefined;
  return set === undefined ? rule : { ...rule, severity: set };
}

/** A definition with its rules as the tenant has set them. */
export function weighed(list: ListDefinition, set: Severities): ListDefinition {
  const own = set[list.id];
  if (!own || !list.rules) return list;
  const rules = list.rules.flatMap((rule) => weighedRule(rule, own[rule.name]) ?? []);
  return { ...list, rules };
}
