import { expect, test } from 'vitest';
import { qrPath } from './qr.ts';

test('a code has its three corners inside a quiet border, and a longer text takes a larger one', () => {
  const { path, size } = qrPath('mingcha.test/public/620300/log\n70\nabc=\n');
  const squares = new Set(path.split('M').map((square) => square.split('h')[0]));
  for (const corner of ['4 4', `${size - 5} 4`, `4 ${size - 5}`]) expect(squares.has(corner)).toBe(true);
  for (let i = 0; i < size; i++)
    expect([squares.has(`3 ${i}`), squares.has(`${i} 3`)]).toEqual([false, false]);
  expect(qrPath('a'.repeat(300)).size).toBeGreaterThan(size);
});
