import { expect, it } from 'vitest';
import { demoCities } from '../cities.ts';
import { creditRows } from '../credit/records.ts';
import { generateObjects } from '../objects.ts';
import { creditCases, reportedDaysAgo } from './credit.ts';

const today = '2026-11-20';

const casesOf = (city: (typeof demoCities)[number], count: number) => {
  const objects = [...generateObjects(city, { count, today })];
  const rows = creditRows(city, objects, { today, most: Math.min(500, count * 0.8) });
  return { rows, cases: creditCases(city, { rows, objects, today }) };
};

it.each(demoCities.map((city) => [city.name, city] as const))(
  'what happens about credit in %s is about records that are reported by then, each about somebody else',
  (_, city) => {
    const { rows, cases } = casesOf(city, 1_000);
    expect(cases.map(({ type }) => type).sort()).toEqual([
      ...Array(2).fill('abnormal-listings'),
      'class-changes',
      ...Array(2).fill('credit-objections'),
      ...Array(3).fill('credit-repairs'),
      'punishment-uses',
    ]);
    expect(new Set(cases.map(({ values }) => values.uscc ?? values.object)).size).toBe(cases.length);
    for (const { values } of cases) {
      const number = values.record ?? values.number;
      if (number !== undefined)
        expect(rows).toContainEqual(expect.objectContaining({ number, subject: values.uscc }));
    }
    const kinds = cases.flatMap(({ type, values }) => (type === 'abnormal-listings' ? [values.kind] : []));
    expect(kinds).toEqual(['企业', '个体工商户']);
  },
);

it('happens in order, after the records and before today, and where two are asked another one approves', () => {
  for (const { daysAgo, steps } of demoCities.flatMap((city) => casesOf(city, 1_000).cases)) {
    const days = [reportedDaysAgo, daysAgo, ...steps.map((step) => step.daysAgo)];
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(days.at(-1)).toBeGreaterThan(0);
    for (const [i, step] of steps.entries())
      if ('approve' in step) expect(step.by).not.toBe(steps[i - 1]!.by);
  }
});

it('leaves out what a small city has nobody for', () => {
  const { cases } = casesOf(demoCities[0]!, 20);
  expect(cases.length).toBeLessThan(8);
});
