import { compileCaseType } from '@mingcha/cases';
import { describe, expect, it } from 'vitest';
import { addWork, type DepartmentWork } from '../../casework/figures/departmentWork.ts';
import { departmentFields, departmentValues } from './departmentFacts.ts';
import { someRow, someType } from './testing.ts';

const compiled = compileCaseType(someType);
const period = { from: '2025-12-01', to: '2026-11-30', at: '2026-11-30T16:00:00.000Z' };
const worked = (rows: Parameters<typeof addWork>[2]) => {
  const found = new Map<string, DepartmentWork>();
  addWork(found, compiled, rows, period);
  return found;
};
const of = (dept: string, checker = 'none') => ({ listed: { dept, checker } });
const scjg = { id: 'scjg', name: '市监局', division: '620300' };
const figures = [
  {
    figure: {
      ...{ type: 'some-requests', name: 'onTime', title: '诉求：按时办结率', unit: '%' },
      ...{ isMean: true, isNow: false },
    },
    values: new Map([['scjg', { value: 87.5, of: 8 }]]),
  },
  {
    figure: {
      ...{ type: 'some-requests', name: 'received', title: '诉求：收到', unit: '件' },
      ...{ isMean: false, isNow: false },
    },
    values: new Map([['scjg', { value: 9, of: 9 }]]),
  },
];

describe('what a department did', () => {
  it('is its own cases of the period, each by the limit that it keeps itself', () => {
    const found = worked([
      someRow('a', { days: 3, ...of('scjg', 'sfj') }),
      someRow('b', { days: 8, isLate: true, isSatisfied: true, ...of('scjg', 'sfj') }),
      someRow('old', { days: 1, endedOn: '2025-11-30', openedOn: '2025-11-01', ...of('scjg') }),
      someRow('later', { days: 1, openedOn: '2026-12-01', endedOn: '2026-12-02', ...of('scjg') }),
    ]);
    expect(found.get('scjg')).toEqual({
      ...{ done: 2, timed: 2, inTime: 1, netDays: 11 },
      ...{ open: 0, overdue: 0, rated: 1, satisfied: 1 },
    });
    // Who checks has kept its own limit both times.
    expect(found.get('sfj')).toMatchObject({ done: 2, timed: 2, inTime: 2, netDays: 2 });
  });

  it('is nothing that it only opened, helped with or was asked in', () => {
    const found = worked([
      someRow('a', { days: 3, listed: { dept: 'scjg', joint: 'zjj' }, depts: ['scjg', 'zjj', 'zwfw'] }),
    ]);
    expect([...found.keys()]).toEqual(['scjg']);
  });

  it('that ended after the day was open on it, and is overdue only where its limit is known to be over', () => {
    const due = { day: '2026-11-20', at: '2026-11-20T09:00:00.000Z' };
    const found = worked([
      someRow('ended', { days: 9, endedOn: '2026-12-01', due, ...of('scjg') }),
      someRow('late', { due, ...of('scjg') }),
      someRow('waits', { due: { day: '2026-12-04', at: '2026-12-04T09:00:00.000Z' }, ...of('scjg') }),
      someRow('endless', of('scjg')),
    ]);
    expect(found.get('scjg')).toMatchObject({ done: 0, open: 4, overdue: 1 });
  });
});

describe('the facts about a department', () => {
  it('that did nothing are counts of zero, and no shares', () => {
    const values = departmentValues(scjg, { work: new Map(), figures: [] }, new Map());
    expect(values).toEqual({
      subjectDivision: '620300',
      ...{ subjectCasesDone: 0, subjectTimedCases: 0, subjectCasesOpen: 0, subjectCasesOverdue: 0 },
      ...{ subjectRatings: 0, subjectPublications: 0, subjectPublishedLate: 0, subjectWithdrawnLate: 0 },
    });
    const shares = ['InTimeShare', 'MeanDays', 'SatisfiedShare', 'PublishedInTimeShare'];
    for (const share of shares) expect(values[`subject${share}`]).toBeUndefined();
  });

  it('have the figures of its cases, and those of its publications', () => {
    const work = { done: 41, timed: 40, inTime: 37, netDays: 130, open: 3, overdue: 1 };
    const values = departmentValues(
      { ...scjg, parent: 'zf' },
      { work: new Map([['scjg', { ...work, rated: 30, satisfied: 29 }]]), figures },
      new Map([
        ['scjg', { done: 8, late: 1, overdue: 1, withdrawals: { records: 3, done: 1, late: 1, overdue: 0 } }],
      ]),
    );
    expect(values).toMatchObject({
      ...{ subjectParent: 'zf', subjectCasesDone: 41, subjectInTimeShare: 92.5, subjectMeanDays: 3.25 },
      ...{ subjectRatings: 30, subjectSatisfiedShare: 96.67, subjectCasesOverdue: 1 },
      ...{ subjectPublications: 10, subjectPublishedInTimeShare: 80, subjectPublishedLate: 2 },
      ...{ subjectWithdrawnLate: 1, subjectSomeRequestsOnTime: 87.5, subjectSomeRequestsOnTimeOf: 8 },
      subjectSomeRequestsReceived: 9,
    });
    const few = departmentValues(
      scjg,
      { work: new Map([['scjg', { ...work, rated: 29, satisfied: 29 }]]), figures },
      new Map(),
    );
    expect([few.subjectRatings, few.subjectSatisfiedShare]).toEqual([29, undefined]);
  });

  it('all have a field with a Chinese title, and there is no field without a fact', () => {
    const fields = departmentFields(figures.map(({ figure }) => figure));
    const values = departmentValues({ ...scjg, parent: 'zf' }, { work: new Map(), figures }, new Map());
    expect([...fields.keys()].sort()).toEqual(Object.keys(values).sort());
    for (const { title } of fields.values()) expect(title).toMatch(/[\u4e00-\u9fff]/);
    expect(fields.get('subjectSomeRequestsOnTime')).toEqual({
      title: '诉求：按时办结率，近十二个月',
      unit: '%',
      type: 'number',
    });
  });
});
