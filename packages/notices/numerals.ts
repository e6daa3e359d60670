const DIGITS = '〇一二三四五六七八九';

/** What a Chinese numeral below a hundred thousand may be written with, for patterns. */
export const CHINESE_NUMERAL = '[〇零○一二两三四五六七八九十百千]';

function digit(char: string): number {
  if (char === '零' || char === '○') return 0;
  return char === '两' ? 2 : DIGITS.indexOf(char);
}

/** The value of a Chinese numeral (十二, 一百零三, 二〇二三); NaN if it is none. */
export function chineseNumber(text: string): number {
  if (text === '') return Number.NaN;
  if (/^[〇零○一二两三四五六七八九]+$/.test(text)) {
    return [...text].reduce((value, char) => value * 10 + digit(char), 0);
  }
  let value = 0;
  let pending = 0;
  for (const char of text) {
    const unit = char === '十' ? 10 : char === '百' ? 100 : char === '千' ? 1000 : 0;
    if (unit > 0) {
      value += (pending || 1) * unit;
      pending = 0;
    } else {
      pending = digit(char);
      if (pending < 0) return Number.NaN;
    }
  }
  return value + pending;
}

/** A number in figures or Chinese. */
export function anyNumber(text: string): number {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : chineseNumber(text);
}

/** A whole number from 0 to 9999 in Chinese; others stay in figures. */
export function chineseText(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value);
  if (value === 0) return '零';
  let text = '';
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const figure = Math.floor(value / unit) % 10;
    if (figure > 0) text += DIGITS[figure]! + name;
    else if (text !== '' && !text.endsWith('零') && value % unit > 0) text += '零';
  }
  return text.replace(/^一十/, '十');
}
