import { expect, it } from 'vitest';
import { demoCities } from '../cities.ts';
import { demoToday, generateObjects } from '../objects.ts';
import { creditRows } from './records.ts';

it('a city has the same records each time, some of them late and some not published yet', () => {
  const [city] = demoCities;
  const made = () =>
    creditRows(city!, generateObjects(city!, { count: 400 }), { today: demoToday, most: 300 });
  const rows = made();
  expect(made()).toEqual(rows);
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(
    new Set(['permit', 'penalty', 'inspection', 'tax-mark']),
  );
  for (const { date } of rows) expect(date <= demoToday && date > '2023-11-01').toBe(true);
  const out = rows.filter(({ kind, values }) => kind === 'penalty' && values.published === undefined);
  expect(out.length).toBeLessThan(rows.length / 10);
});
