import { expect, it } from 'vitest';
import type { Rated } from './rating.ts';
import { tiersOf } from './tiers.ts';

const rated = (dept: string, bad: number, all: number): Rated[] =>
  Array.from({ length: all }, (_, i) => ({
    type: 'hotline-orders',
    case: `${dept}${i}`,
    level: i < bad ? 1 : 5,
    depts: [dept],
    at: '2026-03-01T00:00:00.000Z',
  }));

it('shows no unit with fewer than thirty ratings, and of the others a tier and no rank', () => {
  const all = [
    ...rated('few', 29, 29),
    ...rated('worst', 30, 30),
    ...rated('bad', 10, 40),
    ...rated('fair', 4, 30),
    ...rated('good', 2, 40),
    ...rated('best', 0, 300),
  ];
  expect(tiersOf(all)).toEqual([
    { dept: 'best', ratings: 300, tier: 'high' },
    { dept: 'good', ratings: 40, tier: 'high' },
    { dept: 'fair', ratings: 30, tier: 'middle' },
    { dept: 'bad', ratings: 40, tier: 'low' },
    { dept: 'worst', ratings: 30, tier: 'low' },
  ]);
  expect(tiersOf([])).toEqual([]);
});
