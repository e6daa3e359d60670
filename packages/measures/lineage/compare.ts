import type { Comparison } from '@mingcha/notices';

type Target = { metric: string; comparison: Comparison; value: number; unit: string };

export type Verdict = 'stricter' | 'same' | 'looser';
/** A city's target beside the province's, both in the province's unit. */
export type TargetComparison = {
  metric: string;
  unit: string;
  upstream: number;
  own: number;
  verdict: Verdict;
};

/** Hours of a unit of time; a working day counts as eight, a calendar day as twenty-four. */
const hours: Readonly<Record<string, number>> = { 分钟: 1 / 60, 小时: 1, 工作日: 8, 天: 24, 日: 24, 周: 168 };
const unitName = (unit: string): string => unit.replace(/^个/, '').trim();

/** A value in another unit; undefined where the two units do not convert into each other. */
function convert(value: number, from: string, to: string): number | undefined {
  const [a, b] = [unitName(from), unitName(to)];
  if (a === b) return value;
  const [x, y] = [hours[a], hours[b]];
  return x === undefined || y === undefined ? undefined : Math.round(((value * x) / y) * 1e6) / 1e6;
}

/** Which way is stricter: -1 less, 1 more; 0 where the comparison does not say. */
const direction = (comparison: Comparison): number =>
  comparison.startsWith('<') ? -1 : comparison.startsWith('>') ? 1 : 0;

/** How one's own target stands to the one above; undefined where they cannot be compared. */
export function compareTargets(upstream: Target, own: Target): TargetComparison | undefined {
  const value = convert(own.value, own.unit, upstream.unit);
  if (value === undefined) return undefined;
  const [above, below] = [direction(upstream.comparison), direction(own.comparison)];
  if (above !== 0 && below !== 0 && above !== below) return undefined;
  const way = above || below;
  const by = (value - upstream.value) * way;
  const differ = value !== upstream.value;
  // Two plain numbers that differ: neither says which way is the stricter one.
  if (way === 0 && differ) return undefined;
  const verdict = differ ? (by > 0 ? 'stricter' : 'looser') : strictness(own) - strictness(upstream);
  return {
    metric: upstream.metric,
    unit: upstream.unit,
    upstream: upstream.value,
    own: value,
    verdict:
      typeof verdict === 'string' ? verdict : verdict > 0 ? 'stricter' : verdict < 0 ? 'looser' : 'same',
  };
}

/** Of the same value: `<` is stricter than `<=`. An exact value counts as the bound that the other one is. */
const strictness = ({ comparison }: Target): number => (comparison === '<' || comparison === '>' ? 1 : 0);

const alike = 0.5;

/** Each target above with the own one that is about the same thing, where there is one. */
export function compareAll(
  upstream: readonly Target[],
  own: readonly Target[],
  likeness: (a: string, b: string) => number,
): TargetComparison[] {
  return upstream.flatMap((target) => {
    const candidates = own
      .map((mine) => ({
        comparison: compareTargets(target, mine),
        score: target.metric === mine.metric ? 1 : likeness(target.metric, mine.metric),
      }))
      .flatMap(({ comparison, score }) => (comparison && score >= alike ? [{ comparison, score }] : []))
      .sort((a, b) => b.score - a.score);
    return candidates[0] ? [candidates[0].comparison] : [];
  });
}

/** An earlier deadline is the stricter one; undefined unless both have one. */
export function compareDeadlines(upstream: string | undefined, own: string | undefined): Verdict | undefined {
  if (upstream === undefined || own === undefined) return undefined;
  return own === upstream ? 'same' : own < upstream ? 'stricter' : 'looser';
}
