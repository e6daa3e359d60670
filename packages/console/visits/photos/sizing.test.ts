import { expect, test } from 'vitest';
import { fitInto, tries, whyNotPhoto } from './sizing.ts';

test('a photo is drawn to at most 1,600 px, and never made larger', () => {
  expect(fitInto(8_000, 6_000, 1_600)).toEqual({ width: 1_600, height: 1_200 });
  expect(fitInto(600, 4_800, 1_600)).toEqual({ width: 200, height: 1_600 });
  expect(fitInto(640, 480, 1_600)).toEqual({ width: 640, height: 480 });
  expect(fitInto(20_000, 3, 1_600)).toEqual({ width: 1_600, height: 1 });
});

test('each try makes a smaller picture than the one before', () => {
  const weights = tries.map(({ edge, quality }) => edge * edge * quality);
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
  expect(tries[0]!.edge).toBe(1_600);
});

test('a photo of 40 MB is taken, and what is none or cannot be opened is refused in words', () => {
  const photo = { name: '门头.jpg', type: 'image/jpeg', size: 40 * 2 ** 20 };
  expect(whyNotPhoto(photo)).toBeUndefined();
  expect(whyNotPhoto({ ...photo, size: 0 })).toContain('是空的');
  expect(whyNotPhoto({ ...photo, size: 81 * 2 ** 20 })).toContain('超过 80 MB');
  expect(whyNotPhoto({ ...photo, type: 'video/mp4' })).toContain('不是照片');
});
