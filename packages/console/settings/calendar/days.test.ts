import { describe, expect, it } from 'vitest';
import { oldYearWeeks, spanOf, toggled, weeksOf } from './days.ts';

const none = { holidays: [], makeUpDays: [] };
const pick = (...dates: string[]) => dates.reduce(toggled, none);

describe('a day that is chosen', () => {
  it('joins the holiday beside it; taken out it divides that, put back it is whole again', () => {
    const spring = pick('2027-02-08', '2027-02-09', '2027-02-10');
    expect(spring.holidays).toEqual([{ name: '放假', from: '2027-02-08', to: '2027-02-10' }]);
    const divided = toggled(spring, '2027-02-09');
    expect(divided.holidays.map(spanOf)).toEqual(['2027-02-08（1 天）', '2027-02-10（1 天）']);
    expect(toggled(divided, '2027-02-09')).toEqual(spring);
  });

  it('does not swallow another holiday that it touches', () => {
    const holidays = [
      { name: '中秋节', from: '2028-10-02', to: '2028-10-02' },
      { name: '国庆节', from: '2028-10-04', to: '2028-10-07' },
    ];
    expect(toggled({ holidays, makeUpDays: [] }, '2028-10-03').holidays).toEqual([
      { name: '中秋节', from: '2028-10-02', to: '2028-10-03' },
      holidays[1],
    ]);
  });

  it('of a weekend is worked, then part of a holiday, then as it was', () => {
    const worked = pick('2027-02-06');
    expect(worked).toEqual({ holidays: [], makeUpDays: ['2027-02-06'] });
    const off = toggled(worked, '2027-02-06');
    expect(off).toEqual({
      holidays: [{ name: '放假', from: '2027-02-06', to: '2027-02-06' }],
      makeUpDays: [],
    });
    expect(toggled(off, '2027-02-06')).toEqual(none);
  });
});

describe('the pages of a calendar', () => {
  it('begin their weeks on Monday and have every day of a month', () => {
    const february = weeksOf(2028, 2);
    expect(february[0]).toEqual([
      undefined,
      '2028-02-01',
      '2028-02-02',
      '2028-02-03',
      '2028-02-04',
      '2028-02-05',
      '2028-02-06',
    ]);
    expect(february.flat().filter(Boolean)).toHaveLength(29);
  });

  it('have the last week of the old year, where New Year’s holiday may begin', () => {
    expect(oldYearWeeks(2027).flat().filter(Boolean)).toEqual([
      '2026-12-25',
      '2026-12-26',
      '2026-12-27',
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
    ]);
    expect(spanOf({ name: '元旦', from: '2026-12-31', to: '2027-01-02' })).toBe(
      '2026-12-31 至 2027-01-02（3 天）',
    );
  });
});
