import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { costOf } from './model.ts';
import { costTable, given } from './table.ts';

const input = await given();
const total = (cities: number) => Object.values(costOf(cities, input)).reduce((a, b) => a + b);

it('the table of the guide is what the script reckons from the stored measurements', async () => {
  const guide = await readFile(join(import.meta.dirname, '../../infra/aws/README.md'), 'utf8');
  expect(guide).toContain(costTable(input));
  const { date, region } = input.prices;
  expect(guide).toContain(`list prices of ${region} of ${date}`);
  expect(guide).toContain(`measured on ${input.measured.date}`);
});

it('a city of 200,000 objects among 14 costs at most 8 USD a month', () => {
  expect(total(14) / 14).toBeLessThanOrEqual(8);
});

it('what is paid once is shared, and the rest grows with the cities', () => {
  expect(total(14)).toBeLessThan(14 * total(1));
  expect(total(29) - total(15)).toBeCloseTo(total(15) - total(1));
});

it('nothing that was measured is left out, and nothing is reckoned that was not', () => {
  const { api, portal, worker, clock } = input.usage;
  const used = [api, portal, worker, clock].flatMap((units) => Object.keys(units));
  expect([...used, 'tick'].sort()).toEqual(Object.keys(input.measured.units).sort());
  const [name = ''] = used;
  const { [name]: _, ...units } = input.measured.units;
  expect(() => costOf(1, { ...input, measured: { ...input.measured, units } })).toThrow(name);
});
