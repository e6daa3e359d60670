import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from './lines.ts';

const widths = (character: string) => (character < '\u2000' ? 5 : 10);
const textsOf = (text: string, width: number, indent = 0) =>
  breakLines(text, widths, width, indent).map((line) => line.text);

describe('breaking lines', () => {
  it('begins no line with a sign that closes, and ends none with one that opens', () => {
    expect(textsOf('一二三四五，六七', 50)).toEqual(['一二三四', '五，六七']);
    expect(textsOf('一二三四（五六', 50)).toEqual(['一二三四', '（五六']);
  });

  it('keeps numbers and words of other scripts whole, unless one is longer than a line', () => {
    expect(textsOf('完成率为100.5%以上', 65)).toEqual(['完成率为', '100.5%以上']);
    expect(textsOf('abcdefghijkl', 30)).toEqual(['abcdef', 'ghijkl']);
  });

  it('parts no number from its 年, 月 or 日', () => {
    expect(textsOf('至2026年3月12日止', 65)).toEqual(['至2026年3月', '12日止']);
    expect(textsOf('2026年3月1日', 55)).toEqual(['2026年3月', '1日']);
  });

  it('makes the first line shorter, and keeps line ends', () => {
    expect(textsOf('一二三四五六', 40, 20)).toEqual(['一二', '三四五六']);
    expect(textsOf('一\n二', 40)).toEqual(['一', '二']);
    expect(breakLines('', widths, 40)).toEqual([{ text: '', width: 0, full: false }]);
  });

  it('loses no character and fits the width, for any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'一二三月日，。（）“”ab1% '), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 200 }), (given, width) => {
        const lines = breakLines(given, widths, width);
        expect(
          lines
            .map((line) => line.text)
            .join('')
            .replace(/ /g, ''),
        ).toBe(given.replace(/ /g, ''));
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width);
      }),
    );
  });
});
