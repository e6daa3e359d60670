import { expect, test } from 'vitest';
import { rebaseValue } from './rebaseValue.ts';

test('what one of us changed is taken from them, what both changed is mine', () => {
  const before = { size: 2, policy: { A: { permille: 50 }, B: { permille: 100 } }, mode: 'sealed' };
  const mine = { size: 3, policy: { A: { permille: 60 }, B: { permille: 100 } }, mode: 'full' };
  const theirs = { size: 4, policy: { A: { permille: 50 }, B: { permille: 200 } }, mode: 'sealed' };
  expect(rebaseValue(before, mine, theirs)).toEqual({
    size: 3,
    policy: { A: { permille: 60 }, B: { permille: 200 } },
    mode: 'full',
  });
});

test('lists of things with ids are merged thing by thing: added, changed and removed', () => {
  const points = (id: string) => ({ id, points: 1 });
  const [a, b, c] = [points('a'), points('b'), points('c')];
  const before = { base: 100, rules: [a, b] };
  const mine = { base: 100, rules: [{ ...a, points: 5 }] };
  const theirs = { base: 90, rules: [a, b, c] };
  expect(rebaseValue(before, mine, theirs)).toEqual({ base: 90, rules: [{ ...a, points: 5 }, c] });
});

test('other lists are one thing', () => {
  expect(rebaseValue({ days: ['1'] }, { days: ['1', '2'] }, { days: ['3'] })).toEqual({ days: ['1', '2'] });
});
