import { expect, test } from 'vitest';
import type { Column } from '../api/types.ts';
import { cellText } from './cellText.ts';

const column = (part: Partial<Column>): Column => ({ field: 'x', header: '列', type: 'text', ...part });
const label = (_: Column, value: string) => (value === '620302' ? '金川区' : value);

test('codes get their names, lists are joined, per mille is shown as percent', () => {
  expect(cellText(column({ type: 'list' }), ['620302', '620321'], label)).toBe('金川区、620321');
  expect(cellText(column({ type: 'integer', note: '千分之几' }), 35, label)).toBe('3.5%');
  expect(cellText(column({ type: 'integer' }), 0, label)).toBe('0');
  expect(cellText(column({ type: 'boolean' }), false, label)).toBe('否');
  expect(cellText(column({ type: 'list' }), [], label)).toBe('');
});

test('records show their fields in the order of the description', () => {
  const records = [
    { field: 'name', header: '名称', type: 'text' as const },
    { field: 'number', header: '编号', type: 'text' as const },
  ];
  expect(cellText(column({ type: 'records', records }), [{ number: 'JY1', name: '许可证' }], label)).toBe(
    '许可证 JY1',
  );
  const flags = [...records, { field: 'main', header: '主要', type: 'boolean' as const }];
  const rows = [
    { name: '甲', main: true },
    { name: '乙', main: false },
  ];
  expect(cellText(column({ type: 'records', records: flags }), rows, label)).toBe('甲 主要、乙');
});
