import { expect, test } from 'vitest';
import { conditionsIn, rangeText, withCondition } from './conditions.ts';

test('conditions of an address are read by field, and what is none is left out', () => {
  const found = conditionsIn(['kind=投诉', 'kind=咨询', 'cost>=1', 'cost<=20', 'x', 'note=a=b']);
  expect(found).toEqual(
    new Map([
      ['kind', { equal: ['投诉', '咨询'] }],
      ['cost', { equal: [], from: '1', to: '20' }],
      ['note', { equal: ['a=b'] }],
    ]),
  );
});

test('one field is set anew and the others stay', () => {
  const where = ['kind=投诉', 'cost>=1'];
  expect(withCondition(where, 'kind', { equal: ['咨询'] })).toEqual(['kind=咨询', 'cost>=1']);
  expect(withCondition(where, 'cost', { equal: [], to: '5' })).toEqual(['kind=投诉', 'cost<=5']);
  expect(withCondition(where, 'kind', { equal: [] })).toEqual(['cost>=1']);
});

test('a range says which of its ends it has', () => {
  expect([{ from: '1', to: '2' }, { from: '1' }, { to: '2' }, { from: '1', to: '1' }].map(rangeText)).toEqual(
    ['1 至 2', '1 起', '2 止', '1'],
  );
});
