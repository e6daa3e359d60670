import { describe, expect, test } from 'vitest';
import type { TableColumn } from './DataTable.tsx';
import { foundRows } from './whole.ts';

interface Line {
  name: string;
  days?: number;
}
const rows: Line[] = [{ name: '第 10 轮', days: 3 }, { name: '第 2 轮' }, { name: '第 1 轮', days: 20 }];
const columns: TableColumn<Line>[] = [
  { key: 'name', header: '名称', cell: ({ name }) => name, value: ({ name }) => name },
  { key: 'days', header: '天数', cell: ({ days }) => days, value: ({ days }) => days },
  { key: 'act', header: '操作', cell: () => null },
];
const names = (search: object) => foundRows(rows, columns, search).map(({ name }) => name);

describe('a whole list', () => {
  test('stays as it came where nothing is asked for, or an order that it does not know', () => {
    expect(names({})).toEqual(['第 10 轮', '第 2 轮', '第 1 轮']);
    expect(names({ sort: 'act' })).toEqual(names({}));
  });

  test('is sorted by figures as figures, and what has none comes last either way', () => {
    expect(names({ sort: 'name' })).toEqual(['第 1 轮', '第 2 轮', '第 10 轮']);
    expect(names({ sort: 'days' })).toEqual(['第 10 轮', '第 1 轮', '第 2 轮']);
    expect(names({ sort: '-days' })).toEqual(['第 1 轮', '第 10 轮', '第 2 轮']);
  });

  test('is searched in all values', () => {
    expect(names({ q: ' 20 ' })).toEqual(['第 1 轮']);
    expect(names({ q: '没有' })).toEqual([]);
  });
});
