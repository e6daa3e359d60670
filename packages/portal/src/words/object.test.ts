import { expect, test } from 'vitest';
import { normaliseId, remarkOnId } from './object.ts';

test('a pasted code is made plain', () => {
  expect(normaliseId(' 9135０100m000100y43\n')).toBe('91350100M000100Y43');
  expect(normaliseId('9135 0100-M000100Y43')).toBe('91350100M000100Y43');
});

test('remarks name what looks wrong, and a good code gets none', () => {
  expect(remarkOnId('')).toBeUndefined();
  expect(remarkOnId('91350100M000100Y43')).toBeUndefined();
  expect(remarkOnId('91350100M000100Y4')).toContain('17 位');
  expect(remarkOnId('91350100M0001OOY43')).toContain('I、O、S、V、Z');
  expect(remarkOnId('9135_100M000100Y43')).toContain('数字和字母');
});

test('a legally issued code with a wrong check digit is only remarked on', () => {
  expect(remarkOnId('91350100M0001TGQXM')).toContain('请忽略');
});
