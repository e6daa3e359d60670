import type { EChartsCoreOption } from 'echarts/core';
import { accent, axisLabel, grey, lyingAxes, splitLine, tooltipOf } from '../ui/show/chartParts.ts';

const pale = '#a9c3d6';
const grid = { left: 8, right: 12, top: 28, bottom: 4, containLabel: true };

export type Bars = { name: string; values: readonly (number | null)[]; pale?: boolean };

/** Bars over names, of one series or of several side by side. */
export const barsOption = (
  names: readonly string[],
  series: readonly Bars[],
  unit: string,
): EChartsCoreOption => ({
  grid,
  tooltip: { ...tooltipOf(` ${unit}`), trigger: 'axis' },
  xAxis: { type: 'category', data: [...names], axisLabel, axisTick: { show: false } },
  yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel, splitLine },
  series: series.map(({ name, values, pale: isPale }) => ({
    ...{ type: 'bar', name, data: [...values], barMaxWidth: 26 },
    itemStyle: { color: isPale ? pale : accent },
  })),
});

/** Lying bars, the first above; for names that are long. A bar of `whole` goes all the way, where that is given. */
export function lyingOption(
  names: readonly string[],
  values: readonly (number | null)[],
  unit: string,
  whole?: number,
): EChartsCoreOption {
  const { xAxis, yAxis } = lyingAxes([...names].reverse(), 130);
  return {
    grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
    tooltip: tooltipOf(unit),
    xAxis: { ...xAxis, ...(whole !== undefined && { max: whole }) },
    yAxis,
    series: [
      {
        ...{ type: 'bar', data: [...values].reverse(), barMaxWidth: 18, itemStyle: { color: accent } },
        label: { show: true, position: 'right', color: grey, formatter: `{c}${unit}` },
      },
    ],
  };
}
