import { addDays } from '@mingcha/kernel';
import { isWorkingDay, libraryCalendar } from '@mingcha/kernel/workingDays';
import { expect, test } from 'vitest';
import { demoCalendar, statutoryYear, yearsToEnter } from './calendar.ts';

test.each([2025, 2026])('all days that the law makes holidays are off in the arrangement of %i', (year) => {
  const days = statutoryYear(year).holidays.flatMap(({ from, to }) => [from, to]);
  expect(days.filter((day) => isWorkingDay(libraryCalendar, day) !== false)).toEqual([]);
});

test('the days that move with the moon and the sun are there once', () => {
  const of = (year: number) =>
    statutoryYear(year).holidays.map(({ name, from }) => `${name} ${from.slice(5)}`);
  expect(of(2027)).toEqual([
    ...['元旦 01-01', '清明 04-05', '劳动节 05-01', '国庆节 10-01', '春节 02-05', '端午 06-09', '中秋 09-15'],
  ]);
  expect(of(2028).at(-1)).toBe('端午 05-28');
  expect(of(2040)).toHaveLength(4);
});

test('the almanac is that of Node’s lunar calendar, which misses a new moon close to midnight by a day', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const around = (date: string) =>
    [-1, 0, 1].map((more) => lunar.format(new Date(`${addDays(date, more)}T00:00:00Z`)));
  for (let year = 2025; year <= 2032; year++) {
    const found = new Map(statutoryYear(year).holidays.map(({ name, from }) => [name, from]));
    expect(around(addDays(found.get('春节')!, 1)), String(year)).toContain('1/1');
    expect(around(found.get('端午')!)).toContain('5/5');
    expect(around(found.get('中秋') ?? `${year}-10-02`)).toContain('8/15');
  }
});

test('the years are entered that the system does not bring, to the one after today’s', () => {
  const years = yearsToEnter({ from: '2025-06-01', today: '2030-03-01' }).map(({ year }) => year);
  expect(years).toEqual([2027, 2028, 2029, 2030, 2031]);
  expect(yearsToEnter({ from: '2024-01-01', today: '2025-03-01' })).toEqual([]);
  expect(isWorkingDay(demoCalendar('2030-03-01'), '2029-10-01')).toBe(false);
});
