import { libraryCalendar } from '@mingcha/kernel/workingDays';
import { usualHours } from '@mingcha/lifecycle/clocks';
import { describe, expect, it } from 'vitest';
import { exampleContracts } from '../partners/examples.ts';
import { nextRun } from './cadence.ts';
import { createTerms } from './late.ts';

const office = { calendar: libraryCalendar, hours: usualHours };
const [contract] = exampleContracts;
const next = (cadence: 'realtime' | 'daily' | 'weekly' | 'monthly', after: string, day?: number) =>
  nextRun({ ...contract!, cadence, time: '18:00', day }, new Date(`${after}:00+08:00`), office);
const at = (local: string) => new Date(`${local}:00+08:00`).toISOString();

describe('rows are next looked for', () => {
  it('in real time a few minutes later', () => {
    expect(next('realtime', '2026-10-01T12:00')).toBe(at('2026-10-01T12:05'));
  });

  it('at the time of the contract, on the next working day where its day is off', () => {
    expect(next('daily', '2026-11-27T17:59')).toBe(at('2026-11-27T18:00'));
    expect(next('daily', '2026-11-27T18:00')).toBe(at('2026-11-30T18:00'));
    expect(next('daily', '2026-09-30T18:00')).toBe(at('2026-10-08T18:00'));
    // The Friday of the holiday is made up when work begins again.
    expect(next('weekly', '2026-10-01T09:00', 5)).toBe(at('2026-10-08T18:00'));
    expect(next('weekly', '2026-11-23T09:00', 5)).toBe(at('2026-11-27T18:00'));
    expect(next('monthly', '2026-10-06T09:00', 1)).toBe(at('2026-10-08T18:00'));
    expect(next('monthly', '2026-10-09T09:00', 1)).toBe(at('2026-11-02T18:00'));
  });

  it('a day later where the days off of the year are not known', () => {
    expect(next('daily', '2040-05-02T09:00')).toBe(at('2040-05-03T09:00'));
  });
});

it('a row is late after so many working days, but not where it was due before the exchange began', () => {
  const { dueOn, isLate } = createTerms({ term: 7 }, '2026-10-12T01:00:00.000Z', office);
  expect(dueOn('2026-09-24')).toBe('2026-10-12');
  expect([isLate('2026-09-24', '2026-10-12'), isLate('2026-09-24', '2026-10-13')]).toEqual([false, true]);
  expect(isLate('2026-09-01', '2026-10-13')).toBe(false);
  expect(isLate(undefined, '2026-10-13')).toBe(false);
});
