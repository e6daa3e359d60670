import { expect, test } from 'vitest';
import { newestOf } from './contentDay.ts';

test('the newest is the last instant, whatever the order; nothing has none', () => {
  const instants = [
    '2026-03-02T01:00:00.000Z',
    undefined,
    '2026-11-07T01:00:00.000Z',
    '2025-12-31T16:00:00.000Z',
  ];
  expect(newestOf(instants)).toBe('2026-11-07T01:00:00.000Z');
  expect(newestOf([undefined])).toBeUndefined();
  expect(newestOf([])).toBeUndefined();
});
