import { addDays } from '@mingcha/kernel';
import { buildCalendar, libraryCalendar, libraryYears } from '@mingcha/kernel/workingDays';
import { statesOf } from '@mingcha/lifecycle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReached } from './indicators.ts';
import { type LightInput, lightOf } from './light.ts';
import type { Indicator } from './progress.ts';
import { defaultLightRules } from './rules.ts';
import { workLife } from './states.ts';

const by = { sub: 'x', name: '某人' };
const indicator = (values: number[], more: Partial<Indicator> = {}): Indicator => ({
  id: 'i',
  metric: '收率',
  comparison: '>=',
  target: 90,
  unit: '%',
  values: values.map((value, n) => ({ date: addDays('2026-01-01', n), value, by })),
  ...more,
});

type Given = Partial<Omit<LightInput, 'progress'>> & { progress?: Partial<LightInput['progress']> };
const input = ({ progress, ...more }: Given = {}): LightInput => ({
  today: '2026-11-20',
  progress: { state: 'active', milestones: [], indicators: [], ...progress },
  reports: { late: [], returned: [] },
  rules: defaultLightRules,
  calendar: libraryCalendar,
  ...more,
});
const milestone = (due: string, doneAt?: string) => ({ id: 'm', title: '开工', due, doneAt });

describe('a light', () => {
  it.each<[string, Given, string, string]>([
    ['nothing is amiss', { deadline: '2027-11-20' }, 'green', ''],
    ['it once was green for ever: there is no deadline', {}, 'grey', '没有设定完成时限'],
    ['the deadline was yesterday', { deadline: '2026-11-19' }, 'red', '已过完成时限'],
    ['the deadline is today', { deadline: '2026-11-20' }, 'yellow', '将至'],
    ['ten working days are left', { deadline: '2026-12-04' }, 'yellow', '将至'],
    ['eleven working days are left', { deadline: '2026-12-07' }, 'green', ''],
    ['a milestone is late', { progress: { milestones: [milestone('2026-11-06')] } }, 'yellow', '开工'],
    [
      'it is later than ten working days',
      { progress: { milestones: [milestone('2026-11-05')] } },
      'red',
      '开工',
    ],
    [
      'it was reached',
      { deadline: '2027-11-20', progress: { milestones: [milestone('2026-01-05', '2026-03-01')] } },
      'green',
      '',
    ],
    ['a report is missing', { reports: { late: ['市甲局'], returned: [] } }, 'red', '市甲局逾期未报送进展'],
    ['a report was returned', { reports: { late: [], returned: ['市甲局'] } }, 'yellow', '市甲局'],
    [
      'an indicator is short 30 days before the deadline',
      { deadline: '2026-12-20', progress: { indicators: [indicator([95, 80])] } },
      'yellow',
      '收率',
    ],
    [
      'an indicator is short with more time left',
      { deadline: '2026-12-21', progress: { indicators: [indicator([])] } },
      'green',
      '',
    ],
    ['it was stopped', { progress: { state: 'stopped', stoppedReason: '上级调整' } }, 'grey', '上级调整'],
    ['it is done', { deadline: '2026-01-01', progress: { state: 'done' } }, 'blue', ''],
    ['it is done and had no deadline', { progress: { state: 'done' } }, 'blue', ''],
  ])('when %s', (_, given, colour, reason) => {
    const light = lightOf(input(given));
    expect(light.colour).toBe(colour);
    expect(light.reasons.join()).toContain(reason);
    if (reason === '') expect(light.reasons).toEqual([]);
  });

  it('gives all reasons, the graver first', () => {
    const light = lightOf(input({ deadline: '2026-11-19', reports: { late: [], returned: ['市乙局'] } }));
    expect(light).toEqual({
      colour: 'red',
      reasons: ['已过完成时限 2026-11-19', '市乙局的进展报告被退回'],
    });
  });

  it('says only what is certain where the calendar is not known', () => {
    const on = (deadline: string) => lightOf(input({ today: '2026-12-30', deadline })).colour;
    expect([on('2027-01-08'), on('2027-01-09'), on('2027-01-12')]).toEqual(['yellow', 'yellow', 'green']);
    const late = input({ today: '2027-01-29', progress: { milestones: [milestone('2026-12-30')] } });
    expect(lightOf(late)).toEqual({
      colour: 'yellow',
      reasons: ['节点“开工”应于 2026-12-30 完成，已逾期，是否超过 10 个工作日待国务院公布 2027 年放假安排'],
    });
    const year = { year: 2027, holidays: [], makeUpDays: [] };
    expect(lightOf({ ...late, calendar: buildCalendar([...libraryYears, year]) }).colour).toBe('red');
  });
});

const day = fc.integer({ min: 0, max: 500 }).map((n) => addDays('2026-01-01', n));
const units = fc.array(fc.constantFrom('市甲局', '市乙局'), { maxLength: 2 });
const inputs: fc.Arbitrary<LightInput> = fc.record({
  today: day,
  deadline: fc.option(day, { nil: undefined }),
  progress: fc.record({
    state: fc.constantFrom(...statesOf(workLife)),
    milestones: fc.array(
      fc.record({
        id: fc.string(),
        title: fc.string(),
        due: day,
        doneAt: fc.option(day, { nil: undefined }),
      }),
      { maxLength: 3 },
    ),
    indicators: fc.array(
      fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 3 }).map((v) => indicator(v)),
      {
        maxLength: 2,
      },
    ),
  }),
  reports: fc.record({ late: units, returned: units }),
  rules: fc.record({
    milestoneLate: fc.nat(30),
    deadlineSoon: fc.nat(30),
    indicatorSoon: fc.nat(60),
  }),
  calendar: fc.constant(libraryCalendar),
});
const gravity = { grey: 0, green: 0, blue: 0, yellow: 1, red: 2 };
const graver = (a: LightInput, b: LightInput) =>
  expect(gravity[lightOf(b).colour]).toBeGreaterThanOrEqual(gravity[lightOf(a).colour]);

describe('any light', () => {
  it('has reasons exactly where it is neither green nor blue, and is green only where a deadline can turn it', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { colour, reasons } = lightOf(given);
        expect(reasons.length > 0).toBe(colour !== 'green' && colour !== 'blue');
        if (colour === 'green') expect(given.deadline).toBeDefined();
        expect(colour === 'blue').toBe(given.progress.state === 'done');
        if (given.progress.state === 'stopped') expect(colour).toBe('grey');
      }),
    );
  });

  it('does not get better by waiting, by a missing or a returned report', () => {
    fc.assert(
      fc.property(inputs, fc.nat(60), (given, days) => {
        graver(given, { ...given, today: addDays(given.today, days) });
        graver(given, { ...given, reports: { ...given.reports, late: [...given.reports.late, '市丙局'] } });
        graver(given, { ...given, reports: { ...given.reports, returned: ['市丙局'] } });
      }),
    );
  });

  it('does not get worse by reaching milestones and indicators', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { milestones, indicators } = given.progress;
        const reached = {
          ...given.progress,
          milestones: milestones.map((one) => ({ ...one, doneAt: given.today })),
          indicators: indicators.map((one) => ({ ...one, values: indicator([100]).values })),
        };
        graver({ ...given, progress: reached }, given);
      }),
    );
  });
});

describe('an indicator', () => {
  it('goes by its latest value; of one day by the one reported last', () => {
    expect(isReached(indicator([]))).toBe(false);
    expect(isReached(indicator([80, 90]))).toBe(true);
    expect(isReached(indicator([90, 80]))).toBe(false);
    const values = [80, 95].map((value) => ({ date: '2026-05-01', value, by }));
    expect(isReached(indicator([], { values }))).toBe(true);
    expect(isReached(indicator([60], { comparison: '<', target: 60 }))).toBe(false);
    expect(isReached(indicator([50], { comparison: '<', target: 60 }))).toBe(true);
  });
});
