import type { CapRow } from './kind.ts';
import { noPolicyCaps, type PolicyCaps } from './policy.ts';

/** A visit as caps count it. */
export type CountedVisit = { kind: string; depts: readonly string[]; items: readonly string[]; year: string };

/** An item of the list that has a cap of its own. */
export type CappedItem = { id: string; name: string; timesPerYear?: number | undefined };

const covers = ({ dept, kinds }: CapRow, visit: CountedVisit): boolean =>
  kinds.some((kind) => kind === visit.kind) && (dept === undefined || visit.depts.includes(dept));

/** What is done on an occasion of its own counts where the city says so, and nowhere where it says nothing. */
const counts = (caps: readonly CapRow[], { kind }: CountedVisit): boolean =>
  caps.length === 0 ? kind !== '个案检查' : caps.some(({ kinds }) => kinds.some((one) => one === kind));

const ofYear = (others: readonly CountedVisit[], { year }: CountedVisit) =>
  others.filter((one) => one.year === year);

/**
 * Why a visit would be one too many of its year: by a cap of the city or a department, by an item's own, or by the policy for
 * enterprises like this one, of which only the number is said. Pure.
 */
export function capRefusal(
  visit: CountedVisit,
  others: readonly CountedVisit[],
  caps: readonly CapRow[],
  items: readonly CappedItem[],
  policy: PolicyCaps = noPolicyCaps,
): string | undefined {
  if (!counts(caps, visit)) return undefined;
  const same = ofYear(others, visit);
  for (const cap of caps.filter((one) => covers(one, visit))) {
    const made = same.filter((one) => covers(cap, one)).length;
    if (made >= cap.most) return `本年度已检查 ${made} 次，达到上限（${cap.name}：全年 ${cap.most} 次）。`;
  }
  const counted = same.filter((one) => counts(caps, one));
  if (policy.most !== undefined && counted.length >= policy.most)
    return `本年度已检查 ${counted.length} 次，达到该企业的上限（全年 ${policy.most} 次）。`;
  for (const { id, name, timesPerYear } of items) {
    const most = Math.min(timesPerYear ?? Infinity, policy.ofItems.get(id) ?? Infinity);
    if (most === Infinity || !visit.items.includes(id)) continue;
    const made = counted.filter((one) => one.items.includes(id)).length;
    if (made >= most) return `本年度已按“${name}”检查 ${made} 次，达到该事项的上限（全年 ${most} 次）。`;
  }
  return undefined;
}

/** What the notice says of how often the enterprise is inspected; undefined where the city has no caps. Pure. */
export function frequencyText(
  visit: CountedVisit,
  others: readonly CountedVisit[],
  caps: readonly CapRow[],
): string | undefined {
  if (caps.length === 0) return undefined;
  const own = caps.filter((one) => covers(one, visit));
  if (own.length === 0) return '本次检查不计入年度频次上限';
  const same = ofYear(others, visit);
  const texts = own.map((cap) => {
    const nth = same.filter((one) => covers(cap, one)).length + 1;
    return `本年度第 ${nth} 次检查，全年上限 ${cap.most} 次（${cap.name}）`;
  });
  return texts.join('；');
}
