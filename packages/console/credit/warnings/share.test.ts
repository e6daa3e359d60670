import { expect, test } from 'vitest';
import { confirmedShare } from './share.ts';

test('the share is of the leads that were looked into, and is none where none was', () => {
  expect(confirmedShare({ confirmed: 0, unfounded: 0 })).toBe('—');
  expect(confirmedShare({ confirmed: 1, unfounded: 2 })).toBe('33.3%');
  expect(confirmedShare({ confirmed: 3, unfounded: 0 })).toBe('100%');
});
