import { expect, test } from 'vitest';
import { changedValues, fieldsNamed, missingTitles, sentValues } from './values.ts';

const fields = [
  { name: 'text', title: '内容', type: 'text' },
  { name: 'solved', title: '是否解决', type: 'yesNo' },
  { name: 'days', title: '天数', type: 'number' },
];

test('what is empty is not sent, what is 否 or zero is', () => {
  const values = { text: '  噪声 ', solved: false, days: 0, other: '   ', list: [], none: null };
  expect(sentValues(values)).toEqual({ text: '噪声', solved: false, days: 0 });
});

test('of what is amended only the difference is sent, and null for what was emptied', () => {
  const first = { text: '噪声', days: 3, list: ['甲'], solved: false };
  expect(changedValues(first, { ...first })).toEqual({});
  expect(changedValues(first, { ...first, text: ' ', list: ['甲', '乙'], why: '核实' })).toEqual({
    text: null,
    list: ['甲', '乙'],
    why: '核实',
  });
});

test('a required 否 is not missing', () => {
  const required = new Set(['text', 'solved']);
  expect(missingTitles(fields, required, { solved: false })).toEqual(['内容']);
  expect(missingTitles(fields, required, { text: ' ' })).toEqual(['内容', '是否解决']);
});

test('fields come in the order in which they are asked for, each once', () => {
  expect(fieldsNamed(fields, ['days', 'text', 'days', 'gone']).map(({ name }) => name)).toEqual([
    'days',
    'text',
  ]);
});
