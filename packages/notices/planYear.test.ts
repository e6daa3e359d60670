import { expect, test } from 'vitest';
import { planYear } from './planYear.ts';
import { readNotice } from './readNotice.ts';

test.each([
  ['云岭市2026年工作要点', '2025-12-30', 2026],
  ['云岭市节水三年行动方案（2026—2028年）', '2026-01-05', 2026],
  ['云岭市节水三年行动方案（2026年-2028年）', '2027-01-05', 2027],
  ['云岭市节水三年行动方案（2026至2028年）', '2025-12-05', 2026],
  ['云岭市节水措施', '2026-01-05', 2026],
  ['云岭市节水措施', null, undefined],
])('%s, dated %s', (title, date, year) => {
  expect(planYear(title, date)).toBe(year);
});

test('a plan for several years was taken for one of the last, and its deadlines fell years too late', () => {
  const { measures } = readNotice(`云岭市人民政府关于印发云岭市节水行动计划（2026—2028年）的通知
云岭市人民政府
2026年3月2日
一、更换水表。6月底前全部更换。（市水务局负责）`);
  expect(measures[0]!.deadline).toBe('2026-06-30');
});
