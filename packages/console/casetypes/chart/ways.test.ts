import { expect, test } from 'vitest';
import type { Graph } from '../../api/cases/definitions.ts';
import { labelLines, statesOnPath, waysOf } from './ways.ts';

const edge = (from: string, to: string, label: string, findings: number[] = []) =>
  ({ from, to, label, by: 'inside', guarded: false, findings }) as const;
const graph: Graph = {
  states: [
    { name: 'a', title: '待办', kind: 'open', first: true, findings: [] },
    { name: 'b', title: '办理中', kind: 'open', first: false, findings: [] },
    { name: 'c', title: '办结', kind: 'done', first: false, findings: [] },
    { name: 'd', title: '办结', kind: 'done', first: false, findings: [] },
  ],
  edges: [
    edge('a', 'b', '分办', [1]),
    edge('a', 'b', '改派', [1, 2]),
    edge('b', 'b', '催办'),
    edge('b', 'd', '办结'),
    { ...edge('b', 'c', '到期'), by: 'machine' },
  ],
};

test('one line leads from a state to another, whatever does; what stays has none', () => {
  const ways = waysOf(graph);
  expect(ways.map(({ key, labels, findings }) => [key, labels, findings])).toEqual([
    ['a b', ['分办', '改派'], [1, 2]],
    ['b d', ['办结'], []],
    ['b c', ['到期'], []],
  ]);
  expect(ways[2]!.by).toBe('machine');
});

test('a way is drawn through the states that its steps led to, of two with one title the right one', () => {
  const path = [
    { what: '提出', state: '待办' },
    { what: '分办', state: '办理中' },
    { what: '催办', state: '办理中' },
    { what: '办结', state: '办结' },
  ];
  expect(statesOnPath(graph, path)).toEqual(['a', 'b', 'd']);
  expect(statesOnPath(graph, [])).toEqual([]);
});

test('labels are cut into short lines, and what does not fit is counted', () => {
  expect(labelLines(['分办', '改派'])).toEqual(['分办', '改派']);
  expect(labelLines(['一二三四五六七八九十甲乙'])).toEqual(['一二三四五六七八九十', '甲乙']);
  expect(labelLines(['一', '二', '三', '四'])).toEqual(['一', '二', '三', '等 4 项']);
});
