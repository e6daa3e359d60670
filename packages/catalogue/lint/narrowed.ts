import type { Found } from './found.ts';

/** What is asked of the findings; `q` is a part of the row's name or code, the rule's title or the message. */
export type Asked = { readonly [field in 'q' | 'list' | 'rule' | 'dept' | 'severity']?: string | undefined };

/** The findings that match all that is asked; `besides` leaves one condition out, so that its choices can be counted. */
export function narrowed(
  findings: readonly Found[],
  { q, ...asked }: Asked,
  titleOf: (list: string, rule: string) => string,
) {
  const conditions = Object.entries(asked).filter(([, value]) => value !== undefined) as [
    keyof typeof asked,
    string,
  ][];
  const wanted = q?.toLowerCase() ?? '';
  const says = ({ id, name, message, list, rule }: Found) =>
    [id, name, message, titleOf(list, rule)].some((text) => text.toLowerCase().includes(wanted));
  const found = wanted === '' ? findings : findings.filter(says);
  const matches = (one: Found, but?: keyof Asked) =>
    conditions.every(([field, value]) => field === but || one[field] === value);
  return {
    matching: found.filter((one) => matches(one)),
    besides: (but: keyof typeof asked) => found.filter((one) => matches(one, but)),
  };
}

/** One of each kind with how many there are, the most first. */
export function countedBy(findings: readonly Found[], key: (one: Found) => string): [Found, number][] {
  const counts = new Map<string, [Found, number]>();
  for (const one of findings) {
    const counted = counts.get(key(one));
    if (counted) counted[1]++;
    else counts.set(key(one), [one, 1]);
  }
  return [...counts.values()].sort(([, a], [, b]) => b - a);
}
