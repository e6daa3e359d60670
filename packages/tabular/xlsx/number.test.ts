import { describe, expect, it } from 'vitest';
import { numberText } from './number.ts';
import { PLAIN, parseNumberFormat } from './styles.ts';

const date = { date: true, digits: 0 };

describe('numberText', () => {
  it.each([
    ['620302', '620302'],
    ['123456789012345', '123456789012345'],
    ['0.30000000000000004', '0.3'],
    ['1E-7', '0.0000001'],
    ['-1.5', '-1.5'],
    ['1.2E+3', '1200'],
  ])('%s is %s', (value, text) => {
    expect(numberText(value, PLAIN, false)).toBe(text);
  });

  it('pads what the format shows with leading zeros', () => {
    expect(numberText('302', { date: false, digits: 6 }, false)).toBe('000302');
  });

  it.each(['9.1440300708461101E+17', '1234567890123456', '-1E+15'])(
    'refuses %s: its digits are lost',
    (value) => {
      expect(numberText(value, PLAIN, false)).toMatchObject({ code: 'lost-digits' });
    },
  );

  it.each(['abc', ' ', '1e999'])('refuses %j, which is no number', (value) => {
    expect(numberText(value, PLAIN, false)).toMatchObject({ code: 'error-value' });
  });

  it.each([
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['61', '1900-03-01'],
    ['45352', '2024-03-01'],
    ['45352.5', '2024-03-01 12:00:00'],
    ['45351.999999', '2024-03-01'],
    ['0.75', '18:00:00'],
    ['2958465', '9999-12-31'],
  ])('day %s is %s', (value, text) => {
    expect(numberText(value, date, false)).toBe(text);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(numberText('0', date, true)).toBe('1904-01-01');
    expect(numberText('43890', date, true)).toBe('2024-03-01');
  });

  it.each(['0', '-1', '60', '2958466', '1e15'])('refuses %s as a date', (value) => {
    expect(numberText(value, date, false)).toMatchObject({ code: 'bad-date' });
  });
});

it.each([
  ['yyyy-mm-dd', date],
  ['yyyy"年"m"月"d"日"', date],
  ['[$-804]yyyy/m/d;@', date],
  ['h:mm AM/PM', date],
  ['General', PLAIN],
  ['[Red]General', PLAIN],
  ['#,##0.00_);[Red]\\(#,##0.00\\)', PLAIN],
  ['0"days"', { date: false, digits: 1 }],
  ['[h]:mm:ss', PLAIN],
  ['@', PLAIN],
  ['000000', { date: false, digits: 6 }],
])('the format %s', (code, style) => {
  expect(parseNumberFormat(code)).toEqual(style);
});
