import { expect, test } from 'vitest';
import { normaliseId } from './object.ts';

test('a pasted code is made plain', () => {
  expect(normaliseId(' 9135０100m000100y43\n')).toBe('91350100M000100Y43');
  expect(normaliseId('9135 0100-M000100Y43')).toBe('91350100M000100Y43');
});

test('a city’s own code keeps its hyphens, without which it is not found', () => {
  expect(normaliseId('jc-0001 ')).toBe('JC-0001');
});
