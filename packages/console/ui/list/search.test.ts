import { expect, test } from 'vitest';
import { changed, listSearch } from './search.ts';

const take = listSearch({ state: ['open', 'closed'], year: 'text' });

test('an address gives what the list knows, figures as texts', () => {
  expect(take({ q: 2026, state: 'open', year: 2026, sort: '-due', other: 'x' })).toEqual({
    q: '2026',
    state: 'open',
    year: '2026',
    sort: '-due',
  });
});

test('a value that a filter does not take is dropped, as is what is no text', () => {
  expect(take({ state: 'gone', q: '', year: { a: 1 }, sort: ['x'] })).toEqual({});
});

test('what is emptied leaves the address', () => {
  expect(changed({ q: 'a', sort: 'due' }, { q: '', sort: undefined })).toEqual({});
  expect(changed({ q: 'a' }, { sort: '-due' })).toEqual({ q: 'a', sort: '-due' });
});
