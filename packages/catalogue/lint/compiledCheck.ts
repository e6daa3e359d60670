import { canonicalJson } from '@mingcha/kernel';
import type { Finding, Row } from '@mingcha/register';
import { compilerFor, type Expression } from '@mingcha/rules';
import { firstParts, partsOf, ruleFields, ruleValuesOf } from '../kinds/element.ts';
import type { Element, ListDefinition } from '../kinds/format.ts';
import type { ListCheck } from './checkFormat.ts';

type Fields = Readonly<Record<string, unknown>>;
type Side = {
  /** What a row is found by: of an element with several values each. */
  keysOf(row: Row): string[];
  /** What must be the same, in the order of the rule, in a form that is the same for the same values. */
  compared(row: Row): string[];
  counts(row: Row): boolean;
};
export type CompiledCheck = { check: ListCheck; own: Side; other: Side };

/** What keeps a rule from being used with these lists, each with its place; what it is made of where nothing does. */
export function compileCheck(
  check: ListCheck,
  listNamed: (name: string) => ListDefinition | undefined,
): { faults: Finding[]; compiled?: CompiledCheck } {
  const faults: Finding[] = [];
  const report = (field: string, message: string) =>
    faults.push({ field, severity: 'error', code: 'check', message });
  const [list, other] = [listNamed(check.list), listNamed(check.other)];
  if (!list) report('list', `没有编号为“${check.list}”的清单`);
  if (!other) report('other', `没有编号为“${check.other}”的清单`);
  const { same = [] } = check;
  if ((check.must === 'same') !== same.length > 0)
    report('same', check.must === 'same' ? '请写明哪些要素须一致' : '只有“须一致”才写一致的要素');
  if (list?.rules?.some(({ name }) => name === check.id)) report('id', '这份清单已有同名的规则');
  if (!list || !other) return { faults };

  /** Each element with its place in the rule. */
  type Named = readonly [at: string, value: string];
  const side = (of: ListDefinition, key: Named, when: [string, string | undefined], same: Named[]): Side => {
    const own = of.elements.filter((element) => element.of === undefined);
    const elementAt = ([at, field]: Named) => {
      const found = own.find((element) => element.field === field);
      if (!found) report(at, `${of.title}没有要素“${field}”`);
      return found;
    };
    const by = elementAt(key);
    for (const one of same) elementAt(one);
    const condition =
      when[1] === undefined ? undefined : compiledIn(own, when[1], (text) => report(when[0], text));
    const values = ruleValuesOf(own, of.elements, [condition]);
    const first = by?.type === 'records' ? partsOf(of.elements, by)[0]?.field : undefined;
    return {
      keysOf: (row) => keysOf((row as unknown as Fields)[key[1]], first),
      compared: (row) => same.map(([, field]) => canonicalJson((row as unknown as Fields)[field] ?? null)),
      counts: (row) => condition === undefined || condition.holds(values(row as unknown as Fields)),
    };
  };
  const compiled = {
    check,
    own: side(
      list,
      ['key', check.key],
      ['when', check.when],
      same.map(({ own }, i) => [`same/${i}/own`, own]),
    ),
    other: side(
      other,
      ['otherKey', check.otherKey],
      ['otherWhen', check.otherWhen],
      same.map((pair, i) => [`same/${i}/other`, pair.other]),
    ),
  };
  if (check.field !== undefined && !list.elements.some((one) => one.field === check.field && !one.of))
    report('field', `${list.title}没有要素“${check.field}”`);
  return faults.length > 0 ? { faults } : { faults, compiled };
}

function compiledIn(
  own: readonly Element[],
  source: string,
  report: (message: string) => void,
): Expression | undefined {
  const compiled = compilerFor(ruleFields(own))(source);
  if (compiled.ok) return compiled.expression;
  report(compiled.problem.message);
  return undefined;
}

/** What a value is found by: each word, the first part of each entry, or the one value. */
function keysOf(value: unknown, first: string | undefined): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [String(value)];
  return [...new Set(first === undefined ? value.map(String) : firstParts(value, first))];
}
