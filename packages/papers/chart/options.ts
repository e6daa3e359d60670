import type { EChartsCoreOption } from 'echarts/core';
import { family } from '../fonts.ts';
import type { Chart } from '../paper.ts';

const palette = ['#2f6690', '#c23531', '#d98e04', '#3a7d44', '#7a5195', '#5c6b73'];
const ink = '#222222';
const grid = '#d9d9d9';

/** Labels that still stand side by side; more lie one below the other. */
const mostUpright = 8;

const lying = ({ kind, labels }: Chart): boolean =>
  kind !== 'line' && (labels.length > mostUpright || labels.some((label) => label.length > 8));

/** Height of a chart's picture in the units of its width; never more than a page has room for. */
export function chartHeight(chart: Chart, width: number): number {
  if (!lying(chart)) return Math.round(width * 0.42);
  const bars =
    chart.kind === 'bar' ? chart.labels.length * Math.max(1, chart.series.length) : chart.labels.length;
  return Math.round(Math.min(width * 1.25, Math.max(width * 0.4, 70 + bars * 22)));
}

/** The options that ECharts draws by. Pure; the same chart gives the same picture. */
export function chartOptions(chart: Chart, width: number): EChartsCoreOption {
  const { kind, labels, series, unit } = chart;
  const flat = lying(chart);
  const room = chartHeight(chart, width) - 70;
  // Small enough that one label does not meet the next.
  const small = Math.max(8, Math.min(14, Math.floor(room / Math.max(1, labels.length)) - 3));
  const text = { color: ink, fontFamily: family, fontSize: 14 };
  const names = {
    type: 'category' as const,
    data: labels,
    inverse: flat,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: ink } },
    axisLabel: {
      ...text,
      ...(flat && { fontSize: small, interval: 0 }),
      ...(kind === 'line' && { hideOverlap: true }),
    },
  };
  const numbers = {
    type: 'value' as const,
    ...(unit === '%' && { max: 100 }),
    ...(kind === 'stacked' && { minInterval: 1 }),
    axisLabel: text,
    splitLine: { lineStyle: { color: grid } },
  };
  return {
    animation: false,
    color: palette,
    textStyle: text,
    legend:
      series.length > 1 ? { bottom: 0, textStyle: text, itemWidth: 18, itemHeight: 12 } : { show: false },
    grid: {
      left: 8,
      right: 48,
      top: flat ? 8 : 24,
      bottom: series.length > 1 ? 40 : 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: flat ? numbers : names,
    yAxis: flat ? names : numbers,
    series: series.map(({ name, values, colour }) => ({
      type: kind === 'line' ? 'line' : 'bar',
      name,
      data: kind === 'stacked' ? values.map((value) => (value === 0 ? null : value)) : values,
      ...(colour !== undefined && { itemStyle: { color: colour }, lineStyle: { color: colour } }),
      ...(kind === 'stacked' && { stack: 'all' }),
      ...(kind === 'line' ? { symbolSize: 8, lineWidth: 3 } : { barMaxWidth: 34 }),
      label: {
        show: labels.length <= 60,
        ...text,
        fontSize: flat ? Math.min(12, small) : 12,
        position: kind === 'stacked' ? 'inside' : flat ? 'right' : 'top',
        ...(kind === 'stacked' && { color: '#ffffff' }),
      },
    })),
  };
}
