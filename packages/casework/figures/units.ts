import type { FigureFound } from './figuresOf.ts';

/** How a figure is said. */
export const units: Record<FigureFound['unit'], string> = {
  cases: '件',
  share: '%',
  workingDays: '个工作日',
};

/** A value as it is said with its unit: a share in hundredths, with two places at most. */
export const said = (value: number, unit: FigureFound['unit']): number =>
  Math.round(value * (unit === 'share' ? 10_000 : 100)) / 100;
