import type { DrawFilter } from '../api/types.ts';

export interface Condition {
  key: keyof DrawFilter;
  /** The column of the object roster whose choices or names it has. */
  column?: string;
  /** A day, and not a list. */
  isDay?: true;
  hint?: string;
}

/** The conditions that most draws narrow by, as a person sees them in this order. */
export const usualConditions: readonly Condition[] = [
  { key: 'regions', column: 'division' },
  { key: 'industries', column: 'industry', hint: '选门类，或输入代码如 F52 后回车' },
  { key: 'types', column: 'type' },
  { key: 'labels', column: 'labels', hint: '输入后回车，如 食品经营；专题库以标签区分' },
  { key: 'statuses', column: 'status' },
  { key: 'classes' },
  { key: 'lastInspectedBefore', isDay: true, hint: '这一天之后检查过的不再进入范围；从未检查过的在范围内' },
];

/** Further conditions, which are shown once somebody asks for them. */
export const moreConditions: readonly Condition[] = [
  { key: 'jurisdictions', column: 'jurisdiction' },
  { key: 'authorities', hint: '输入全称后回车' },
  { key: 'establishedFrom', isDay: true },
  { key: 'establishedUntil', isDay: true },
  { key: 'permits', hint: '许可证的各项条件须由同一许可证符合' },
  { key: 'permitAuthorities', hint: '输入全称后回车' },
  { key: 'permitEndsBefore', isDay: true, hint: '没有写明有效期的许可证不在范围内' },
  { key: 'scopes', hint: '输入后回车；几个词只要含其中一个' },
  { key: 'names', hint: '输入后回车；几个词只要含其中一个' },
  { key: 'addresses', hint: '输入后回车；几个词只要含其中一个' },
  { key: 'codes', hint: '如一个专题库的自编码开头' },
];

export const conditions: readonly Condition[] = [...usualConditions, ...moreConditions];
