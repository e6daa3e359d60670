import { sum } from '@mingcha/kernel/arrange';
import type { EChartsCoreOption } from 'echarts/core';
import type { CreditClassMonth, CreditEvaluationDetail, CreditMonth } from '../api/schema.d.ts';
import { barsOption } from '../looks/options.ts';
import { accent, axisLabel, splitLine, tooltipOf } from '../ui/show/chartParts.ts';
import { classNames } from './words.ts';

type Effect = NonNullable<CreditEvaluationDetail['effect']>;

/** How many there are of each class, before and after. */
export const classesOption = (effect: Effect): EChartsCoreOption =>
  barsOption(
    effect.map((one) => classNames[one.class]),
    [
      { name: '现在', values: effect.map(({ before }) => before.subjects), pale: true },
      { name: '评价后', values: effect.map(({ after }) => after.subjects) },
    ],
    '户',
  );

/** How many a year's draws take of each class, before and after. */
export const drawsOption = (effect: Effect): EChartsCoreOption =>
  barsOption(
    effect.map((one) => classNames[one.class]),
    [
      { name: '现在', values: effect.map(({ before }) => before.taken), pale: true },
      { name: '评价后', values: effect.map(({ after }) => after.taken) },
    ],
    '户',
  );

/** Dark enough for their names beside the chart to be read. */
export const trendColors = { B: '#5b6b7b', C: '#8a5a00', D: '#b3261e' } as const;

/** The shares of the classes B, C and D month by month, the earliest first. */
export function trendOption(
  months: readonly { month: string; classes: CreditClassMonth['classes'] }[],
): EChartsCoreOption {
  const share = ({ classes }: (typeof months)[number], one: keyof typeof trendColors) => {
    const all = sum(Object.values(classes));
    return all === 0 ? null : Math.round((1_000 * (classes[one] ?? 0)) / all) / 10;
  };
  return {
    grid: { left: 8, right: 16, top: 12, bottom: 4, containLabel: true },
    tooltip: { ...tooltipOf('%'), trigger: 'axis' },
    xAxis: { type: 'category', data: months.map(({ month }) => month), axisLabel, axisTick: { show: false } },
    yAxis: { type: 'value', min: 0, axisLabel: { ...axisLabel, formatter: '{value}%' }, splitLine },
    series: (['B', 'C', 'D'] as const).map((one) => ({
      ...{ type: 'line', name: classNames[one], symbolSize: 6, itemStyle: { color: trendColors[one] } },
      data: months.map((month) => share(month, one)),
    })),
  };
}

/** The points of an enterprise month by month, each with its class. */
export function courseOption(course: readonly CreditMonth[]): EChartsCoreOption {
  const months = [...course].reverse();
  return {
    grid: { left: 8, right: 16, top: 28, bottom: 4, containLabel: true },
    tooltip: { ...tooltipOf(' 分'), trigger: 'axis' },
    xAxis: { type: 'category', data: months.map(({ month }) => month), axisLabel, axisTick: { show: false } },
    yAxis: { type: 'value', scale: true, axisLabel, splitLine },
    series: [
      {
        type: 'line',
        name: '得分',
        step: 'end',
        symbolSize: 8,
        itemStyle: { color: accent },
        data: months.map(({ milli, class: own }) => ({ value: milli / 1_000, name: own })),
        label: { show: true, formatter: '{b}', fontSize: 13 },
      },
    ],
  };
}
