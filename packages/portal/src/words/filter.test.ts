import { expect, test } from 'vitest';
import { matching } from './filter.ts';

const rows = [
  { id: '91620300MA0001', name: '金昌市（好味）餐饮店' },
  { id: '91620300MB0002', name: '永昌县粮油ABC公司' },
  { id: '91620300MC0003' },
];

test('searching narrows by id or name, full-width or not', () => {
  expect(matching(rows, ' ')).toHaveLength(3);
  expect(matching(rows, 'abc').map((row) => row.id)).toEqual(['91620300MB0002']);
  expect(matching(rows, '(好味)').map((row) => row.id)).toEqual(['91620300MA0001']);
  expect(matching(rows, 'ｍｃ0003').map((row) => row.id)).toEqual(['91620300MC0003']);
  expect(matching(rows, '没有')).toEqual([]);
});
