import { expect, test } from 'vitest';
import { looksSearch, percentOf, percentText } from './words.ts';

test('shares have one place, and none where there is nothing to divide by', () => {
  expect([percentText(1, 3), percentText(2, 2), percentText(0, 0)]).toEqual(['33.3%', '100%', '—']);
  expect([percentOf(1, 3), percentOf(0, 0)]).toEqual([33.3, null]);
});

test('an address names a year or none', () => {
  expect([looksSearch({ year: 2025 }), looksSearch({ year: 'x' }), looksSearch({})]).toEqual([
    { year: 2025 },
    {},
    {},
  ]);
});
