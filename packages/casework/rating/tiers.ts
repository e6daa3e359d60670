import { isBad, type Rated } from './rating.ts';

/** Fewer ratings say more of who rated than of who was rated. */
export const leastRatings = 30;
const tiers = [
  { tier: 'high', from: 0.95 },
  { tier: 'middle', from: 0.85 },
  { tier: 'low', from: 0 },
] as const;
export type Tier = (typeof tiers)[number]['tier'];

/**
 * The tier of each department that has ratings enough, by the share of those that are not bad: units are set beside each
 * other by tiers and never by rank, and in a tier they stand by their ids. Pure.
 */
export function tiersOf(rated: readonly Rated[]): { dept: string; ratings: number; tier: Tier }[] {
  const counts = new Map<string, { all: number; good: number }>();
  for (const { depts, level } of rated) {
    for (const dept of depts) {
      const { all, good } = counts.get(dept) ?? { all: 0, good: 0 };
      counts.set(dept, { all: all + 1, good: good + (isBad(level) ? 0 : 1) });
    }
  }
  const order = tiers.map(({ tier }) => tier);
  return [...counts]
    .flatMap(([dept, { all, good }]) => {
      const tier = tiers.find(({ from }) => good / all >= from)!.tier;
      return all < leastRatings ? [] : [{ dept, ratings: all, tier }];
    })
    .sort((a, b) => order.indexOf(a.tier) - order.indexOf(b.tier) || (a.dept < b.dept ? -1 : 1));
}
