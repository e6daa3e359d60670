import { buildCalendar, libraryCalendar } from '@mingcha/kernel/workingDays';
import { describe, expect, it } from 'vitest';
import { afterQuiet, lastDigest, nextDigest } from './times.ts';

/** An instant, by the city's clock. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const night = { from: '21:00', until: '08:00' };
const noon = { from: '12:00', until: '14:00' };

describe('quiet hours', () => {
  it.each([
    ['2026-06-10 20:59', night, '2026-06-10 20:59'],
    ['2026-06-10 21:00', night, '2026-06-11 08:00'],
    ['2026-06-10 23:59', night, '2026-06-11 08:00'],
    ['2026-06-11 00:00', night, '2026-06-11 08:00'],
    ['2026-06-11 07:59', night, '2026-06-11 08:00'],
    ['2026-06-11 08:00', night, '2026-06-11 08:00'],
    ['2026-12-31 22:00', night, '2027-01-01 08:00'],
    ['2026-06-10 11:59', noon, '2026-06-10 11:59'],
    ['2026-06-10 12:00', noon, '2026-06-10 14:00'],
    ['2026-06-10 14:00', noon, '2026-06-10 14:00'],
    ['2026-06-10 03:00', { from: '08:00', until: '08:00' }, '2026-06-10 03:00'],
    ['2026-06-10 03:00', null, '2026-06-10 03:00'],
  ])('what comes at %s with %j leaves at %s', (came, quiet, leaves) => {
    expect(afterQuiet(at(came), quiet)).toEqual(at(leaves));
  });

  it('at every minute of two days: never earlier, never within them, and no later than they last', () => {
    const start = at('2026-06-10 00:00').getTime();
    for (const quiet of [night, noon])
      for (let minute = 0; minute < 2_880; minute++) {
        const came = new Date(start + minute * 60_000);
        const leaves = afterQuiet(came, quiet);
        expect(leaves >= came && leaves.getTime() - came.getTime() <= 11 * 3_600_000).toBe(true);
        expect(afterQuiet(leaves, quiet)).toEqual(leaves);
      }
  });
});

describe('the digest', () => {
  // 2026-10-01 to 07 are off, Saturday 10 October is worked.
  it.each([
    ['2026-09-30 08:29', '2026-09-29', '2026-09-30 08:30'],
    ['2026-09-30 08:30', '2026-09-30', '2026-10-08 08:30'],
    ['2026-10-05 12:00', '2026-09-30', '2026-10-08 08:30'],
    ['2026-10-09 09:00', '2026-10-09', '2026-10-10 08:30'],
    ['2026-10-10 09:00', '2026-10-10', '2026-10-12 08:30'],
  ])('at %s that of %s was due last, and the next is due at %s', (now, last, next) => {
    expect(lastDigest(at(now), '08:30', libraryCalendar)).toBe(last);
    expect(nextDigest(at(now), '08:30', libraryCalendar)).toEqual(at(next));
  });

  it('goes by the days that a city works itself, and by plain weeks where its year is not known', () => {
    const own = buildCalendar([], { '2031-06-09': false });
    expect(lastDigest(at('2031-06-09 12:00'), '08:30', own)).toBe('2031-06-06');
    expect(nextDigest(at('2031-06-06 12:00'), '08:30', own)).toEqual(at('2031-06-10 08:30'));
  });

  it('at every hour of a year: the last is past, the next is ahead, and none lies between', () => {
    const start = at('2026-01-05 00:15').getTime();
    for (let hour = 0; hour < 24 * 330; hour += 5) {
      const now = new Date(start + hour * 3_600_000);
      const next = nextDigest(now, '08:30', libraryCalendar);
      expect(next > now).toBe(true);
      const before = new Date(next.getTime() - 1);
      expect(lastDigest(before, '08:30', libraryCalendar)).toBe(lastDigest(now, '08:30', libraryCalendar));
    }
  });
});
