import { expect, test } from 'vitest';
import { formatInstant, formatSpan } from './time.ts';

test('instants are shown in Shanghai time', () => {
  expect(formatInstant('2026-03-04T17:05:09Z')).toBe('2026年3月5日 01:05');
  expect(formatInstant('2026-03-04T17:05:09.000Z', true)).toBe('2026年3月5日 01:05:09');
  expect(formatInstant('不详')).toBe('不详');
});

test.each([
  [0, ''],
  [-5, ''],
  [1, '1 秒'],
  [59_000, '59 秒'],
  [61_000, '1 分 01 秒'],
  [3_600_000, '1 小时'],
  [3_660_000, '1 小时 1 分'],
  [86_400_000, '1 天'],
  [2 * 86_400_000 + 3 * 3_600_000 + 1, '2 天 3 小时'],
])('%i ms are "%s"', (ms, words) => {
  expect(formatSpan(ms)).toBe(words);
});
