import { expect, test } from 'vitest';
import { dueWords } from './due.ts';

test('a due day is late from the day after it in Beijing, not before', () => {
  const lateOnTheDay = Date.parse('2026-06-20T15:59:00Z');
  expect(dueWords('2026-06-20', lateOnTheDay)).toEqual({ text: '今天截止', tone: 'wait' });
  expect(dueWords('2026-06-20', lateOnTheDay + 60_000)).toEqual({ text: '已逾期 1 天', tone: 'bad' });
  expect(dueWords('2026-06-25', lateOnTheDay).tone).toBe('wait');
  expect(dueWords('2026-06-20', lateOnTheDay, true)).toEqual({ text: '已逾期', tone: 'bad' });
  expect(dueWords('2026-07-20', lateOnTheDay)).toEqual({ text: '还有 30 天', tone: 'busy' });
});
