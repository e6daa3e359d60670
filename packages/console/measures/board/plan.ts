import type { Indicator, Progress } from '../../api/measures/measureTypes.ts';

/** Whether steps, indicators and their values may be changed. */
export const mayPlan = ({ can }: Progress): boolean => can.includes('edit');

/** Whether the notice itself set an indicator's target, which only the office changes. */
export const isOfNotice = ({ id }: Indicator): boolean => id.startsWith('target-');

/** The latest value of an indicator. */
export const latestOf = ({ values }: Indicator) =>
  values.reduce<Indicator['values'][number] | undefined>(
    (last, value) => (last && last.date > value.date ? last : value),
    undefined,
  );

const reach: Record<Indicator['comparison'], (value: number, target: number) => boolean> = {
  '<': (value, target) => value < target,
  '<=': (value, target) => value <= target,
  '=': (value, target) => value === target,
  '>=': (value, target) => value >= target,
  '>': (value, target) => value > target,
};

/** Whether its latest value reaches the target; undefined while there is none. */
export function reached(indicator: Indicator): boolean | undefined {
  const latest = latestOf(indicator);
  return latest && reach[indicator.comparison](latest.value, indicator.target);
}
