import { matchUnits, type Notice, readNotice } from '@mingcha/notices';
import { describe, expect, it, test } from 'vitest';
import { demoCities } from '../cities.ts';
import { demoNotices } from './notices.ts';

const notices = demoNotices({ today: '2026-11-23' });
const read = new Map(notices.map((notice) => [notice.tenant, readNotice(notice.text)]));
const of = (tenant: string): Notice => read.get(tenant)!;
const targets = (tenant: string, no: number) =>
  of(tenant)
    .measures.find((measure) => measure.no === no)!
    .targets.map(({ metric, comparison, value, unit }) => `${metric} ${comparison} ${value}${unit}`);

test.each([
  ['620000', '甘改协办〔2026〕1号', 12, ['06-30', '12-25']],
  ['620300', '金营商办〔2026〕1号', 16, ['06-20', '09-20', '12-10']],
  ['620800', '平阳光办〔2026〕2号', 14, ['03-25', '06-25', '09-25', '12-25']],
  ['621200', '陇涉企办〔2026〕3号', 18, ['06-25', '12-20']],
])('the notice of %s is read whole', (tenant, docNo, measures, rounds) => {
  const notice = of(tenant);
  expect(notice.docNo).toBe(docNo);
  expect(notice.date).toBe(`2026-${notices.find((demo) => demo.tenant === tenant)!.issued}`);
  expect(notice.title).toContain('2026年');
  expect(notice.issuer).toContain('专班办公室');
  expect(notice.measures.map(({ no }) => no)).toEqual(Array.from({ length: measures }, (_, i) => i + 1));
  expect(notice.reportingDates.map(({ monthDay }) => monthDay)).toEqual(rounds);
});

test('no measure is left for a person to settle: one lead unit, a deadline, nothing doubtful', () => {
  for (const [tenant, { measures }] of read) {
    for (const measure of measures) {
      const about = `${tenant} ${measure.no}`;
      expect(measure.unsure, about).toEqual([]);
      expect(measure.leadUnits, about).toHaveLength(1);
      expect(measure.deadline, about).toMatch(/^2026-/);
    }
  }
});

test('every unit that a city names is one of its departments', () => {
  for (const city of demoCities) {
    const names = of(city.code).measures.flatMap(({ leadUnits, responsibleUnits }) => [
      ...leadUnits,
      ...responsibleUnits,
    ]);
    expect(matchUnits(names, city.departments).filter(({ department }) => !department)).toEqual([]);
  }
});

describe('targets', () => {
  it('come down from level to level', () => {
    expect(targets('620000', 5)).toEqual(['全省工程建设项目审批时间 <= 60个工作日']);
    expect(targets('621200', 6)).toEqual(['工程建设项目审批时间 <= 55个工作日']);
    expect(targets('620300', 5)).toEqual(['政府投资的工程建设项目审批时间 <= 50个工作日']);
  });
  it('may be several', () => {
    expect(targets('620300', 7)).toEqual([
      '一般登记办理时间 <= 2个工作日',
      '复杂登记办理时间 <= 4个工作日',
      '登记平均用时 <= 3.5个工作日',
    ]);
  });
});

test('each measure says what became of it, and descends from measures of the province', () => {
  const province = of('620000').measures.map(({ no }) => String(no));
  for (const { tenant, work } of notices.slice(1)) {
    expect(Object.keys(work)).toEqual(of(tenant).measures.map(({ no }) => String(no)));
    for (const { upstream = [], steps = [] } of Object.values(work)) {
      expect(province).toEqual(expect.arrayContaining([...upstream]));
      for (const [, due] of steps) expect(due).toMatch(/^\d\d-\d\d$/);
    }
  }
});

test('before mid-July the plan is the last year’s, so that it has rounds behind it', () => {
  expect(demoNotices({ today: '2027-07-14' })[0]!.year).toBe(2026);
  expect(demoNotices({ today: '2027-07-15' })[0]!.year).toBe(2027);
});
