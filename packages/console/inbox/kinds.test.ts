import { expect, test } from 'vitest';
import type { Task } from '../home/tasks.ts';
import { inboxSearch, kindOf, placeAfter } from './kinds.ts';

const to = (target: Task['to']) => kindOf({ key: '', urgency: 1, title: '', about: '', to: target });

test('what waits is of the kind that it leads to', () => {
  expect(to({ case: { type: 'messages', id: '1' } })).toBe('case');
  expect(to({ draw: '1' })).toBe('draw');
  expect(to({ reports: { notice: 'n', round: 'r' } })).toBe('report');
  expect(to({ page: '/reports' })).toBe('report');
  expect(to({ page: '/chases' })).toBe('chase');
  expect(to({ page: '/measures' })).toBe('other');
  expect(to(undefined)).toBe('other');
});

test('an address that names no kind names none', () => {
  expect(inboxSearch({ kind: 'chase' })).toEqual({ kind: 'chase' });
  expect(inboxSearch({ kind: 'toString' })).toEqual({});
  expect(inboxSearch({})).toEqual({});
});

test('keys move by one and stop at the ends', () => {
  expect(placeAfter('j', 0, 3)).toBe(1);
  expect(placeAfter('ArrowDown', 2, 3)).toBeUndefined();
  expect(placeAfter('k', 0, 3)).toBeUndefined();
  expect(placeAfter('ArrowUp', 2, 3)).toBe(1);
  expect([placeAfter('Home', 2, 3), placeAfter('End', 0, 3), placeAfter('x', 0, 3)]).toEqual([
    0,
    2,
    undefined,
  ]);
});
