/** What all charts look like. */
export const accent = '#1b5480';
export const grey = '#4d5967';
export const axisLabel = { color: grey, fontSize: 12 };
export const splitLine = { lineStyle: { color: '#e4e8ed' } };

/** Shown beside the pointer: a value with its unit, — where there is none. `unit` begins with a blank where one stands before it. */
export const tooltipOf = (unit: string) => ({
  confine: true,
  valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value}${unit}` : '—'),
});

/** Of lying bars: an axis of values that is not drawn, and one of names that are cut at a width. */
export const lyingAxes = (names: readonly string[], width: number) => ({
  xAxis: { type: 'value', min: 0, show: false },
  yAxis: {
    type: 'category',
    data: names,
    axisLabel: { ...axisLabel, width, overflow: 'truncate' },
    axisTick: { show: false },
    axisLine: { show: false },
  },
});
