import { expect, test } from 'vitest';
import { registersNamed } from './registersNamed.ts';

const kinds = [
  { name: 'objects', title: '检查对象名录库' },
  { name: 'inspectors', title: '执法检查人员名录库' },
  { name: 'inspection-items', title: '随机抽查事项清单' },
  { name: 'divisions', title: '区划' },
];

test.each([
  ['动态更新检查对象名录库', ['objects']],
  ['建立检查人员名录', ['inspectors']],
  ['公布随机抽查事项清单、检查对象名录', ['objects', 'inspection-items']],
  ['完善“一单两库一细则”', ['objects', 'inspectors', 'inspection-items']],
  ['按行政区划推进', []],
])('%s', (text, names) => {
  expect(registersNamed(text, kinds)).toEqual(names);
});
