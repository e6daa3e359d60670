import { expect, it } from 'vitest';
import { shownForm } from './masked.ts';

it('shows no answer in a column that the form has no more: it may have been personal', () => {
  const form = { said: { title: '证言', type: 'text' as const } };
  expect(shownForm(form, { said: '属实', who: '李证人' }, true)).toEqual({ said: '属实' });
});
