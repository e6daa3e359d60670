import { expect, test } from 'vitest';
import { seededRandom, weighted } from './random.ts';

test('the same text gives the same sequence, another text another', () => {
  const take = (seed: string) => {
    const random = seededRandom(seed);
    return Array.from({ length: 5 }, () => random.below(1_000_000));
  };
  expect(take('金昌')).toEqual(take('金昌'));
  expect(take('金昌')).not.toEqual(take('平凉'));
  expect(take('金昌')).toMatchInlineSnapshot(`
    [
      764681,
      49556,
      56413,
      339972,
      302068,
    ]
  `);
});

test('numbers spread evenly: chi-square of 16 bins stays under its 99.9 % point', () => {
  const random = seededRandom('spread');
  const bins = new Array<number>(16).fill(0);
  for (let i = 0; i < 160_000; i++) bins[random.below(16)]!++;
  const chiSquare = bins.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(37.7);
});

test('a weighted choice follows its weights and never takes weight zero', () => {
  const choose = weighted([
    ['often', 9],
    ['never', 0],
    ['seldom', 1],
  ]);
  const random = seededRandom('weights');
  const counts: Record<string, number> = { often: 0, never: 0, seldom: 0 };
  for (let i = 0; i < 100_000; i++) counts[choose(random)]!++;
  expect(counts.never).toBe(0);
  expect(counts.seldom! / 100_000).toBeCloseTo(0.1, 2);
  expect(() => weighted([['none', 0]])).toThrow(RangeError);
});
