import type { Comparison } from '@mingcha/notices';
import type { Indicator } from './progress.ts';

const holds: Record<Comparison, (value: number, target: number) => boolean> = {
  '<': (value, target) => value < target,
  '<=': (value, target) => value <= target,
  '=': (value, target) => value === target,
  '>=': (value, target) => value >= target,
  '>': (value, target) => value > target,
};

/** The latest value by its day; of one day the one reported last. */
export const latestValue = ({ values }: Indicator): number | undefined =>
  values.reduce<Indicator['values'][number] | undefined>(
    (latest, value) => (latest && latest.date > value.date ? latest : value),
    undefined,
  )?.value;

/** Whether the latest value meets the target; without any it does not. */
export function isReached(indicator: Indicator): boolean {
  const value = latestValue(indicator);
  return value !== undefined && holds[indicator.comparison](value, indicator.target);
}
