import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

/** Draws a chart into a box, to which it is fitted anew with each call of `fit`. */
export function drawChart(box: HTMLElement, option: EChartsCoreOption) {
  const chart = init(box, undefined, { renderer: 'svg' });
  chart.setOption({ animation: false, ...option });
  return { fit: () => chart.resize(), remove: () => chart.dispose() };
}
