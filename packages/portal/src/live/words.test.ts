import { expect, test } from 'vitest';
import { askAgainAfter, spokenCountdown } from './words.ts';

const until = '2026-06-01T02:00:00.000Z';
const before = (seconds: number) => Date.parse(until) - seconds * 1000;

test('a countdown is said aloud at a few moments only', () => {
  const said = new Set(Array.from({ length: 700 }, (_, i) => spokenCountdown(until, before(700 - i))));
  expect([...said]).toEqual([
    '等待随机信标',
    '离随机信标不到 10 分 00 秒',
    '离随机信标不到 5 分 00 秒',
    '离随机信标不到 1 分 00 秒',
    '离随机信标不到 30 秒',
    '离随机信标不到 10 秒',
  ]);
  expect(spokenCountdown(until, before(0))).toContain('已到时');
});

test('the page asks seldom while nothing can happen, and never once all is over', () => {
  expect(askAgainAfter({ state: 'committed', seedDueAt: until }, before(3_600))).toBe(60_000);
  expect(askAgainAfter({ state: 'committed', seedDueAt: until }, before(5))).toBe(4_000);
  expect(askAgainAfter({ state: 'committed' }, 0)).toBe(4_000);
  expect(askAgainAfter({ state: 'published' }, 0)).toBeUndefined();
  expect(askAgainAfter({ state: 'voided' }, 0)).toBeUndefined();
});
