import { expect, it } from 'vitest';
import { trendOption } from './charts.ts';
import { classesIn, scopesOf, whole } from './trend.ts';

const month = (name: string, counties: { key: string; classes: object }[]) => ({
  ...{ month: name, run: `run-${name}`, classes: { A: 6, B: 2 } },
  ...{
    counties,
    industries: [
      { key: 'C', classes: { A: 6 } },
      { key: '', classes: { B: 2 } },
    ],
  },
});
const months = [
  month('2026-11', [{ key: '620302', classes: { A: 4, D: 1 } }]),
  month('2026-10', [{ key: '620321', classes: { A: 3 } }]),
];

it('every county and industry of any month can be chosen', () => {
  expect(scopesOf(months).map(({ options }) => options?.map(({ value }) => value))).toEqual([
    undefined,
    ['county:620302', 'county:620321'],
    ['industry:', 'industry:C'],
  ]);
});

it('a month has no enterprise of a county that it does not know', () => {
  expect(months.map((one) => classesIn(one, 'county:620302'))).toEqual([{ A: 4, D: 1 }, {}]);
  expect(classesIn(months[0]!, 'industry:')).toEqual({ B: 2 });
  expect(classesIn(months[0]!, whole)).toEqual({ A: 6, B: 2 });
});

it('shares are drawn, and nothing where there is no enterprise', () => {
  const rows = months.map((one) => ({ month: one.month, classes: classesIn(one, 'county:620302') }));
  const { series } = trendOption(rows) as { series: { name: string; data: (number | null)[] }[] };
  expect(series.map(({ name, data }) => [name, ...data])).toEqual([
    ['B 类', 0, null],
    ['C 类', 0, null],
    ['D 类', 20, null],
  ]);
});
