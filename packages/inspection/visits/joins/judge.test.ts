import { expect, it } from 'vitest';
import { isLead, isNear, joinFault, type Planned } from './judge.ts';

const period = { from: '2026-03-01', until: '2026-03-20' };
const drawn = (more: Partial<Planned> = {}): Planned => ({
  ...{ kind: '双随机抽查', depts: ['city-a'], period, unit: 'x', drawnAt: '2026-02-01' },
  ...more,
});
const visit = (more: object = {}, fields: object = {}) =>
  ({ state: 'toVisit', pending: [], fields, ...more }) as unknown as NonNullable<Planned['visit']>;
const divisionOf = (dept: string) => ({ 'county-b': '620302', 'county-c': '620303' })[dept] ?? '620300';

it('periods are near each other by the days between them', () => {
  const next = { from: '2026-04-19', until: '2026-05-01' };
  expect([29, 30].map((days) => isNear(period, next, days))).toEqual([false, true]);
  expect([29, 30].map((days) => isNear(next, period, days))).toEqual([false, true]);
});

it('who leads others already leads, then who is dispatched, then who was first', () => {
  const later = drawn({ drawnAt: '2026-02-02' });
  expect([isLead(drawn(), later), isLead(later, drawn())]).toEqual([true, false]);
  const dispatched = drawn({ drawnAt: '2026-02-03', dispatchedAt: '2026-02-03' });
  expect([isLead(dispatched, later), isLead(later, dispatched)]).toEqual([true, false]);
  const before = drawn({ dispatchedAt: '2026-02-02' });
  expect([isLead(dispatched, before), isLead(before, dispatched)]).toEqual([false, true]);
  expect(isLead({ ...later, leads: true }, before)).toBe(true);
});

it('two inspections cannot be one where one has begun, is urgent, or nobody drew it', () => {
  const fault = (other: Planned, own = drawn()) => joinFault(own, other, divisionOf);
  expect(fault(drawn())).toBeUndefined();
  expect(fault({ ...drawn({ kind: '专项检查' }), unit: undefined as never })).toContain('专项检查不是抽取');
  expect(fault(drawn({ visit: visit() }))).toBeUndefined();
  expect(fault(drawn({ visit: visit({ state: 'toPublish' }) }))).toContain('已经登记结果');
  expect(fault(drawn({ visit: visit({ pending: ['record'] }) }))).toContain('已经登记结果');
  expect(fault(drawn({ visit: visit({}, { urgent: '有毒气体泄漏' }) }))).toContain('情况紧急');
  expect(fault(drawn(), drawn({ visit: visit({}, { servedOn: '2026-03-02' }) }))).toContain('已经送达');
  expect(fault(drawn({ leads: true }), drawn({ leads: true }))).toContain('都已与其他部门');
});

it('two inspections cannot be one of two counties, or outside of the task that one of them carries out', () => {
  const of = (dept: string, more: Partial<Planned> = {}) => drawn({ depts: [dept], ...more });
  expect(joinFault(of('county-b'), of('city-a'), divisionOf)).toBeUndefined();
  expect(joinFault(of('county-b'), of('county-c'), divisionOf)).toContain('不在同一个县区');
  const task = { from: '2026-04-01', until: '2026-06-30' };
  expect(joinFault(drawn({ drawnAt: '2026-02-02', task }), drawn(), divisionOf)).toContain('起止日期');
  expect(joinFault(drawn({ task }), drawn({ drawnAt: '2026-02-02' }), divisionOf)).toBeUndefined();
});
