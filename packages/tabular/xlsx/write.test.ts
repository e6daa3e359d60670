import { readXlsx as readByOther } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { workbookInMemory } from '../inMemory.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { bytesOf } from '../testing.ts';
import type { CellValue } from '../writing.ts';
import { writeXlsx } from './write.ts';
import { readZipDirectory, readZipEntry } from './zip-read.ts';

const columns = [{ header: '代码', width: 24, note: '18 位 <统一> "代码"' }, { header: '名称' }];

describe('a written workbook', () => {
  it('is read by another library, cell by cell', async () => {
    const file = await bytesOf(
      writeXlsx([
        { name: '名录', columns, rows: [['0123456789012345678', '=1+1 & <甲>\n乙'], [], [620302, null]] },
        { name: '填写说明', columns: [{ header: '列' }], rows: [['代码']] },
      ]),
    );
    const book = await readByOther(file, { readStyles: true });
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['名录', '填写说明']);
    const [list, help] = book.sheets;
    expect(list?.rows[1]).toEqual(['0123456789012345678', '=1+1 & <甲>\n乙']);
    expect(list?.rows[3]?.[0]).toBe('620302');
    expect(help?.rows).toEqual([['列'], ['代码']]);
    expect(list?.freezePane?.rows).toBe(1);
    expect(list?.cells?.get('0,0')?.style).toMatchObject({ font: { bold: true }, numFmt: '@' });
    expect(list?.cells?.get('1,0')?.style).toMatchObject({ numFmt: '@' });
    expect(list?.columns?.[0]?.width).toBe(24);
  });

  it('shows its notes as prompts of the whole column', async () => {
    const file = await bytesOf(writeXlsx([{ name: '名录', columns, rows: [] }]));
    const entry = readZipDirectory(file, DEFAULT_LIMITS).get('xl/worksheets/sheet1.xml')!;
    const xml = (await bytesOf(readZipEntry(file, entry))).toString();
    expect(xml).toContain(
      '</sheetData><dataValidations count="1"><dataValidation allowBlank="1" showInputMessage="1" promptTitle="代码" ' +
        'prompt="18 位 &lt;统一&gt; &quot;代码&quot;" sqref="A1:A1048576"/></dataValidations></worksheet>',
    );
  });

  it('offers what a column may hold, long lists from a hidden sheet, each once', async () => {
    const many = Array.from({ length: 90 }, (_, n) => `部门 ${n}`);
    const chosen = [
      { header: '类型', choices: ['许可', '备案“甲”'] },
      { header: '部门', choices: many },
      { header: '协办部门', choices: many, several: true },
    ];
    const file = await bytesOf(writeXlsx([{ name: '可填内容', columns: chosen, rows: [['许可', '', '']] }]));
    const entries = readZipDirectory(file, DEFAULT_LIMITS);
    const xmlOf = async (name: string) => (await bytesOf(readZipEntry(file, entries.get(name)!))).toString();
    const sheet = await xmlOf('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('sqref="A2:A1048576"><formula1>"许可,备案“甲”"</formula1></dataValidation>');
    const listed = "<formula1>'可填内容2'!$A$2:$A$91</formula1>";
    expect(sheet.split(listed)).toHaveLength(3);
    expect(sheet.match(/showErrorMessage/g)).toHaveLength(2);
    expect(await xmlOf('xl/workbook.xml')).toContain('name="可填内容2" sheetId="2" state="hidden"');
    const book = await readByOther(file);
    expect(book.sheets[1]?.rows.at(-1)).toEqual(['部门 89']);
  });

  it('holds the same cells where it is made in memory, as a browser does', async () => {
    const sheets = [
      { name: '名录', columns, rows: [['0123456789012345678', "'=1+1 <甲>\ud800"], [], [1, null]] },
    ];
    const [whole, streamed] = [await workbookInMemory(sheets), await bytesOf(writeXlsx(sheets))];
    const cellsOf = async (file: Uint8Array) => (await readByOther(file)).sheets[0]?.rows;
    expect(await cellsOf(whole)).toEqual(await cellsOf(streamed));
    expect((await cellsOf(whole))?.[1]?.[1]).toBe("''=1+1 <甲>\ufffd");
    await expect(workbookInMemory([{ name: 'a/b', columns, rows: [] }])).rejects.toThrow(RangeError);
  });

  it('is the same for the same content', async () => {
    const write = () => bytesOf(writeXlsx([{ name: 'a', columns, rows: [['1', '2']] }]));
    expect(Buffer.compare(await write(), await write())).toBe(0);
  });

  it('pulls its rows as it is read, and lets go of them when the reader stops', async () => {
    let pulled = 0;
    let closed = false;
    async function* rows(): AsyncGenerator<CellValue[]> {
      try {
        for (; pulled < 1e6; pulled++) yield [String(Math.random()), String(Math.random())];
      } finally {
        closed = true;
      }
    }
    let seen = 0;
    for await (const chunk of writeXlsx([{ name: 'a', columns, rows: rows() }])) {
      seen += chunk.length;
      if (seen > 100_000) break;
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(closed).toBe(true);
    expect(pulled).toBeLessThan(100_000);
  });

  it.each([
    ['a row too wide', [['1', '2', '3']], { code: 'ragged-row', row: 2, column: 'C' }],
    [
      'a cell too long',
      [['1'], ['2', 'x'.repeat(32_768)]],
      { code: 'cell-too-long', row: 3, column: '名称' },
    ],
  ])('refuses %s', async (_, rows, error) => {
    await expect(bytesOf(writeXlsx([{ name: 'a', columns, rows }]))).rejects.toMatchObject(error);
  });

  it('passes on what its rows throw', async () => {
    async function* rows(): AsyncGenerator<CellValue[]> {
      yield ['1'];
      throw new Error('lost');
    }
    await expect(bytesOf(writeXlsx([{ name: 'a', columns, rows: rows() }]))).rejects.toThrow('lost');
  });

  it.each([[[]], [['']], [['a/b']], [["'a"]], [['x'.repeat(32)]], [['a', 'A']]])(
    'refuses the sheet names %j',
    (names) => {
      expect(() => writeXlsx(names.map((name) => ({ name, columns, rows: [] })))).toThrow(RangeError);
    },
  );
});
