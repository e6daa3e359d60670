import { expect, test } from 'vitest';
import { taskValues } from './taskValues.ts';

const field = (name: string, value: unknown) => ({ name, title: name, type: 'text', value });

test('a task takes what its batch says, and what the batch leaves open from the plan', () => {
  const plan = {
    id: 'p1',
    fields: [field('year', 2026), field('dept', 'd01'), field('joint', ['d02'])],
  };
  const batch = { name: '第一批', items: ['SJ-0001'], aim: '定向', from: '2026-04-01', until: '2026-06-30' };
  expect(taskValues(plan, batch)).toEqual({
    ...{
      title: '2026 年第一批',
      source: '年度计划',
      plan: 'p1',
      batch: '第一批',
      dept: 'd01',
      joint: ['d02'],
    },
    ...{ items: ['SJ-0001'], aim: '定向', from: '2026-04-01', until: '2026-06-30' },
  });
  expect(taskValues(plan, { ...batch, lead: 'd03' }).dept).toBe('d03');
});
