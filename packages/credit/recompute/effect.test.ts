import { expect, it } from 'vitest';
import { effectOf } from './effect.ts';

const rule = (permille: number, timesPerYear?: number) => ({
  permille,
  reserve: 2,
  ...(timesPerYear !== undefined && { timesPerYear }),
});
const policy = { A: rule(10), B: rule(50), C: rule(200, 2), D: rule(500), U: rule(50) };

it('what a model does to the draws of a year: by class, how many there are and how many are taken', () => {
  const moves = { A: { A: 100 }, B: { B: 15, C: 5 }, U: { C: 20 } };
  expect(effectOf({ classes: { A: 100, B: 15, C: 25 }, moves }, policy)).toEqual([
    { class: 'A', before: { subjects: 100, taken: 1 }, after: { subjects: 100, taken: 1 } },
    { class: 'B', before: { subjects: 20, taken: 1 }, after: { subjects: 15, taken: 1 } },
    { class: 'C', before: { subjects: 0, taken: 0 }, after: { subjects: 25, taken: 10 } },
    { class: 'D', before: { subjects: 0, taken: 0 }, after: { subjects: 0, taken: 0 } },
    { class: 'U', before: { subjects: 20, taken: 1 }, after: { subjects: 0, taken: 0 } },
  ]);
});
