import { expect, test } from 'vitest';
import { type DemoForm, demoReport } from './report.ts';

const work = {
  done: '全部办结。',
  steps: [
    ['系统改造', '08-15'],
    ['验收', '10-15'],
  ] as const,
};
const form: DemoForm = {
  measure: { no: '5', title: '缩短审批', deadline: '2026-09-30' },
  role: 'lead',
  indicators: [
    { id: 'a', comparison: '<=', target: 50, unit: '个工作日' },
    { id: 'b', comparison: '>=', target: 100, unit: '%' },
    { id: 'c', comparison: '<=', target: 0.5, unit: '个工作日' },
  ],
};
const numbers = (report: { values: { value: number }[] }) => report.values.map(({ value }) => value);

test('what ends soon after the round is done, with its targets reached', () => {
  const report = demoReport(form, work, '2026-09-18');
  expect(report).toMatchObject({ status: 'done', text: '全部办结。' });
  expect(numbers(report)).toEqual([47, 100, 0.5]);
});

test('what ends later is under way: steps behind and ahead, targets not reached yet', () => {
  const report = demoReport(
    { ...form, measure: { ...form.measure, deadline: '2026-12-10' } },
    work,
    '2026-09-18',
  );
  expect(report).toMatchObject({
    status: 'on-track',
    text: '“系统改造”已经完成，预计12月10日前办结。',
    next: '抓紧办好“验收”。',
  });
  expect(numbers(report)).toEqual([57, 86, 0.6]);
});

test('what is stuck is reported as behind once it should be done, not before', () => {
  const stuck = { ...work, stuck: '接口没有开放。' };
  expect(demoReport(form, stuck, '2026-09-18')).toMatchObject({
    status: 'behind',
    problems: '接口没有开放。',
  });
  expect(demoReport(form, stuck, '2026-06-19').status).toBe('on-track');
});

test('a partner reports its part and no numbers', () => {
  const report = demoReport({ ...form, role: 'partner' }, work, '2026-09-18');
  expect(report.text).toContain('缩短审批');
  expect(report.values).toEqual([]);
});
