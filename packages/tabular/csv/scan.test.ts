import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvScanner, sniffDelimiter } from './scan.ts';

const rules = { delimiter: ',', columns: 10, cell: 20 };

function scan(text: string, pieces = [text]): (string | readonly string[])[] {
  const scanner = new CsvScanner(rules);
  return [...pieces.flatMap((piece) => scanner.write(piece)), ...scanner.end()].map((record) => record.cells);
}

describe('CsvScanner', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a,""b""\n",\n', [['a,"b"\n', '']]],
    ['"",""\n', [['', '']]],
    ['"a" ,b\n', [['a', 'b']]],
    ['5"钢管,x"y"\n', [['5"钢管', 'x"y"']]],
    ['a\n\nb\n', [['a'], [''], ['b']]],
    ['', []],
  ])('cuts %j', (text, expected) => {
    expect(scan(text)).toEqual(expected);
  });

  it('does not depend on where the text is cut into pieces', () => {
    const unit = fc.constantFrom('a', '"', ',', '\n', '\r', ' ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), fc.nat(30), fc.nat(30), (text, x, y) => {
        const [a, b] = [Math.min(x, y), Math.max(x, y)];
        const outcome = (pieces: string[]): unknown => {
          try {
            return scan(text, pieces);
          } catch (error) {
            return (error as { row: number }).row;
          }
        };
        expect(outcome([text.slice(0, a), text.slice(a, b), text.slice(b)])).toEqual(outcome([text]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds no more of a cell than its limit, and reads on after it', () => {
    const scanner = new CsvScanner(rules);
    const pieces = ['ok,"', ...Array.from({ length: 1_000 }, () => '长""'.repeat(1_000)), '"\nnext,row\n'];
    const records = pieces.flatMap((piece) => scanner.write(piece));
    expect(records.map((record) => record.cells)).toEqual([
      ['ok', ''],
      ['next', 'row'],
    ]);
    expect(records[0]?.faults?.get(1)).toMatchObject({ code: 'cell-too-long' });
    expect(records[1]?.faults).toBeUndefined();
  });

  it('refuses more columns than are allowed before it has read them all', () => {
    expect(() => scan(','.repeat(1_000_000))).toThrow(
      expect.objectContaining({ code: 'too-many-columns', row: 1 }),
    );
  });
});

it.each([
  ['a,b;c,d\n;;;;;;', ','],
  ['a;b;c\n', ';'],
  ['名称\t区划\t住所, 门牌', '\t'],
  ['"a;b;c;d",e', ','],
  ['\n\r\n,,\na;b', ';'],
  ['只有一列\n1', ','],
])('finds the delimiter of %j', (text, delimiter) => {
  expect(sniffDelimiter(text)).toBe(delimiter);
});
