import { describe, expect, test } from 'vitest';
import { cleanLine } from '../text/characters.ts';
import { findHeads } from './heads.ts';
import { markerAt } from './markers.ts';
import { findTitle } from './title.ts';

describe('the number a line begins with', () => {
  test.each([
    ['一、总体要求', 'chinese', 1],
    ['十二．其他', 'chinese', 12],
    ['（二十一）抓落实', 'chinese-paren', 21],
    ['3.推进', 'figure', 3],
    ['3、推进', 'figure', 3],
    ['（4）推进', 'figure-paren', 4],
    ['5）推进', 'figure-paren', 5],
    ['③推进', 'circle', 3],
    ['第一百零二条 罚则', 'article', 102],
    ['第三章 罚则', 'chapter', 3],
    ['任务3：推进', 'task', 3],
    ['举措十二、推进', 'task', 12],
  ])('%s', (line, kind, value) => {
    expect(markerAt(line)).toMatchObject({ kind, value });
  });

  test.each(['3.5个工作日', '2025年', '一是推进', '（市财政局）', '12345热线', '任务3项', ''])(
    'none: %s',
    (line) => {
      expect(markerAt(line)).toBeUndefined();
    },
  );
});

describe('which lines are headings', () => {
  const heads = (text: string): string[] => {
    const lines = text.split('\n').map((line) => ({
      ...cleanLine(line, 0),
      gap: false,
      indented: false,
      pageStart: false,
      glued: false,
    }));
    return [...findHeads(lines, 0)].map(([i, { depth }]) => `${'-'.repeat(depth)}${lines[i]!.text}`);
  };

  test('deeper ones begin below the open one, and its kind closes them', () => {
    expect(heads('一、甲\n（一）乙\n1.丙\n2.丁\n（二）戊\n3.己\n二、庚\n4.辛')).toEqual([
      '一、甲',
      '-（一）乙',
      '--1.丙',
      '--2.丁',
      '-（二）戊',
      '--3.己',
      '二、庚',
      '-4.辛',
    ]);
  });

  test('a broken line that happens to begin with a number is none', () => {
    expect(heads('1.热线与110、\n2.号平台对接，\n119、120联动。\n2.下一项。')).toEqual([
      '1.热线与110、',
      '2.下一项。',
    ]);
  });

  test('numbers may begin late where the next one follows, and leave some out', () => {
    expect(heads('6.甲。\n7.乙。\n9.丙。')).toEqual(['6.甲。', '7.乙。', '9.丙。']);
    expect(heads('6.甲。')).toEqual([]);
    expect(heads('1.甲。\n88.乙。')).toEqual(['1.甲。']);
  });
});

describe('the title of a numbered text', () => {
  const title = (text: string): [string, boolean] => {
    const { span, sure } = findTitle(text, 0, text.length);
    return [text.slice(span.start, span.end), sure];
  };

  test.each([
    ['推行“一次说清、一次办好”。各级大厅…', '推行“一次说清、一次办好”'],
    ['优化登记：推进网办。', '优化登记'],
    ['优化登记——推进网办。', '优化登记'],
    ['优化登记\n推进网办。', '优化登记'],
    ['摸清底数，分类施策。先易后难。', '摸清底数，分类施策'],
    ['落实《办法。试行》。全面推开。', '落实《办法。试行》'],
    ['推进“掌上办。做到好用。', '推进“掌上办'],
  ])('%s', (text, expected) => {
    expect(title(text)).toEqual([expected, true]);
  });

  test('a text without one begins with its first clause, marked', () => {
    expect(
      title('为首次创业的人员提供场地，减免三个月租金，并由社区上门办理登记和社保手续，一年内有效。'),
    ).toEqual(['为首次创业的人员提供场地', false]);
  });
});
