import { describe, expect, it } from 'vitest';
import { encodeGb18030, issuesOf, readAllRows } from '../testing.ts';

const ROSTER =
  '统一社会信用代码,名称,住所\r\n91620300MA7A,金昌市某某商贸有限公司,"新华路 1 号, ""二"" 楼"\r\n\r\n91620300MA7B,　丙公司\u00A0,\r\n';
const ROWS = [
  {
    row: 2,
    values: {
      统一社会信用代码: '91620300MA7A',
      名称: '金昌市某某商贸有限公司',
      住所: '新华路 1 号, "二" 楼',
    },
    issues: [],
  },
  { row: 4, values: { 统一社会信用代码: '91620300MA7B', 名称: '丙公司' }, issues: [] },
];

describe('a text table', () => {
  it.each([
    ['UTF-8', Buffer.from(ROSTER)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${ROSTER}`)],
    ['GB 18030', encodeGb18030(ROSTER)],
    ['UTF-16', Buffer.from(`\uFEFF${ROSTER}`, 'utf16le')],
  ])('is read from %s, whole and byte by byte', async (_, bytes) => {
    expect(await readAllRows(bytes)).toEqual(ROWS);
    expect(await readAllRows(bytes, { chunk: 1 })).toEqual(ROWS);
  });

  it("is read as Excel's Unicode text", async () => {
    const bytes = Buffer.from('\uFEFF名称\t住所\r\n甲\t"a\tb"\r\n', 'utf16le');
    expect((await readAllRows(bytes)).map((r) => r.values)).toEqual([{ 名称: '甲', 住所: 'a\tb' }]);
  });

  it('gives its headers before its rows, and ends with what the receiver throws', async () => {
    const seen: (readonly string[])[] = [];
    await readAllRows(ROSTER, { onHeader: (columns) => seen.push(columns) });
    expect(seen).toEqual([['统一社会信用代码', '名称', '住所']]);
    const refuse = (): never => {
      throw new Error('缺少列');
    };
    await expect(readAllRows(ROSTER, { onHeader: refuse })).rejects.toThrow('缺少列');
  });

  it('counts a cell with line breaks as one row, and blank lines as rows', async () => {
    const rows = await readAllRows('\n\n名称,x\n"一\n二",1\n\n三,2\n');
    expect(rows.map((r) => [r.row, r.values.名称])).toEqual([
      [4, '一\n二'],
      [6, '三'],
    ]);
  });

  it('keeps header names that objects have of their own', async () => {
    const [row] = await readAllRows('constructor,toString\n1,2\n');
    expect(row?.values).toEqual({ constructor: '1', toString: '2' });
  });
});

describe('what is wrong with one row is reported with it', () => {
  it.each([
    ['a formula', '名称,b\n=1+1,2\n', '2 名称 formula'],
    ['digits that Excel dropped', '代码,b\n9.1444E+17,2\n', '2 代码 lost-digits'],
    ['too few cells', 'a,b,c\n1,2\n', '2 c ragged-row'],
    ['too many cells', 'a,b\n1,2,3\n', '2 C ragged-row'],
    ['a cell without a header', 'a,,c\n1,2,3\n', '2 B missing-header'],
    ['a 10 MB cell', `a,b\n1,"${'长'.repeat(10_000_000 / 3)}"\n3,4\n`, '2 b cell-too-long'],
  ])('%s', async (_, text, issue) => {
    expect(issuesOf(await readAllRows(text))).toEqual([issue]);
  });

  it('reads the other rows and cells', async () => {
    const rows = await readAllRows('a,b\n=1,2\n3,4\n');
    expect(rows.map((r) => r.values)).toEqual([{ b: '2' }, { a: '3', b: '4' }]);
  });

  it('forgives empty cells beyond the header', async () => {
    expect(issuesOf(await readAllRows('a,b,,\n1,2,,\n'))).toEqual([]);
  });
});

describe('what ends the reading is thrown', () => {
  it.each([
    ['an empty file', '', 'empty-file', undefined],
    ['blank lines only', '\r\n \r\n,,\r\n', 'empty-file', undefined],
    ['a header only', '名称,区划\r\n', 'no-rows', undefined],
    ['repeated headers', '名称,区划, 名称\n1,2,3\n', 'duplicate-header', 1],
    ['a header that objects would stumble on', '__proto__\n1\n', 'bad-header', 1],
    ['a quote that is never closed', 'a,b\n1,2\n3,"4\n5,6\n', 'bad-quote', 3],
    ['text after a closing quote', 'a,b\n1,"2"x\n', 'bad-quote', 2],
    ['a NUL', 'a,b\n1,2\n3,\0\n', 'nul-character', 3],
    ['bytes of no encoding', Buffer.from('a,b\n1,2\n\xff\xff,4\n', 'latin1'), 'bad-encoding', 3],
    ['UTF-16 without a mark', Buffer.from('a,b\n1,2\n', 'utf16le'), 'nul-character', 1],
  ])('%s', async (_, text, code, row) => {
    const error: unknown = await readAllRows(text).catch((e: unknown) => e);
    expect(error).toMatchObject({ name: 'TabularError', code, message: expect.stringMatching(/请|应|要/) });
    expect((error as { row?: number }).row).toBe(row);
  });

  it.each([
    [{ rows: 2 }, 'too-many-rows'],
    [{ columns: 1 }, 'too-many-columns'],
    [{ bytes: 10 }, 'too-large'],
  ])('more than %j', async (limits, code) => {
    await expect(readAllRows('a,b\n1,2\n3,4\n5,6\n', { limits })).rejects.toMatchObject({ code });
    expect(await readAllRows('a\n1\n2\n', { limits })).toHaveLength(2);
  });

  it('an endless run of blank lines', async () => {
    await expect(readAllRows(`a\n${'\n'.repeat(1_100_000)}`)).rejects.toMatchObject({
      code: 'too-many-rows',
    });
    await expect(readAllRows('\n'.repeat(1_100_000), { format: 'ndjson' })).rejects.toMatchObject({
      code: 'too-many-rows',
    });
  });

  it('the source’s own errors as they are', async () => {
    const failing = (): AsyncIterable<Uint8Array> => ({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('disk')) }),
    });
    const { readTable } = await import('../read-table.ts');
    await expect(readTable(failing).next()).rejects.toThrow('disk');
  });
});

describe('title rows above the header', () => {
  const titles = new Set(['代码', '名称', '住所']);
  const isTitle = (text: string) => titles.has(text);
  const read = async (text: string) => {
    const headers: [readonly string[], number][] = [];
    const rows = await readAllRows(text, {
      isTitle,
      onHeader: (names, row) => void headers.push([names, row]),
    });
    return { headers, rows: rows.map(({ row, values }) => [row, values]) };
  };
  const found = { headers: [[['代码', '名称'], 3]], rows: [[4, { 代码: 'A', 名称: '甲' }]] };

  it.each([
    ['bare', '名录（2026年）\n\n代码,名称\nA,甲'],
    ['padded by a spreadsheet', '名录,\n填报单位：市局,日期：11 月\n代码,名称\nA,甲'],
    ['with tabs', '名录\n填报\n代码\t名称\nA\t甲'],
  ])('are passed over: %s', async (_, text) => {
    expect(await read(text)).toEqual(found);
  });

  it('are looked for in twenty rows; then the likeliest is the header, or else the first', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => `${i},x`);
    expect((await read(['说明,说明二', ...lines].join('\n'))).headers).toEqual([[['说明', '说明二'], 1]]);
    const one = await read(['说明,说明二', '代码,别的', ...lines].join('\n'));
    expect([one.headers, one.rows.length]).toEqual([[[['代码', '别的'], 2]], 30]);
  });

  it('leave a file alone whose header is its first row', async () => {
    expect((await read('代码\nA\n名称')).rows).toEqual([
      [2, { 代码: 'A' }],
      [3, { 代码: '名称' }],
    ]);
  });
});
