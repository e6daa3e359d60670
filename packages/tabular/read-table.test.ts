import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trimCell } from './cells.ts';
import { writeCsv } from './csv/write.ts';
import { TabularError } from './errors.ts';
import { writeNdjson } from './ndjson/write.ts';
import { readTable } from './read-table.ts';
import { bytesOf, cut, encodeGb18030, inline, readAllRows, workbook } from './testing.ts';
import { writeXlsx } from './xlsx/write.ts';

/** Texts as nasty as they come, and as they are after a reading: trimmed, with U+FFFD for what no sheet can hold. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom(
        "'",
        '=',
        '+',
        '-',
        '@',
        '"',
        ',',
        ';',
        '\t',
        '\n',
        '\r',
        ' ',
        '1',
        'E',
        '_',
        'x',
        '0',
        '<',
        '&',
        '甲',
        '😀',
      ),
    }),
    fc.constantFrom(
      '_x0041_',
      '_x005F_x0041_',
      '_x0000_',
      '&amp;',
      ']]>',
      '9E+17',
      "'=1",
      '\uFFFE',
      '\u0001',
      '<t>',
    ),
  )
  .map((value) => trimCell(value.replaceAll('\0', '\uFFFD')));

const HEADERS = ['统一社会信用代码', '"名称", 全称', "'=甲"];
const table = fc
  .array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 })
  .filter((rows) => rows.every((row) => row.some((cell) => cell !== '')));

function expected(rows: readonly (readonly string[])[]): object[] {
  return rows.map((cells, i) => ({
    row: i + 2,
    values: Object.fromEntries(HEADERS.map((h, j) => [h, cells[j]!]).filter(([, cell]) => cell !== '')),
    issues: [],
  }));
}

describe('what was written is read back', () => {
  it('from CSV', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), async (rows, chunk) => {
        const file = await bytesOf(writeCsv(HEADERS, rows));
        expect(await readAllRows(file, { chunk })).toEqual(expected(rows));
      }),
      { numRuns: 250 },
    );
  });

  it('from a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const file = await bytesOf(
          writeXlsx([{ name: 'a', columns: HEADERS.map((header) => ({ header })), rows }]),
        );
        expect(await readAllRows(file)).toEqual(expected(rows));
      }),
      { numRuns: 150 },
    );
  });

  it('from JSON lines, of any JSON objects', async () => {
    const object = fc
      .dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
      .filter((o) => !JSON.stringify(o).includes('__proto__'));
    await fc.assert(
      fc.asyncProperty(fc.array(object, { minLength: 1 }), async (objects) => {
        const rows = await readAllRows(await bytesOf(writeNdjson(objects)), { format: 'ndjson' });
        expect(rows.map((row) => row.values)).toEqual(JSON.parse(JSON.stringify(objects)));
      }),
      { numRuns: 150 },
    );
  });

  it('at the limit of a cell, guarded or not', async () => {
    const rows = [['x'.repeat(32_767), `=${'"'.repeat(32_766)}`, '_x0041_'.repeat(4_681)]];
    expect(await readAllRows(await bytesOf(writeCsv(HEADERS, rows)))).toEqual(expected(rows));
    const file = await bytesOf(
      writeXlsx([{ name: 'a', columns: HEADERS.map((header) => ({ header })), rows }]),
    );
    expect(await readAllRows(file)).toEqual(expected(rows));
  });

  it('and texts that no sheet can hold become U+FFFD', async () => {
    const rows = [['a\0b', '\uD800', 'x']];
    const [row] = await readAllRows(await bytesOf(writeCsv(HEADERS, rows)));
    expect(Object.values(row!.values)).toEqual(['a\uFFFDb', '\uFFFD', 'x']);
    const sheet = { name: 'a', columns: HEADERS.map((header) => ({ header })), rows };
    expect((await readAllRows(await bytesOf(writeXlsx([sheet]))))[0]).toEqual(row);
  });
});

describe('for any bytes, a reading ends with rows or a TabularError', () => {
  const sound = async (bytes: Uint8Array, format?: 'csv' | 'xlsx' | 'ndjson'): Promise<void> => {
    try {
      for await (const row of readTable(() => cut(bytes, 1_000), { format }))
        expect(row.row).toBeGreaterThan(0);
    } catch (error) {
      if (!(error instanceof TabularError)) throw error;
      expect(error.message).toMatch(/\p{Script=Han}/u);
    }
  };

  it('for random bytes, in every format', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await sound(bytes);
        await sound(bytes, 'csv');
        await sound(bytes, 'ndjson');
        await sound(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), bytes]));
      }),
      { numRuns: 250 },
    );
  });

  it('for valid files cut short or with bytes changed', async () => {
    const rows = [
      ['一', '"二"\n', '=3'],
      ['四', '', '😀'],
    ];
    const files = [
      await bytesOf(writeCsv(HEADERS, rows)),
      encodeGb18030('名称,"区划"\r\n甲,"乙\n丙"\r\n'),
      await bytesOf(writeNdjson([{ a: '一' }, { b: [1, { c: null }] }])),
      await bytesOf(
        writeXlsx([{ name: 'a', columns: [{ header: '甲' }, { header: '乙' }, { header: '丙' }], rows }]),
      ),
      await workbook({
        rows: `<row>${inline('A1', '甲')}</row><row><c t="s"><v>0</v></c></row>`,
        strings: '<si><t>1</t></si>',
      }),
    ];
    const change = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        change,
        fc.option(fc.nat()),
        async (file, changes, cutAt) => {
          const bytes = Uint8Array.from(file);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          await sound(cutAt === null ? bytes : bytes.subarray(0, cutAt % bytes.length));
        },
      ),
      { numRuns: 800 },
    );
  });

  it('for a workbook’s XML with characters changed, where no checksum helps', async () => {
    const xml = `<worksheet><sheetData><row r="1">${inline('A1', '甲')}${inline('B1', '乙')}</row><row r="2"><c r="A2"><f>1</f><v>2</v></c><c r="B2" t="s" s="1"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`;
    const change = fc.array(
      fc.tuple(fc.nat(xml.length), fc.constantFrom('', '<', '>', '/', '"', '&', '0', 'Z', '<c>', '</row>')),
      { minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(change, async (changes) => {
        let changed = xml;
        for (const [at, piece] of changes) changed = changed.slice(0, at) + piece + changed.slice(at + 1);
        await sound(
          await workbook({
            rows: '',
            strings: '<si><t>1</t></si>',
            parts: { 'xl/worksheets/sheet1.xml': changed },
          }),
        );
      }),
      { numRuns: 250 },
    );
  });
});
