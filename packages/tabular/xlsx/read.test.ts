import { writeXlsx as writeByOther } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { inline, issuesOf, readAllRows, workbook, zipOf } from '../testing.ts';

const HEADER = `<row r="1">${inline('A1', '代码')}${inline('B1', '名称')}</row>`;
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

async function valuesOf(file: Uint8Array): Promise<unknown[]> {
  return (await readAllRows(file)).map((row) => row.values);
}

/** The rows of a sheet whose header is 代码, 名称 and whose second row holds these cells. */
async function second(cells: string, rest: object = {}): Promise<Awaited<ReturnType<typeof readAllRows>>> {
  return readAllRows(await workbook({ rows: `${HEADER}<row r="2">${cells}</row>`, ...rest }));
}

describe('a workbook', () => {
  it('that another library wrote is read: shared texts, numbers, dates, booleans', async () => {
    const file = await writeByOther({
      sheets: [
        {
          name: '名录',
          rows: [
            ['代码', '名称', '成立日期', '有效', '数量'],
            ['91620300MA7A', ' 甲&乙 <公司>\n分部　', new Date(Date.UTC(2024, 2, 1)), true, 12.5],
            [],
            ['91620300MA7B', null, null, false, 620302],
          ],
        },
        { name: '说明', rows: [['别的']] },
      ],
    });
    expect(await readAllRows(file)).toEqual([
      {
        row: 2,
        values: {
          代码: '91620300MA7A',
          名称: '甲&乙 <公司>\n分部',
          成立日期: '2024-03-01',
          有效: 'TRUE',
          数量: '12.5',
        },
        issues: [],
      },
      { row: 4, values: { 代码: '91620300MA7B', 有效: 'FALSE', 数量: '620302' }, issues: [] },
    ]);
  });

  it('is read with rich text, without phonetic readings, with escapes, and without references', async () => {
    const file = await workbook({
      rows: `<row>${inline('A1', '代码')}<c t="s"><v>0</v></c></row><row r="5"><c t="inlineStr"><is><r><t>甲</t></r><rPh><t>jia</t></rPh><r><rPr><b/></rPr><t>乙</t></r></is></c><c t="s"><v>1</v></c></row>`,
      strings:
        '<si><t>名称</t></si><si><r><t>a_x000D_</t></r><r><t>_x005F_x0041__x0000_</t></r><rPh><t>x</t></rPh></si>',
    });
    expect(await readAllRows(file)).toEqual([
      { row: 5, values: { 代码: '甲乙', 名称: 'a\r_x0041__x0000_' }, issues: [] },
    ]);
  });

  it('gives its first visible sheet', async () => {
    const sheets = `<workbook xmlns:r="${REL}"><sheets><sheet name="旧" state="hidden" r:id="s1"/><sheet name="图" r:id="s2"/><sheet name="新" r:id="s3"/></sheets></workbook>`;
    const relation = (id: string, type: string, target: string): string =>
      `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`;
    const file = await workbook({
      rows: HEADER,
      parts: {
        'xl/workbook.xml': sheets,
        'xl/_rels/workbook.xml.rels': `<Relationships>${relation('s1', 'worksheet', 'worksheets/sheet1.xml')}${relation('s2', 'chartsheet', 'c.xml')}${relation('s3', 'worksheet', '../xl/New.xml')}</Relationships>`,
        'xl/new.xml': `<worksheet><sheetData><row r="1">${inline('A1', '新')}</row><row r="2">${inline('A2', '1')}</row></sheetData></worksheet>`,
      },
    });
    expect(await valuesOf(file)).toEqual([{ 新: '1' }]);
  });

  it('counts days from 1904 if it says so, and pads by format', async () => {
    const rows = await second('<c r="A2" s="1"><v>302</v></c><c r="B2" s="2"><v>43890</v></c>', {
      workbookPr: '<workbookPr date1904="1"/>',
      styles:
        '<numFmts><numFmt numFmtId="170" formatCode="000000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs>',
    });
    expect(rows[0]?.values).toEqual({ 代码: '000302', 名称: '2024-03-01' });
  });

  it('takes ISO dates, and leaves empty styled cells out wherever they stand', async () => {
    const rows = await second('<c r="A2" t="d"><v>2024-03-01T00:00:00</v></c><c r="B2" s="1"/><c r="XFD2"/>');
    expect(rows).toEqual([{ row: 2, values: { 代码: '2024-03-01' }, issues: [] }]);
  });

  it('takes off the apostrophe of a guarded CSV that was saved as a workbook', async () => {
    const rows = await second(inline('A2', "'=1") + inline('B2', '=1'));
    expect(rows[0]?.values).toEqual({ 代码: '=1', 名称: '=1' });
  });
});

describe('what is wrong with a cell is reported with its row', () => {
  it.each([
    ['a formula with a number', '<c r="A2"><f>1+1</f><v>2</v></c>', '2 代码 formula'],
    ['a formula with a text', '<c r="A2" t="str"><f>B2</f><v>x</v></c>', '2 代码 formula'],
    ['a formula without a value', '<c r="A2"><f/></c>', '2 代码 formula'],
    ['an error', '<c r="A2" t="e"><v>#N/A</v></c>', '2 代码 error-value'],
    ['a code that became a number', '<c r="A2"><v>9.1440300708461101E+17</v></c>', '2 代码 lost-digits'],
    ['a number that is none', '<c r="A2"><v>x</v></c>', '2 代码 error-value'],
    ['a 10 MB text in place', inline('A2', 'x'.repeat(10_000_000)), '2 代码 cell-too-long'],
    ['a text beside the table', inline('D2', '备注'), '2 D missing-header'],
  ])('%s', async (_, cell, issue) => {
    expect(issuesOf(await second(cell))).toEqual([issue]);
  });

  it('a 10 MB shared text', async () => {
    const rows = await second('<c r="A2" t="s"><v>0</v></c>', {
      strings: `<si><t>${'长'.repeat(4e6)}</t></si>`,
    });
    expect(issuesOf(rows)).toEqual(['2 代码 cell-too-long']);
  });

  it('keeps the other cells', async () => {
    const [row] = await second(`<c r="A2"><f>1</f></c>${inline('B2', '甲')}`);
    expect(row?.values).toEqual({ 名称: '甲' });
  });
});

describe('what ends the reading is thrown', () => {
  const row2 = `<row r="2">${inline('A2', '1')}</row>`;
  it.each([
    [
      'merged data cells',
      { rows: HEADER + row2, after: '<mergeCells><mergeCell ref="A2:B2"/></mergeCells>' },
      'merged-cells',
    ],
    ['no rows at all', { rows: '' }, 'empty-file'],
    ['a header only', { rows: HEADER }, 'no-rows'],
    [
      'repeated headers',
      { rows: `<row r="1">${inline('A1', '甲')}${inline('B1', ' 甲')}</row>` },
      'duplicate-header',
    ],
    ['a formula as header', { rows: '<row r="1"><c r="A1"><f>1</f></c></row>' }, 'formula'],
    ['rows out of order', { rows: HEADER + row2 + HEADER }, 'damaged-file'],
    [
      'cells out of order',
      { rows: `<row r="1">${inline('B1', '甲')}${inline('A1', '乙')}</row>` },
      'damaged-file',
    ],
    ['a reference that is none', { rows: `<row r="1">${inline('1A', '甲')}</row>` }, 'damaged-file'],
    ['a row beyond the sheet', { rows: `<row r="1048577">${inline('A1', '甲')}</row>` }, 'damaged-file'],
    [
      'a shared text that is not there',
      { rows: '<row><c t="s"><v>7</v></c></row>', strings: '' },
      'damaged-file',
    ],
    ['a column beyond the limit', { rows: `<row>${inline('GS1', '甲')}</row>` }, 'too-many-columns'],
    [
      'a document type',
      { rows: '', parts: { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a><worksheet/>' } },
      'damaged-file',
    ],
    [
      'text that is not UTF-8',
      { rows: '', parts: { 'xl/worksheets/sheet1.xml': Buffer.from('<a>\xff</a>', 'latin1') } },
      'damaged-file',
    ],
    ['macros', { rows: HEADER + row2, parts: { 'xl/vbaProject.bin': 'x' } }, 'macros'],
    ['old macros', { rows: HEADER + row2, parts: { 'xl/macrosheets/sheet1.xml': 'x' } }, 'macros'],
    ['no sheet', { rows: '', parts: { 'xl/workbook.xml': '<workbook/>' } }, 'damaged-file'],
  ])('%s', async (_, content, code) => {
    await expect(readAllRows(await workbook(content))).rejects.toMatchObject({ name: 'TabularError', code });
  });

  it('names the row of a merge', async () => {
    const file = await workbook({
      rows: HEADER + row2,
      after: '<mergeCells><mergeCell ref="A2:A4"/></mergeCells>',
    });
    await expect(readAllRows(file)).rejects.toMatchObject({ row: 2 });
  });

  it('but not for merges in the header or below the data', async () => {
    const after = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A9:B9"/></mergeCells>';
    expect(await readAllRows(await workbook({ rows: HEADER + row2, after }))).toHaveLength(1);
  });

  it('other zip files', async () => {
    await expect(readAllRows(await zipOf({ mimetype: 'x' }))).rejects.toMatchObject({
      code: 'unsupported-format',
    });
    const xlsb = {
      '_rels/.rels': `<R><Relationship Type="${REL}/officeDocument" Target="xl/workbook.bin"/></R>`,
      'xl/workbook.bin': '',
    };
    await expect(readAllRows(await zipOf(xlsb))).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  it('a bomb of shared texts, and a file too large to hold', async () => {
    const bomb = await workbook({ rows: HEADER, strings: '<si/>'.repeat(1_000_000) });
    await expect(readAllRows(bomb, { limits: { rows: 10 } })).rejects.toMatchObject({ code: 'too-large' });
    await expect(readAllRows(bomb, { limits: { bytes: 2e6 } })).rejects.toMatchObject({ code: 'too-large' });
    await expect(readAllRows(bomb, { limits: { unpackedBytes: 1e6 } })).rejects.toMatchObject({
      code: 'too-large',
    });
    await expect(readAllRows(bomb, { limits: { workbookBytes: 100 } })).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('too many rows', async () => {
    const file = await workbook({ rows: `${HEADER}${row2}<row r="3">${inline('A3', '1')}</row>` });
    await expect(readAllRows(file, { limits: { rows: 1 } })).rejects.toMatchObject({
      code: 'too-many-rows',
      row: 3,
    });
  });
});

it('a merged title above the header is passed over', async () => {
  const rows = [
    `<row r="1">${inline('A1', '检查对象名录')}</row>`,
    `<row r="3">${inline('A3', '代码')}${inline('B3', '名称')}</row>`,
    `<row r="4">${inline('A4', 'A')}${inline('B4', '甲')}</row>`,
  ].join('');
  const file = await workbook({ rows, after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>' });
  const isTitle = (text: string) => ['代码', '名称'].includes(text);
  expect(await readAllRows(file, { isTitle })).toEqual([
    { row: 4, values: { 代码: 'A', 名称: '甲' }, issues: [] },
  ]);
});
