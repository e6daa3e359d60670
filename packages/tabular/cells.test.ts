import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnLetters, csvFault, guardCsv, guardXlsx, trimCell, unguard } from './cells.ts';

/** Texts that are likely to meet the guard's rules. */
const tricky = fc.oneof(
  fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '＝', '\t', '\n', ' ', 'E', '1', '.', 'a') }),
  fc.string({ unit: 'grapheme' }),
);

describe('trimCell', () => {
  it.each([
    ['  a b\t', 'a b'],
    ['\u3000金昌\u3000市\u3000', '金昌\u3000市'],
    ['\u00A0\uFEFF\u200B91\u202A\u200E', '91'],
    ['\u3000\u00A0', ''],
    ['a', 'a'],
  ])('%j is %j', (given, expected) => {
    expect(trimCell(given)).toBe(expected);
  });
});

describe('guards', () => {
  it('are undone exactly by unguard, for any text', () => {
    fc.assert(
      fc.property(tricky, (given) => {
        const text = trimCell(given);
        expect(unguard(guardCsv(text))).toBe(text);
        expect(unguard(guardXlsx(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['=1+1', '+86', '-3', '@SUM(A1)', '＝A1', '\t=1', '\r=1', '1E+10', "'=1"])(
    'keep %j from being run or converted in a CSV',
    (text) => {
      expect(guardCsv(text)).toBe(`'${text}`);
    },
  );

  it.each(['金昌', '620300', "'quoted'", '1.5', 'E+', "'90s"])('leave %j as it is', (text) => {
    expect(guardCsv(text)).toBe(text);
    expect(guardXlsx(text)).toBe(text);
  });

  it('leave text cells of a workbook alone, where nothing is run', () => {
    expect(guardXlsx('=1+1')).toBe('=1+1');
    expect(guardXlsx("'=1+1")).toBe("''=1+1");
  });
});

describe('csvFault', () => {
  it('distinguishes formulas and numbers that lost their digits from text', () => {
    expect(csvFault('=HYPERLINK("http://x")')?.code).toBe('formula');
    expect(csvFault('9.1444E+17')?.code).toBe('lost-digits');
    expect(csvFault('9E+17')?.code).toBe('lost-digits');
    expect(csvFault('91620300MA7E+17')).toBeUndefined();
    expect(csvFault('-')).toBeUndefined();
  });
});

it('names columns as a sheet does', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
});
