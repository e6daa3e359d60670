import type { EChartsCoreOption } from 'echarts/core';
import type { CaseFigure } from '../../api/cases/caseTypes.ts';
import { accent, axisLabel, grey, lyingAxes, splitLine, tooltipOf } from '../../ui/show/chartParts.ts';
import { shownNumber, unitWords } from './words.ts';

/** Groups beyond these stand in the table alone. */
export const mostBars = 10;

const tooltip = (unit: CaseFigure['unit']) => tooltipOf(` ${unitWords[unit]}`);

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
      splitLine,
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
  const { xAxis, yAxis } = lyingAxes(
    shown.map(({ title }) => title),
    120,
  );
  return {
    grid: { left: 8, right: 48, top: 4, bottom: 4, containLabel: true },
    tooltip: tooltip(unit),
    xAxis: { ...xAxis, ...(unit === 'share' && { max: 100 }) },
    yAxis,
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
