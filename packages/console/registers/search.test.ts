import { expect, test } from 'vitest';
import { registerSearch } from './search.ts';

test('an address keeps what is usable and drops the rest', () => {
  expect(
    registerSearch({
      q: '超市',
      sort: '-name',
      where: { type: ['企业'], bad: [], n: 620302 },
      row: 12,
      job: 'J1',
      x: 1,
    }),
  ).toEqual({ q: '超市', sort: '-name', where: { type: ['企业'], n: ['620302'] }, row: '12', job: 'J1' });
  expect(registerSearch({ q: '', where: 'x', version: null })).toEqual({});
});
