import type { EChartsCoreOption } from 'echarts/core';
import type { CreditEvaluationDetail, CreditMonth } from '../api/schema.d.ts';
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
