import { expect, it } from 'vitest';
import { concern } from './concern.ts';

// Each wrote a row to wake the clock at once, a third request of every action.
it('concerns at any time of a third of a minute are due together, soon and never at once', () => {
  const start = Date.parse('2026-11-20T04:00:00.000Z');
  const dues = Array.from({ length: 60 }, (_, second) => {
    const now = new Date(start + second * 1_000);
    const { due } = concern({ to: [], what: '行政检查', link: '/inbox' }, now);
    return { due, after: Date.parse(due!) - now.getTime() };
  });
  expect(new Set(dues.map(({ due }) => due)).size).toBe(4);
  // The clock of another machine may be five seconds off.
  expect(Math.min(...dues.map(({ after }) => after))).toBeGreaterThan(5_000);
  expect(Math.max(...dues.map(({ after }) => after))).toBeLessThan(30_000);
});
