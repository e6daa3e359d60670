import { expect, test } from 'vitest';
import { linksOf, savedLinks, takeAbove, unlinked } from './links.ts';

const upstream = (no: string) => ({ docNo: '青政办发〔2024〕9号', no, title: `第${no}项` });
const items = [
  {
    measure: { id: 'a', no: '1', title: '甲' },
    linked: [upstream('9')],
    suggestions: [{ ...upstream('1'), score: 0.99 }],
  },
  {
    measure: { id: 'b', no: '2', title: '乙' },
    linked: [],
    suggestions: [
      { ...upstream('3'), score: 0.6 },
      { ...upstream('2'), score: 0.8 },
    ],
  },
  {
    measure: { id: 'c', no: '3', title: '丙' },
    linked: [],
    suggestions: [{ ...upstream('3'), score: 0.79 }],
  },
];

test('all above a threshold take their best suggestion; what is linked already and what is less like stays', () => {
  const before = linksOf(items);
  const taken = takeAbove(before, items, 0.8);
  expect(taken).toEqual({ b: [upstream('2')] });
  const links = { ...before, ...taken };
  expect(unlinked(links, 'c')).toBe(true);
  expect(savedLinks(before, links)).toEqual([{ measure: 'b', upstream: [upstream('2')] }]);
  expect(savedLinks(before, before)).toEqual([]);
});
