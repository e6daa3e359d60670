import { expect, test } from 'vitest';
import { partText, pointsText, reasonsText, signedText, sourceText } from './words.ts';

test('points are read as points, with a sign where they are a difference', () => {
  expect([380_000, -20_000, 12_500, 0].map(pointsText)).toEqual(['380', '−20', '12.5', '0']);
  expect([20_000, -40_000, 0].map(signedText)).toEqual(['+20', '−40', '0']);
});

test('a part says what it is and where it comes from', () => {
  expect(partText({ of: 'group-bound', title: '监管信息' })).toBe('监管信息：分组上下限调整');
  expect(partText({ of: 'record', title: '行政处罚' })).toBe('行政处罚');
  const record = {
    id: 'r',
    kind: 'penalty',
    kindTitle: '行政处罚',
    number: '罚〔2026〕1号',
    authority: '某局',
    date: '2026-09-24',
  };
  expect(sourceText({ of: 'record', record, facts: [] })).toBe('行政处罚 罚〔2026〕1号，某局，2026-09-24');
  expect(sourceText({ of: 'subject', facts: [] })).toBe('名录中的信息');
  const facts = [
    { title: '按期的', value: 92.5, unit: '%' },
    { title: '办结的', value: 7, unit: '件' },
    { title: '上级部门' },
    { title: '服务事项', value: ['测绘', '审图'] },
    { title: '本地', value: false },
  ];
  expect(sourceText({ of: 'subject', facts })).toBe(
    '按期的：92.5%；办结的：7 件；上级部门：没有；服务事项：测绘、审图；本地：否',
  );
});

test('a class that a rule decided is not explained by points that had no part in it', () => {
  const decidedBy = '公共信用综合评价 D（D 类），按分类合成规则“就低”';
  const why = [{ title: '存续满五年', milli: 30_000, times: 1 }];
  expect(reasonsText({ decidedBy, why: [] })).toBe(decidedBy);
  expect(reasonsText({ decidedBy, why })).toBe(`${decidedBy}。模型：存续满五年 +30`);
  expect(reasonsText({ why })).toBe('存续满五年 +30');
  expect(reasonsText({ why: [] })).toBe('没有加减分');
});
