import type { FieldMeta } from '../../api/cases/caseTypes.ts';
import { textsIn } from '../../fields/control.ts';

/** What the values of one field must be: one of some, or between two ends. */
export interface FieldCondition {
  equal: string[];
  from?: string;
  to?: string;
}

const shape = /^([a-z][A-Za-z0-9]{0,39})(>=|<=|=)(.*)$/s;

/** The conditions of an address by field; what is none is left out. */
export function conditionsIn(where: readonly string[] = []): Map<string, FieldCondition> {
  const found = new Map<string, FieldCondition>();
  for (const text of where) {
    const [, name, sign, value = ''] = shape.exec(text) ?? [];
    if (name === undefined) continue;
    const one = found.get(name) ?? { equal: [] };
    found.set(name, one);
    if (sign === '=') one.equal.push(value);
    else one[sign === '>=' ? 'from' : 'to'] = value;
  }
  return found;
}

/** The conditions of an address with those of one field in place of what it had. */
export function withCondition(
  where: readonly string[] | undefined,
  name: string,
  { equal, from, to }: FieldCondition,
): string[] {
  const all = conditionsIn(where);
  all.set(name, { equal, ...(from && { from }), ...(to && { to }) });
  return [...all].flatMap(([field, one]) => [
    ...one.equal.map((value) => `${field}=${value}`),
    ...(one.from ? [`${field}>=${one.from}`] : []),
    ...(one.to ? [`${field}<=${one.to}`] : []),
  ]);
}

/** The texts of a control's value, as conditions have them. */
export const equalOf = (value: unknown): string[] =>
  typeof value === 'boolean' ? [String(value)] : textsIn(value);

/** What a control shows of the texts of a condition. */
export const shownOf = ({ type }: Pick<FieldMeta, 'type'>, equal: readonly string[]): unknown =>
  type === 'yesNo' ? (equal[0] === undefined ? undefined : equal[0] === 'true') : equal;

/** A range in words: 100 至 200, 不低于 100; of days 3月1日起. */
export function rangeText({ from, to }: Pick<FieldCondition, 'from' | 'to'>): string {
  if (from && to) return from === to ? from : `${from} 至 ${to}`;
  return from ? `${from} 起` : `${to} 止`;
}
