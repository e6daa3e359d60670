import { expect, it } from 'vitest';
import { bytesOf } from '../testing.ts';
import { writeCsv } from './write.ts';

it('writes what Excel opens right: a mark, CRLF, quotes where needed, guarded formulas', async () => {
  const rows = [
    ['甲,乙', '说"好"', '两\n行'],
    ['=1+1', 620302, undefined],
    [' 边 ', null],
  ];
  expect((await bytesOf(writeCsv(['a', 'b', 'c'], rows))).toString()).toBe(
    '\uFEFFa,b,c\r\n"甲,乙","说""好""","两\n行"\r\n\'=1+1,620302,\r\n" 边 ",,\r\n',
  );
});

it('writes a header without rows', async () => {
  expect((await bytesOf(writeCsv(['名称'], []))).toString()).toBe('\uFEFF名称\r\n');
});

it.each([
  ['a row too wide', [['1', '2']], { code: 'ragged-row', row: 2 }],
  ['a cell too long', [['x'.repeat(32_768)]], { code: 'cell-too-long', row: 2, column: '名称' }],
])('refuses %s', async (_, rows, error) => {
  await expect(bytesOf(writeCsv(['名称'], rows))).rejects.toMatchObject(error);
});
