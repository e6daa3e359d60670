import { addDays, awaitedDay, shanghaiDate } from '@mingcha/kernel';
import { buildCalendar, type Calendar, isWorkingDay } from '@mingcha/kernel/workingDays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, type Clock, type Due, dueOf, endOfDay, type Hold, type Span, spentOf } from './index.ts';

const day = (from: string, span: number) =>
  fc.integer({ min: 0, max: span }).map((days) => addDays(from, days));
const dayOf = (instant: string) => shanghaiDate(new Date(instant));

/** Some holidays and make-up days in 2026, and in the most cases a calendar of 2027. */
const calendars = fc
  .record({
    holidays: fc.array(fc.tuple(day('2026-01-01', 360), fc.integer({ min: 0, max: 9 })), { maxLength: 8 }),
    makeUpDays: fc.array(day('2026-01-01', 364), { maxLength: 8 }),
    goesOn: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ holidays, makeUpDays, goesOn }) => {
    const year = (year: number) => ({ year, holidays: [], makeUpDays: [] });
    const named = holidays.map(([from, length]) => ({ name: '假期', from, to: addDays(from, length) }));
    const first = { year: 2026, holidays: named, makeUpDays };
    return buildCalendar(goesOn > 0 ? [first, year(2027), year(2028)] : [first]);
  });

/** An instant on a minute. */
const instants = (from: string, span: number) =>
  fc
    .tuple(day(from, span), fc.integer({ min: 0, max: 24 * 60 - 1 }))
    .map(([on, minutes]) => new Date(Date.parse(`${on}T00:00:00+08:00`) + minutes * 60_000).toISOString());

/** Holds that lie over each other, some of them still open. */
const holdsWithin = (from: string, span: number, most: number): fc.Arbitrary<Hold[]> =>
  fc
    .array(
      fc.record({
        from: instants(from, span),
        minutes: fc.integer({ min: 0, max: most * 24 * 60 }),
        isOpen: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
        as: fc.constantFrom('excluded' as const, 'suspended' as const),
      }),
      { maxLength: 4 },
    )
    .map((all) =>
      all.map(({ from, minutes, isOpen, as }, i) => ({
        id: String(i),
        as,
        from,
        ...(!isOpen && { to: new Date(Date.parse(from) + minutes * 60_000).toISOString() }),
      })),
    );

const daySpans: fc.Arbitrary<Span> = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((workingDays) => ({ workingDays })),
  fc.integer({ min: 0, max: 90 }).map((days) => ({ days })),
  fc.integer({ min: 0, max: 7 }).map((months) => ({ months })),
);

/** The first open hold that has begun before something. */
const openBefore = (holds: readonly Hold[], began: (hold: Hold) => boolean) =>
  holds.filter((hold) => hold.to === undefined && began(hold)).sort((a, b) => (a.from < b.from ? -1 : 1))[0];

/** Counts a span by looking at one day after the other. */
function slowDays(
  from: string,
  span: Exclude<Span, { officeHours: number }>,
  holds: Hold[],
  calendar: Calendar,
): Due {
  let left =
    'workingDays' in span
      ? span.workingDays
      : 'days' in span
        ? span.days
        : (Date.parse(addMonths(from, span.months)) - Date.parse(from)) / 86_400_000;
  for (let at = from; ; ) {
    if (left === 0) return endOfDay(at);
    at = addDays(at, 1);
    const open = openBefore(holds, (hold) => dayOf(hold.from) < at);
    if (open) return { heldSince: open.from };
    if (holds.some(({ from, to }) => dayOf(from) < at && at <= dayOf(to!))) continue;
    const works = 'workingDays' in span ? isWorkingDay(calendar, at) : true;
    if (works === undefined) return awaitedDay(Number(at.slice(0, 4)));
    if (works) left--;
  }
}

const hours = [
  { from: '04-01', open: [['08:00', '12:00'] as const, ['15:00', '18:30'] as const] },
  { from: '09-15', open: [['09:00', '12:30'] as const, ['14:00', '17:00'] as const] },
];

/** Counts office hours by looking at one minute after the other. */
function slowMinutes(from: string, officeHours: number, holds: Hold[], calendar: Calendar): Due {
  let left = officeHours * 60;
  let works: boolean | undefined;
  for (let at = Date.parse(from), on = ''; ; at += 60_000) {
    const now = new Date(at).toISOString();
    if (left === 0) return { day: dayOf(now), at: now };
    const open = openBefore(holds, (hold) => hold.from <= now);
    if (open) return { heldSince: open.from };
    if (holds.some(({ from, to }) => from <= now && now < to!)) continue;
    const [today, time] = [dayOf(now), new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)];
    if (today !== on) works = isWorkingDay(calendar, today);
    on = today;
    if (works === undefined) return awaitedDay(Number(today.slice(0, 4)));
    const season = today.slice(5) >= '04-01' && today.slice(5) < '09-15' ? hours[0]! : hours[1]!;
    if (works && season.open.some(([opens, closes]) => opens <= time && time < closes)) left--;
  }
}

const clockOf = (since: string, limit: Span, extensions: Span[], holds: Hold[]): Clock => ({
  since,
  limit,
  extensions,
  holds,
});

describe('a clock over any holidays, make-up days and holds', () => {
  it('ends when a count day by day does', () => {
    fc.assert(
      fc.property(
        calendars,
        instants('2026-01-01', 200),
        daySpans,
        fc.array(daySpans, { maxLength: 2 }),
        holdsWithin('2025-12-20', 300, 40),
        (calendar, since, limit, extensions, holds) => {
          let slow: Due = endOfDay(dayOf(since));
          for (const span of [limit, ...extensions] as Parameters<typeof slowDays>[1][])
            if ('day' in slow) slow = slowDays(slow.day, span, holds, calendar);
          const clock = clockOf(since, limit, extensions, holds);
          expect(dueOf(clock, 'limit', { calendar, hours })).toEqual(slow);
          // A suspension moves the promised limit alone.
          const both = dueOf({ ...clock, promised: limit }, 'promised', { calendar, hours });
          expect(both).toEqual(slow);
          const excluded = holds.filter(({ as }) => as === 'excluded');
          expect(dueOf({ ...clock, promised: limit }, 'limit', { calendar, hours })).toEqual(
            dueOf({ ...clock, holds: excluded }, 'limit', { calendar, hours }),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is held since the first of two that began on one day: it said the one that was named first', () => {
    const calendar = buildCalendar([{ year: 2026, holidays: [], makeUpDays: [] }]);
    const from = ['2026-03-31T16:01:00.000Z', '2026-03-31T16:00:00.000Z'];
    const holds = from.map((from, i): Hold => ({ id: String(i), as: 'excluded', from }));
    const clock = clockOf('2026-02-13T16:00:00.000Z', { workingDays: 60 }, [], holds);
    expect(dueOf(clock, 'limit', { calendar, hours })).toEqual({ heldSince: from[1] });
  });

  it('in office hours ends when a count minute by minute does', () => {
    fc.assert(
      fc.property(
        calendars,
        instants('2026-03-20', 280),
        fc.integer({ min: 1, max: 40 }).map((halves) => halves / 2),
        holdsWithin('2026-03-20', 290, 4),
        (calendar, since, officeHours, holds) => {
          const due = dueOf(clockOf(since, { officeHours }, [], holds), 'limit', { calendar, hours });
          expect(due).toEqual(slowMinutes(since, officeHours, holds, calendar));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('has used as many days as a count of each says, and its limit on the day it is due', () => {
    fc.assert(
      fc.property(
        calendars,
        instants('2026-01-01', 120),
        fc.integer({ min: 1, max: 60 }),
        holdsWithin('2026-01-01', 150, 20),
        (calendar, since, workingDays, all) => {
          const holds = all.filter(({ to }) => to !== undefined);
          const clock = clockOf(since, { workingDays }, [], holds);
          const due = dueOf(clock, 'limit', { calendar, hours });
          if (!('day' in due)) return;
          let [gross, held] = [0, 0];
          for (let at = addDays(dayOf(since), 1); at <= due.day; at = addDays(at, 1)) {
            if (!isWorkingDay(calendar, at)) continue;
            gross++;
            if (holds.some(({ from, to }) => dayOf(from) < at && at <= dayOf(to!))) held++;
          }
          expect(spentOf(clock, due.at, { calendar, hours })).toEqual({ gross, held, net: workingDays });
        },
      ),
    );
  });
});
