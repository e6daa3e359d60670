import { expect, test } from 'vitest';
import { arranged } from './arrange.ts';
import { defineList } from './kind.ts';

type Line = { dept: string; days?: number; at: string };
const list = defineList<Line, ReadonlyMap<string, string>>()({
  name: 'lines',
  title: '条目',
  columns: {
    dept: { header: '单位', value: ({ dept }, names) => names.get(dept) },
    days: { header: '天数', value: ({ days }) => days },
    at: { header: '时间', unsearched: true, value: ({ at }) => at },
  },
});
const names = new Map([
  ['a', '发展改革委'],
  ['b', '第 10 中队'],
  ['c', '第 9 中队'],
]);
const rows: Line[] = [
  { dept: 'a', days: 20, at: '2026-01-03' },
  { dept: 'b', at: '2026-01-02' },
  { dept: 'c', days: 3, at: '2026-01-01' },
];
const found = (asked: object) => arranged(list, rows, names, asked).map(({ dept }) => dept);

test('a list is sorted by what its reader sees, figures as figures, by pinyin', () => {
  expect(found({ sort: 'dept' })).toEqual(['c', 'b', 'a']);
  expect(found({ sort: 'days' })).toEqual(['c', 'a', 'b']);
  expect(found({ sort: '-days' })).toEqual(['a', 'c', 'b']);
});

test('a search looks at names, and not at what is left out of it', () => {
  expect(found({ q: '中队' })).toEqual(['b', 'c']);
  expect(found({ q: '2026' })).toEqual([]);
  expect(found({ q: '中队', sort: 'at' })).toEqual(['c', 'b']);
});
