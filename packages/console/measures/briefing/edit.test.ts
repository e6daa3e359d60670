import { expect, test } from 'vitest';
import { moved, tidied, withSection } from './edit.ts';

test('a move beyond an end changes nothing, and never loses an item', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

test('a new section takes an id that is free, also after one was removed', () => {
  const two = withSection([{ id: 's2', heading: '甲', paragraphs: [] }]);
  expect(two.map(({ id }) => id)).toEqual(['s2', 's3']);
});

test('empty paragraphs and empty sections are not saved', () => {
  const section = { id: 's1', heading: ' 总体情况 ', paragraphs: ['', ' 文 '] };
  expect(tidied([section, { id: 's2', heading: '', paragraphs: [' '] }])).toEqual([
    { id: 's1', heading: '总体情况', paragraphs: ['文'] },
  ]);
});
