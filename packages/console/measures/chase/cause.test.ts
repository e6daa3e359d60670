import { expect, test } from 'vitest';
import { causeText } from './cause.ts';

test('a reminder before the day, or on it, does not say that something is late', () => {
  const issuedAt = '2026-11-23T17:00:00Z'; // already the 24th in Beijing
  expect(causeText({ cause: 'deadline', since: '2026-11-30', issuedAt })).toBe('举措即将到期');
  expect(causeText({ cause: 'report', since: '2026-11-24', issuedAt })).toBe('进展报送即将截止');
  expect(causeText({ cause: 'report', since: '2026-11-23', issuedAt })).toBe('未按期报送进展');
});
