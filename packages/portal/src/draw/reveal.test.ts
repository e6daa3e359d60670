import { expect, test } from 'vitest';
import { readReveal } from './reveal.ts';

test('each source is recognised by what it reveals', () => {
  expect(readReveal({ round: 7, signature: 'ab' })).toEqual({ source: 'drand', round: 7, signature: 'ab' });
  expect(readReveal({ nonces: { a: '01', b: '02' } })).toEqual({
    source: 'witness',
    nonces: [
      ['a', '01'],
      ['b', '02'],
    ],
  });
  expect(readReveal({ random: 'ff' })).toEqual({ source: 'local', random: 'ff' });
});

test.each([undefined, null, {}, 'x', { round: '7', signature: 'ab' }])('%j reveals nothing', (value) => {
  expect(readReveal(value)).toBeUndefined();
});
