import { compilerFor } from '@mingcha/rules';
import { ruleFields } from '../kinds/element.ts';
import type { ListDefinition } from '../kinds/format.ts';
import type { ListKind } from '../kinds/lists.ts';
import { type ListCheck, requirements } from './checkFormat.ts';
import type { Setting, Severities } from './severities.ts';

/** A rule as people read it. */
export type ShownRule = {
  list: string;
  rule: string;
  /** What is wrong where it is broken. */
  title: string;
  /** What must hold, in words. */
  explained: string;
  basis?: string;
  field: string;
  kind: 'within' | 'between';
  /** What its definition says becomes of a broken rule. */
  usual: 'error' | 'warning';
  /** What the tenant has set instead. */
  set?: Setting;
};

/** All rules that a tenant's lists are held against, those of each list first. */
export function shownRules(
  lists: readonly Pick<ListKind, 'written'>[],
  checks: readonly ListCheck[],
  severities: Severities,
): ShownRule[] {
  const named = new Map(lists.map(({ written }) => [written.id, written]));
  const withSet = (rule: Omit<ShownRule, 'set'>): ShownRule => {
    const set = severities[rule.list]?.[rule.rule];
    return set === undefined ? rule : { ...rule, set };
  };
  return [
    ...lists.flatMap(({ written }) => rulesOf(written)),
    ...checks.filter(({ list }) => named.has(list)).map((check) => ofCheck(check, named)),
  ].map(withSet);
}

function rulesOf(list: ListDefinition): ShownRule[] {
  const compile = compilerFor(ruleFields(list.elements.filter(({ of }) => of === undefined)));
  const words = (source: string) => {
    const compiled = compile(source);
    return compiled.ok ? compiled.expression.words : source;
  };
  return (list.rules ?? []).map(({ name, field, severity, when, test, message, basis }) => ({
    list: list.id,
    rule: name,
    title: message,
    explained: `${when === undefined ? '' : `${words(when)}的，`}应当：${words(test)}`,
    ...(basis !== undefined && { basis }),
    field,
    kind: 'within',
    usual: severity,
  }));
}

function ofCheck(check: ListCheck, named: ReadonlyMap<string, ListDefinition>): ShownRule {
  const { id, list, title, other, must, key, otherKey, same = [], basis, field = key, severity } = check;
  const [own, theirs] = [named.get(list), named.get(other)];
  const called = (of: ListDefinition | undefined, name: string) =>
    of?.elements.find((one) => one.field === name && one.of === undefined)?.title ?? name;
  const what =
    must === 'same'
      ? `${same.map((pair) => `“${called(own, pair.own)}”`).join('、')}须与《${theirs?.title ?? other}》中“${called(theirs, otherKey)}”相同的一项一致`
      : `“${called(own, key)}”${requirements[must]}《${theirs?.title ?? other}》的“${called(theirs, otherKey)}”`;
  return {
    ...{ list, rule: id, title, explained: what },
    ...(basis !== undefined && { basis }),
    ...{ field, kind: 'between', usual: severity },
  };
}

/** What no row may have, whatever the rules of its list. */
const always: Readonly<Record<string, string>> = {
  'code-rule': '编码不符合编码规则',
  'missing-value': '必填的内容没有填写',
  'invalid-value': '内容不符合要素的要求',
  'unknown-value': '不在可选范围内',
  'unknown-field': '清单已没有这一要素',
  'bad-id': '编号有不能使用的字符',
};

/** Names what is found, by a rule's name or by a code that every list has. */
export function titlesOf(
  lists: readonly Pick<ListKind, 'written'>[],
  checks: readonly ListCheck[],
): (list: string, rule: string) => string {
  const titles = new Map(checks.map(({ list, id, title }) => [`${list} ${id}`, title]));
  for (const { written } of lists)
    for (const { name, message } of written.rules ?? []) titles.set(`${written.id} ${name}`, message);
  return (list, rule) => titles.get(`${list} ${rule}`) ?? always[rule] ?? rule;
}
