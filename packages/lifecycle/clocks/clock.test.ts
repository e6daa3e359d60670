import { libraryCalendar } from '@mingcha/kernel/workingDays';
import { describe, expect, it } from 'vitest';
import {
  type Clock,
  dueOf,
  endOf,
  endOfDay,
  extendClock,
  holdClock,
  isDueAt,
  isOverdue,
  nearFrom,
  releaseClock,
  restartClock,
  resumeClock,
  spentOf,
  startClock,
  stopClock,
  usualHours,
} from './index.ts';

const office = { calendar: libraryCalendar, hours: usualHours };
/** An instant of a day in Asia/Shanghai. */
const at = (day: string, time = '10:00') => new Date(`${day}T${time}:00+08:00`).toISOString();
const dayOf = (clock: Clock, which: 'limit' | 'promised' = 'limit') => {
  const due = dueOf(clock, which, office);
  return isDueAt(due) ? due.day : due;
};

describe('an access request of 2026-02-10', () => {
  const asked = startClock(at('2026-02-10'), { limit: { workingDays: 20 } });

  it('is due 2026-03-16, over the Spring Festival and its make-up days', () => {
    expect(dueOf(asked, 'limit', office)).toEqual({ day: '2026-03-16', at: '2026-03-16T15:59:59.999Z' });
  });
  it('extended by 20 working days is due 2026-04-14', () => {
    expect(dayOf(extendClock(asked, { workingDays: 20 }))).toBe('2026-04-14');
  });
  it('whose third party was asked on 03-02 and is silent counts on after 03-23 and is due 04-07', () => {
    const limit = { workingDays: 15 };
    expect(endOf(at('2026-03-02'), limit, office)).toEqual(endOfDay('2026-03-23'));
    const held = holdClock(asked, { id: 'third', as: 'excluded', from: at('2026-03-02'), until: limit });
    expect(dayOf(held)).toBe('2026-04-07');
    expect(dayOf(releaseClock(held, 'third', endOfDay('2026-03-23').at))).toBe('2026-04-07');
  });
  it('corrected on 03-10 counts anew and is due 04-08', () => {
    const before = extendClock(asked, { workingDays: 20 });
    expect(dayOf(restartClock(before, at('2026-03-10')))).toBe('2026-04-08');
  });
});

it('messages of 2026-04-30 with 1, 3 and 5 working days are due 05-06, 05-08 and 05-11', () => {
  const due = [1, 3, 5].map((workingDays) => endOf(at('2026-04-30', '23:59'), { workingDays }, office));
  expect(due).toEqual(['2026-05-06', '2026-05-08', '2026-05-11'].map(endOfDay));
});

describe('a hold', () => {
  const clock = startClock(at('2026-03-02'), { limit: { workingDays: 10 }, promised: { workingDays: 5 } });
  const hold = { id: 'hearing', as: 'excluded' as const, from: at('2026-03-04') };

  it('leaves no due day while nobody can say when it ends', () => {
    expect(dueOf(holdClock(clock, hold), 'limit', office)).toEqual({ heldSince: hold.from });
  });
  it('takes no day out where it is released on the day it began', () => {
    expect(dayOf(releaseClock(holdClock(clock, hold), 'hearing', at('2026-03-04', '17:00')))).toBe(
      '2026-03-16',
    );
  });
  it('that is excluded moves both limits, a suspension the promised one alone', () => {
    const until = at('2026-03-09');
    const excluded = releaseClock(holdClock(clock, hold), 'hearing', until);
    expect([dayOf(excluded), dayOf(excluded, 'promised')]).toEqual(['2026-03-19', '2026-03-12']);
    const suspended = releaseClock(holdClock(clock, { ...hold, as: 'suspended' }), 'hearing', until);
    expect([dayOf(suspended), dayOf(suspended, 'promised')]).toEqual(['2026-03-16', '2026-03-12']);
    const { promised: _, ...own } = suspended;
    expect(dayOf(own)).toBe('2026-03-19');
  });
  it('moves nothing that had run out before it', () => {
    expect(dayOf(holdClock(clock, { ...hold, from: at('2026-03-16') }))).toBe('2026-03-16');
    expect(dayOf(holdClock(clock, { ...hold, from: at('2026-03-17') }))).toBe('2026-03-16');
  });
  it('is not opened twice for the same thing, nor released where there is none', () => {
    const held = holdClock(clock, hold);
    expect(() => holdClock(held, hold)).toThrow(expect.objectContaining({ code: 'clock-held' }));
    expect(() => releaseClock(clock, 'hearing', at('2026-03-05'))).toThrow(
      expect.objectContaining({ code: 'clock-not-held' }),
    );
  });
  it('lets the same thing hold again after a release, and a stopped clock go on', () => {
    const once = releaseClock(holdClock(clock, hold), 'hearing', at('2026-03-05'));
    const twice = releaseClock(
      holdClock(once, { ...hold, from: at('2026-03-06') }),
      'hearing',
      at('2026-03-09'),
    );
    expect(dayOf(twice)).toBe('2026-03-18');
    expect(dayOf(resumeClock(stopClock(clock, at('2026-03-05')), at('2026-03-06')))).toBe('2026-03-17');
  });
});

describe('limits in other units', () => {
  it('are calendar days, months that end where the month does, and fixed days of a year', () => {
    const end = (limit: Parameters<typeof endOf>[1]) => endOf(at('2026-01-31'), limit, office);
    expect(end({ days: 20 })).toEqual(endOfDay('2026-02-20'));
    expect(end({ months: 1 })).toEqual(endOfDay('2026-02-28'));
    expect(end({ months: 13 })).toEqual(endOfDay('2027-02-28'));
    expect(end({ date: '2026-05-01' })).toEqual(endOfDay('2026-05-01'));
    expect(end({ yearly: '02-end', year: 2028 })).toEqual(endOfDay('2028-02-29'));
    expect(end({ yearly: '12-31', year: 2026 })).toEqual(endOfDay('2026-12-31'));
  });
  it('are office hours, over lunch, nights and days off', () => {
    const end = (from: string, time: string, officeHours: number) =>
      endOf(at(from, time), { officeHours }, office);
    expect(end('2026-03-04', '10:30', 4)).toEqual({ day: '2026-03-04', at: at('2026-03-04', '17:00') });
    expect(end('2026-03-06', '17:00', 4)).toEqual({ day: '2026-03-09', at: at('2026-03-09', '11:30') });
    expect(end('2026-04-30', '18:30', 4)).toEqual({ day: '2026-05-06', at: at('2026-05-06', '15:00') });
  });
  it('know summer hours', () => {
    const hours = [
      { from: '05-01', open: [['08:00', '12:00'] as const, ['15:00', '18:30'] as const] },
      { from: '10-01', open: [['09:00', '17:00'] as const] },
    ];
    const end = (day: string) => endOf(at(day, '07:00'), { officeHours: 4.5 }, { ...office, hours });
    expect(end('2026-03-04')).toMatchObject({ at: at('2026-03-04', '13:30') });
    expect(end('2026-07-01')).toMatchObject({ at: at('2026-07-01', '15:30') });
  });
  it('are extended each in the unit of the extension', () => {
    const clock = startClock(at('2026-03-04'), { limit: { months: 1 } });
    expect(dayOf(extendClock(clock, { workingDays: 2 }))).toBe('2026-04-08');
    expect(dueOf(extendClock(clock, { officeHours: 4 }), 'limit', office)).toMatchObject({
      at: at('2026-04-07', '15:00'),
    });
  });
});

it('a clock that reaches a year without a calendar has no date, and is never over', () => {
  const due = dueOf(startClock(at('2026-12-28'), { limit: { workingDays: 10 } }), 'limit', office);
  expect(due).toEqual({ awaitsCalendar: 2027, text: '待国务院公布 2027 年放假安排' });
  expect(isOverdue(due, at('2030-01-01'))).toBe(false);
  const held = startClock(at('2026-03-02'), { limit: { workingDays: 5 } });
  const until = { workingDays: 300 };
  expect(dayOf(holdClock(held, { id: 'a', as: 'excluded', from: at('2026-03-03'), until }))).toMatchObject({
    awaitsCalendar: 2027,
  });
  expect(dayOf(holdClock(held, { id: 'a', as: 'excluded', from: at('2026-03-10'), until }))).toBe(
    '2026-03-09',
  );
});

it('says from when a limit is near, and how many days were used', () => {
  const clock = startClock(at('2026-02-10'), { limit: { workingDays: 20 } });
  const held = holdClock(clock, { id: 'a', as: 'excluded', from: at('2026-03-02') });
  expect(nearFrom(endOfDay('2026-03-16'), 5, libraryCalendar)).toBe(at('2026-03-09', '00:00'));
  expect(spentOf(held, at('2026-03-06'), office)).toEqual({ gross: 14, held: 4, net: 10 });
  expect(spentOf(releaseClock(held, 'a', at('2026-03-23')), at('2026-03-24'), office)).toEqual({
    gross: 26,
    held: 15,
    net: 11,
  });
});
