import { expect, test } from 'vitest';
import { auditSearch, changed } from './search.ts';

test('an address gives the filters it holds, and nothing else', () => {
  expect(auditSearch({ by: 'P1', q: 2026, from: '2026-06-01', to: '', kind: ['x'], page: '3' })).toEqual({
    by: 'P1',
    q: '2026',
    from: '2026-06-01',
  });
});

test('a filter that is emptied goes out of the address', () => {
  expect(changed({ by: 'P1', q: '督办' }, { by: undefined, action: 'chase.issue' })).toEqual({
    q: '督办',
    action: 'chase.issue',
  });
});
