import { describe, expect, test } from 'vitest';
import { outerBrackets, splitOutside } from './brackets.ts';
import { cleanLine } from './characters.ts';
import { sourceLines } from './lines.ts';

describe('one line', () => {
  test.each([
    ['截至2021 年7 月9 日', '截至2021年7月9日'],
    ['接通96333 专线APP 入口', '接通96333专线APP入口'],
    ['政发[2025]6号(试行)', '政发〔2025〕6号（试行）'],
    ['政发【2025】6号', '政发【2025】6号'],
    ['不少于９０％，１．推进', '不少于90%，1.推进'],
    ['牵头单位:甲局,乙局;', '牵头单位：甲局，乙局；'],
    ['比例1:2,500人', '比例1:2,500人'],
    ['关 于 推 进 工 作 的 通 知', '关于推进工作的通知'],
    ['甲局 乙局', '甲局 乙局'],
    ['\u200b　　第一条　总则\ufeff', '第一条 总则'],
    ['⽤⼈', '用人'],
    ['Node 20 和 AI', 'Node 20和AI'],
  ])('%s', (line, expected) => {
    expect(cleanLine(line, 0).text).toBe(expected);
  });

  test('every character keeps its place', () => {
    const line = '  在 2023 年，(试行)';
    const { text, offsets } = cleanLine(line, 100);
    expect(text).toBe('在2023年，（试行）');
    expect(offsets.map((offset) => line[offset - 100]).join('')).toBe('在2023年，(试行)');
  });
});

describe('page marks', () => {
  const lines = (text: string): string[] => sourceLines(text).map((line) => line.text);

  test.each(['# Page 1635:', '- 3 -', '— 12 —', '第 3 页 共 10 页', '第3页', 'Page 3 of 9', '3 / 12'])(
    '%s',
    (mark) => {
      expect(lines(`上一行还没完，\n\n${mark}\n下一行。`)).toEqual(['上一行还没完，', '下一行。']);
    },
  );

  test('a figure alone is one only where a page ends', () => {
    expect(lines('时限为\n50\n个工作日')).toEqual(['时限为', '50', '个工作日']);
    expect(lines('一页。\n7\n\f又一页。')).toEqual(['一页。', '又一页。']);
  });

  test('running heads go with the marks', () => {
    const page = (i: number): string => `正文第${i}段\n# Page ${i}:\n某市政府公报`;
    expect(lines([1, 2, 3, 4].map(page).join('\n'))).toEqual([
      '正文第1段',
      '正文第2段',
      '正文第3段',
      '正文第4段',
    ]);
  });

  test('a unit line that begins several pages is no running head', () => {
    const page = (i: number): string => `正文第${i}段\n# Page ${i}:\n责任单位：市水务局`;
    expect(lines([1, 2, 3].map(page).join('\n'))).toHaveLength(6);
  });
});

test('spaces all over Chinese text are no one’s', () => {
  const text = '完善 社区食堂 供餐 能力，方便 老人就近 用餐并 改善口 味。';
  expect(sourceLines(text)[0]!.text).toBe('完善社区食堂供餐能力，方便老人就近用餐并改善口味。');
  const units = '市财政局 市水务局 市教育局 市公安局';
  expect(sourceLines(units)[0]!.text).toBe(units);
});

describe('brackets', () => {
  const pairs = (text: string) => outerBrackets(text, 0, text.length);

  test('the outermost pairs, through unpaired ones', () => {
    const text = '甲（乙（丙）丁）（戊';
    expect(pairs(text)).toEqual({ pairs: [{ start: 1, end: 8 }], open: [8] });
    expect(pairs('）甲（乙〔丙）').pairs).toEqual([{ start: 2, end: 7 }]);
  });

  test('separators inside do not cut', () => {
    const text = '甲（乙、丙）、丁';
    expect(splitOutside(text, '、').map(({ start, end }) => text.slice(start, end))).toEqual([
      '甲（乙、丙）',
      '丁',
    ]);
  });
});
