import type { CaseRow } from '@mingcha/casework/reading';
import { expect, it } from 'vitest';
import { burdenOf } from './burden.ts';

const visit = (object: string, endedOn?: string) =>
  ({ listed: { object, ...(endedOn && { endedOn }) } }) as unknown as CaseRow;

it('visits are counted by the class that an object has now, this year and last, and only those that ended', () => {
  const groups = ['A', 'C', ''].map((riskClass, i) => ({
    county: '620302',
    industry: '',
    riskClass,
    count: i + 1,
  }));
  const of = new Map([
    ['a1', 0],
    ['c1', 1],
    ['u1', 2],
  ]);
  const rows = [
    visit('a1', '2025-03-01'),
    visit('a1', '2025-09-01'),
    visit('a1', '2026-03-01'),
    visit('c1', '2026-04-01'),
    visit('c1'),
    visit('u1', '2026-05-01'),
    visit('gone', '2026-05-01'),
  ];
  expect(burdenOf(rows, { groups, of }, 2026)).toEqual([
    { class: 'A', objects: 1, visits: 1, visitsBefore: 2 },
    { class: 'B', objects: 0, visits: 0, visitsBefore: 0 },
    { class: 'C', objects: 2, visits: 1, visitsBefore: 0 },
    { class: 'D', objects: 0, visits: 0, visitsBefore: 0 },
    { class: 'U', objects: 3, visits: 1, visitsBefore: 0 },
  ]);
});
