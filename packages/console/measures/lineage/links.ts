import type { LineageItem, Upstream } from '../../api/measures/measureTypes.ts';

/** Own measures' ids and the province's measures that each carries out. */
export type Links = Record<string, Upstream[]>;

/** What names one of the province's measures. */
export const keyOf = ({ docNo, no }: Upstream): string => `${docNo} ${no}`;

export const linksOf = (items: readonly LineageItem[]): Links =>
  Object.fromEntries(items.map(({ measure, linked }) => [measure.id, linked]));

export const unlinked = (links: Links, measure: string): boolean => (links[measure] ?? []).length === 0;

/** For each unlinked measure its best suggestion, where its score (0 to 1) is high enough. */
export function takeAbove(links: Links, items: readonly LineageItem[], least: number): Links {
  const taken: Links = {};
  for (const { measure, suggestions } of items) {
    const best = [...suggestions].sort((a, b) => b.score - a.score)[0];
    if (!best || best.score < least || !unlinked(links, measure.id)) continue;
    const { score: _, ...upstream } = best;
    taken[measure.id] = [upstream];
  }
  return taken;
}

/** The measures whose links differ from what is saved. */
export function savedLinks(before: Links, after: Links): { measure: string; upstream: Upstream[] }[] {
  const names = (links: Upstream[] | undefined) => (links ?? []).map(keyOf).sort().join('\n');
  return Object.entries(after)
    .filter(([measure, upstream]) => names(before[measure]) !== names(upstream))
    .map(([measure, upstream]) => ({ measure, upstream }));
}
