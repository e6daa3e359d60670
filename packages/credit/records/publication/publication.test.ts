import { addDays, shanghaiDate, startOfDay } from '@mingcha/kernel';
import { usualHours } from '@mingcha/lifecycle/clocks';
import { calendarOfTenant } from '@mingcha/tenancy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, penaltyOf } from '../../testing/records.ts';
import type { CreditRecord, RecordValue } from '../record.ts';
import { createLights } from './lights.ts';
import { isPublicOn } from './period.ts';
import { punctualityOf } from './punctuality.ts';
import { type PublicationRules, usualRules } from './rules.ts';

const calendar = calendarOfTenant({ settings: {} } as Parameters<typeof calendarOfTenant>[0]);
const office = { calendar, hours: usualHours };

function recordOf(values: Record<string, RecordValue>, more: Partial<CreditRecord> = {}): CreditRecord {
  const { record } = entriesOf([penaltyOf(1, { authority: '市市场监督管理局' })])[0]!;
  const all = { ...record.values, ...values };
  const stands = {
    state: 'in-force',
    version: 1,
    received: '2026-09-25',
    at: '2026-09-25T01:00:00.000Z',
    by: '测试',
  } as const;
  return { ...record, ...stands, values: all, ...more };
}
const lightsOn = (day: string) => createLights({ rules: usualRules, office, now: startOfDay(day) });
const sitesOf = (record: CreditRecord, day: string) => lightsOn(day).clocksOf(record)[0];

describe('the clocks of publication', () => {
  it('a penalty of 2026-09-24 turns red on 2026-10-13, over Mid-autumn and the National Day', () => {
    const record = recordOf({});
    expect(sitesOf(record, '2026-09-29')).toMatchObject({
      name: 'site',
      due: '2026-10-12',
      light: 'waiting',
    });
    expect(sitesOf(record, '2026-10-12')?.light).toBe('near');
    expect(sitesOf(record, '2026-10-13')?.light).toBe('overdue');
    expect(lightsOn('2026-10-13').lightOf(record)).toBe('overdue');
    expect(sitesOf(recordOf({ published: '2026-10-12' }), '2026-11-01')?.light).toBe('done');
    expect(sitesOf(recordOf({ published: '2026-10-13' }), '2026-11-01')?.light).toBe('late');
  });

  it('shows the 20 working days of market regulators beside it, and of nobody else', () => {
    expect(
      lightsOn('2026-10-13')
        .clocksOf(recordOf({}))
        .map(({ name, due }) => [name, due]),
    ).toEqual([
      ['site', '2026-10-12'],
      ['notice', '2026-10-29'],
    ]);
    const other = recordOf({}, { authority: '市生态环境局' });
    expect(
      lightsOn('2026-10-13')
        .clocksOf(other)
        .map(({ name }) => name),
    ).toEqual(['site']);
  });

  it('gives three working days to withdraw what was annulled', () => {
    const annulled = recordOf({ published: '2026-10-08', annulled: '2026-10-16' });
    const published = { name: 'site', done: '2026-10-08', light: 'done' };
    expect(lightsOn('2026-10-21').clocksOf(annulled)).toMatchObject([
      published,
      { name: 'withdraw', due: '2026-10-21', light: 'near' },
    ]);
    expect(lightsOn('2026-10-22').clockOf(annulled)).toMatchObject({ name: 'withdraw', light: 'overdue' });
    const done = { ...annulled, state: 'withdrawn', at: '2026-10-21T10:00:00.000Z' } as const;
    expect(lightsOn('2026-12-01').clocksOf(done)).toMatchObject([
      published,
      { name: 'withdraw', done: '2026-10-21', light: 'done' },
    ]);
    const slower = createLights({
      ...{ rules: { ...usualRules, withdrawDays: 5 }, office },
      now: startOfDay('2026-10-22'),
    });
    expect(slower.clockOf(annulled)).toMatchObject({ name: 'withdraw', due: '2026-10-23', light: 'near' });
  });

  it('had no clock for a withdrawal that named no day: it runs since the day on which that was received', () => {
    const withdrawn = { state: 'withdrawn', version: 2, at: '2026-11-02T16:30:00.000Z' } as const;
    const late = recordOf({ published: '2026-10-13' }, withdrawn);
    expect(lightsOn('2026-12-01').clocksOf(late)).toMatchObject([
      { name: 'site', done: '2026-10-13', light: 'late' },
      { name: 'withdraw', due: '2026-11-06', done: '2026-11-03', light: 'done', undated: true },
    ]);
    const dated = recordOf({ published: '2026-10-13', annulled: '2026-10-20' }, withdrawn);
    const [, clock] = lightsOn('2026-12-01').clocksOf(dated);
    expect(clock).toMatchObject({ name: 'withdraw', light: 'late' });
    expect(clock).not.toHaveProperty('undated');
    expect(lightsOn('2026-12-01').clocksOf(recordOf({}, withdrawn))).toEqual([]);
    const repaired = recordOf({ published: '2026-10-13' }, { ...withdrawn, state: 'repaired' });
    expect(lightsOn('2026-12-01').clocksOf(repaired)).toEqual([]);
  });

  it('counts withdrawals that name no day apart, and neither as in time nor as late', () => {
    const of = (more: object, at: string) =>
      recordOf({ published: '2026-10-08', ...more }, { state: 'withdrawn', at: `${at}T01:00:00.000Z` });
    const rows = [
      of({}, '2026-11-03'),
      of({}, '2026-12-03'),
      of({ annulled: '2026-11-02' }, '2026-11-03'),
      of({ annulled: '2026-11-02' }, '2026-11-30'),
    ];
    const days = { from: '2026-11-01', to: '2026-11-30' };
    expect(punctualityOf(rows, lightsOn('2026-12-10'), days)).toMatchObject([
      { records: 0, withdrawals: { records: 3, done: 1, late: 1, overdue: 0, undated: 1 }, onTime: 0.5 },
    ]);
  });

  it('asks of what was annulled before it was public neither to publish nor to withdraw it', () => {
    expect(lightsOn('2026-12-01').clocksOf(recordOf({ annulled: '2026-10-09' }))).toEqual([]);
    const late = recordOf({ published: '2026-10-20', annulled: '2026-10-26' });
    expect(lightsOn('2026-10-27').clocksOf(late)).toMatchObject([
      { name: 'site', light: 'late' },
      { name: 'withdraw', light: 'near' },
    ]);
  });

  it('asks nothing of warnings alone and of simple procedure, and guesses no day without a calendar', () => {
    expect(lightsOn('2026-10-13').clocksOf(recordOf({ category: '警告' }))).toEqual([]);
    expect(lightsOn('2026-10-13').clocksOf(recordOf({ procedure: '简易程序' }))).toEqual([]);
    expect(lightsOn('2027-12-30').lightOf(recordOf({}, { date: '2029-03-01' }))).toBe('calendar');
  });
});

describe('the period of publication', () => {
  it('begins with the publication and is over on its day', () => {
    const record = recordOf({ published: '2026-10-08' });
    expect(
      ['2026-10-07', '2026-10-08', '2027-10-07', '2027-10-08'].map((day) =>
        isPublicOn(record, usualRules, day),
      ),
    ).toEqual([false, true, true, false]);
    const old = recordOf({ published: '2026-03-10', fine: 5_000, category: '罚款' }, { date: '2026-03-02' });
    expect(['2026-06-09', '2026-06-10'].map((day) => isPublicOn(old, usualRules, day))).toEqual([
      true,
      false,
    ]);
  });

  it('is what a slow model says that looks at each day by itself', () => {
    const days = (from: string, most: number) =>
      fc.integer({ min: 0, max: most }).map((n) => addDays(from, n));
    const categories = fc.subarray(['警告', '通报批评', '罚款', '吊销许可证件', '限制从业'], {
      minLength: 1,
    });
    const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
    const cases = fc.record({
      date: days('2025-06-01', 500),
      wait: fc.integer({ min: 0, max: 40 }),
      categories,
      fine: fc.constantFrom(0, 5_000, 10_000, 999_999, 1_000_000),
      weight: maybe(fc.constantFrom('轻微', '一般', '严重')),
      until: maybe(days('2026-01-01', 700)),
      annulled: maybe(days('2025-09-01', 700)),
      procedure: fc.constantFrom('普通程序', '简易程序'),
      state: fc.constantFrom('in-force' as const, 'in-force' as const, 'withdrawn' as const),
      day: days('2025-06-01', 1_700),
    });
    fc.assert(
      fc.property(
        cases,
        ({ date, wait, categories, fine, weight, until, annulled, procedure, state, day }) => {
          const published = addDays(date, wait);
          const given = { category: categories.join('、'), fine, procedure, published };
          const more = {
            ...(weight && { weight }),
            ...(until && { publicUntil: until }),
            ...(annulled && { annulled }),
          };
          const record = recordOf({ ...given, ...more }, { date, state });
          const model = slowly(
            { date, published, categories, fine, weight, until, annulled, procedure, state },
            day,
          );
          expect(isPublicOn(record, usualRules, day)).toBe(model);
        },
      ),
      { numRuns: 500 },
    );
  });
});

type Model = {
  date: string;
  published: string;
  categories: string[];
  fine: number;
  weight: string | undefined;
  until: string | undefined;
  annulled: string | undefined;
  procedure: string;
  state: string;
};

/** The rules as a person reads them, who goes on day by day and counts months on fingers. */
function slowly(of: Model, day: string): boolean {
  if (of.state !== 'in-force' || of.procedure === '简易程序') return false;
  if (of.categories.length === 1 && of.categories[0] === '警告') return false;
  const isHeavy = of.categories.includes('吊销许可证件') || of.categories.includes('限制从业');
  const isNew = of.date >= '2026-04-01';
  let weight = of.weight;
  if (weight === undefined) {
    if (isHeavy || (isNew && of.fine >= 1_000_000)) weight = '严重';
    else weight = of.fine < 10_000 ? '轻微' : '一般';
  }
  let months = 0;
  if (weight === '轻微') months = 3;
  if (weight === '一般') months = isNew ? 12 : 36;
  if (weight === '严重') months = 36;
  let isPublic = false;
  let counted = 0;
  for (let at = of.published; at <= day; at = shanghaiDate(startOfDay(addDays(at, 1)))) {
    if (at !== of.published && isAnniversary(of.published, at)) counted++;
    isPublic = counted < months;
    if (of.until !== undefined && at > of.until) isPublic = false;
    if (of.annulled !== undefined && at >= of.annulled) isPublic = false;
  }
  return isPublic;
}

/** Whether a month is full on a day: its number is that of the first day, or the month ends before that. */
function isAnniversary(first: string, day: string): boolean {
  const wanted = first.slice(8);
  return day.slice(8) === wanted || (day.slice(8) < wanted && addDays(day, 1).endsWith('-01'));
}

it('a city that leaves a gap in its rules publishes nothing by accident', () => {
  const rules: PublicationRules = { ...usualRules, periods: usualRules.periods.slice(0, 1) };
  expect(isPublicOn(recordOf({ published: '2026-10-08' }), rules, '2026-10-09')).toBe(false);
});
