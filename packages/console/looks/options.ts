import type { EChartsCoreOption } from 'echarts/core';

const [accent, pale, grey] = ['#1b5480', '#a9c3d6', '#4d5967'];
const axisLabel = { color: grey, fontSize: 12 };
const grid = { left: 8, right: 12, top: 28, bottom: 4, containLabel: true };
const splitLine = { lineStyle: { color: '#e4e8ed' } };

export type Bars = { name: string; values: readonly (number | null)[]; pale?: boolean };

/** Bars over names, of one series or of several side by side. */
export const barsOption = (
  names: readonly string[],
  series: readonly Bars[],
  unit: string,
): EChartsCoreOption => ({
  grid,
  tooltip: {
    confine: true,
    trigger: 'axis',
    valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value} ${unit}` : '—'),
  },
  xAxis: { type: 'category', data: [...names], axisLabel, axisTick: { show: false } },
  yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel, splitLine },
  series: series.map(({ name, values, pale: isPale }) => ({
    ...{ type: 'bar', name, data: [...values], barMaxWidth: 26 },
    itemStyle: { color: isPale ? pale : accent },
  })),
});

/** Lying bars, the first above; for names that are long. */
export const lyingOption = (
  names: readonly string[],
  values: readonly (number | null)[],
  unit: string,
): EChartsCoreOption => ({
  grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
  tooltip: {
    confine: true,
    valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value}${unit}` : '—'),
  },
  xAxis: { type: 'value', min: 0, show: false },
  yAxis: {
    type: 'category',
    data: [...names].reverse(),
    axisLabel: { ...axisLabel, width: 130, overflow: 'truncate' },
    axisTick: { show: false },
    axisLine: { show: false },
  },
  series: [
    {
      ...{ type: 'bar', data: [...values].reverse(), barMaxWidth: 18, itemStyle: { color: accent } },
      label: { show: true, position: 'right', color: grey, formatter: `{c}${unit}` },
    },
  ],
});
