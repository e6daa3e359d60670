import type { CaseRow } from '@mingcha/casework/reading';
import { expect, it } from 'vitest';
import { cityNumbers } from './numbers.ts';

const visit = (object: string, endedOn: string | undefined, more: object = {}, isLate?: boolean) =>
  ({
    listed: { object, ...(endedOn && { endedOn }), ...more },
    spent: isLate === undefined ? {} : { visit: [{ isLate }] },
  }) as unknown as CaseRow;
const group = { county: '620302', industry: 'F', riskClass: 'B', count: 4 };
const roster = { groups: [group], of: new Map(['a', 'b', 'c', 'd'].map((id) => [id, 0])) };
const none = { year: 2026, plans: [], roster, deptOfItem: new Map<string, string>() };

it('counts the visits of the year, each enterprise once, and those off the roster in no coverage', () => {
  const rows = [
    visit('a', '2026-03-01', { outcome: '发现问题已改正', items: ['i', 'j'] }, false),
    visit('a', '2026-04-01', { codepts: ['d2'] }, true),
    visit('gone', '2026-05-01'),
    visit('b', '2025-05-01', {}, false),
    visit('c', undefined),
  ];
  const deptOfItem = new Map([
    ['i', 'd1'],
    ['j', 'd2'],
  ]);
  expect(cityNumbers(rows, { ...none, deptOfItem })).toEqual({
    made: 3,
    plan: { part: 0, of: 0 },
    coverage: { part: 1, of: 4 },
    visitsOnTime: { part: 1, of: 2 },
    publishedOnTime: { part: 0, of: 0 },
    problems: { part: 1, of: 3 },
    joint: { part: 2, of: 3 },
  });
});

it('completes plans by the batches whose number is known, none by more than it wants', () => {
  const plans = [
    { batches: [{ planned: 10, published: 12 }, { published: 5 }] },
    { batches: [{ planned: 6, published: 3 }] },
  ];
  expect(cityNumbers([], { ...none, plans }).plan).toEqual({ part: 13, of: 16 });
});
