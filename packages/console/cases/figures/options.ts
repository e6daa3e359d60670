import type { EChartsCoreOption } from 'echarts/core';
import type { CaseFigure } from '../../api/caseTypes.ts';
import { shownNumber, unitWords } from './words.ts';

const [accent, grey] = ['#1b5480', '#4d5967'];
/** Groups beyond these stand in the table alone. */
export const mostBars = 10;

const axisLabel = { color: grey, fontSize: 12 };
const tooltip = (unit: CaseFigure['unit']) => ({
  confine: true,
  valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value} ${unitWords[unit]}` : '—'),
});

/** A figure by month: cases as bars, shares and days as a line with a gap where there is no value. */
export function monthOption({ unit, months }: CaseFigure): EChartsCoreOption {
  const isCount = unit === 'cases';
  return {
    grid: { left: 8, right: 12, top: 16, bottom: 4, containLabel: true },
    tooltip: { ...tooltip(unit), trigger: 'axis' },
    xAxis: { type: 'category', data: months.map(({ month }) => month), axisLabel, axisTick: { show: false } },
    yAxis: {
      type: 'value',
      min: 0,
      ...(unit === 'share' && { max: 100 }),
      ...(isCount && { minInterval: 1 }),
      axisLabel,
      splitLine: { lineStyle: { color: '#e4e8ed' } },
    },
    series: [
      {
        type: isCount ? 'bar' : 'line',
        data: months.map(({ value }) => (value === null ? null : shownNumber(value, unit))),
        barMaxWidth: 28,
        symbolSize: 7,
        itemStyle: { color: accent },
        lineStyle: { color: accent, width: 2 },
      },
    ],
  };
}

type Group = CaseFigure['groups'][number];

/** The groups with the most cases as bars, the largest above. */
export function groupOption({ items }: Group, unit: CaseFigure['unit']): EChartsCoreOption {
  const shown = items.slice(0, mostBars).reverse();
  return {
    grid: { left: 8, right: 48, top: 4, bottom: 4, containLabel: true },
    tooltip: tooltip(unit),
    xAxis: { type: 'value', min: 0, show: false, ...(unit === 'share' && { max: 100 }) },
    yAxis: {
      type: 'category',
      data: shown.map(({ title }) => title),
      axisLabel: { ...axisLabel, width: 120, overflow: 'truncate' },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    series: [
      {
        type: 'bar',
        data: shown.map(({ value }) => (value === null ? null : shownNumber(value, unit))),
        barMaxWidth: 18,
        itemStyle: { color: accent },
        label: { show: true, position: 'right', color: grey },
      },
    ],
  };
}
