import { expect, test } from 'vitest';
import { demoCities } from './cities.ts';
import { generateItems, itemNamed } from './items.ts';
import { trades } from './trades.ts';

test('some forty items over a dozen departments, each complete', () => {
  const city = demoCities[0]!;
  const items = generateItems(city);
  const departments = new Set(city.departments.map((department) => department.id));
  expect(items.length).toBeGreaterThanOrEqual(38);
  expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
  expect(new Set(items.map((item) => item.name)).size).toBe(items.length);
  expect(new Set(items.map((item) => item.dept)).size).toBeGreaterThanOrEqual(12);
  expect(items.filter((item) => !departments.has(item.dept) || !item.basis || !item.objects)).toEqual([]);
  expect(items.filter(({ points }) => points.length < 2)).toEqual([]);
});

test('general items have a cap on their ratio, key items none', () => {
  for (const item of generateItems(demoCities[1]!)) {
    if (item.kind === '重点') expect(item.ratioCap).toBeUndefined();
    else expect(item.ratioCap).toBeGreaterThan(0);
  }
});

test('an item is found by its name', () => {
  expect(itemNamed('登记事项检查')).toBe('SJ-0001');
  expect(() => itemNamed('没有的事项')).toThrow(RangeError);
});

test('the labels of items are labels that objects carry', () => {
  const carried = new Set(trades.flatMap((trade) => trade.labels));
  const named = generateItems(demoCities[2]!).flatMap((item) => item.labels ?? []);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((label) => !carried.has(label))).toEqual([]);
});
