import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { TabularError } from '../errors.ts';
import { readTable } from '../read-table.ts';
import { inline, readAllRows, workbook } from '../testing.ts';

const header = `<row r="1">${inline('A1', '编号')}${inline('B1', '名称')}</row>`;
const large = (rows: string, more: Partial<Parameters<typeof workbook>[0]> = {}) =>
  workbook({ rows: `${header}${rows}`, parts: { 'xl/media/a.png': Buffer.alloc(2 ** 20) }, ...more });

describe('a process reads of a workbook', () => {
  it.each<[string, Promise<Buffer>]>([
    [
      'its rows and what is wrong with their cells',
      large(
        `<row r="2">${inline('A2', ' 甲 ')}<c r="B2"><f>1</f><v>1</v></c></row><row r="4">${inline('B4', '乙')}</row>`,
      ),
    ],
    ['nothing where it is damaged', large('<row r="2"/><row r="1"/>')],
    [
      'nothing below merged cells',
      large(`<row r="2">${inline('A2', '甲')}</row>`, {
        after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
      }),
    ],
  ])('%s, as it is read without', async (_, file) => {
    const bytes = await file;
    const read = (apart: boolean) =>
      readAllRows(bytes, { apart }).catch((error: TabularError) => ({ ...error, message: error.message }));
    expect(await read(true)).toEqual(await read(false));
  });
});

/** How the reading of a workbook in a process ends, how many rows it gave, and how long others waited for it, ms. */
async function watched(file: Buffer) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let rows = 0;
  let code: string | undefined;
  try {
    for await (const _ of readTable(() => [file], { apart: true })) rows++;
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    code = error.code;
  }
  delay.disable();
  return { rows, code, wait: delay.percentile(99) / 1e6 };
}

describe('a workbook that unpacks to a thousand times its size', () => {
  it('is refused by what it declares', async () => {
    const file = await large('', { parts: { 'xl/media/a.png': Buffer.alloc(129 * 2 ** 20) } });
    expect(file.length).toBeLessThan(2 ** 20);
    const { code, wait } = await watched(file);
    expect(code).toBe('too-large');
    expect(wait).toBeLessThan(200);
  });

  it('of 700,000 rows does not hold others up: it was read where requests are served', async () => {
    const file = await large('<row><c><v>1</v></c></row>'.repeat(700_000));
    expect(file.length).toBeLessThan(2 ** 20);
    const { code, wait } = await watched(file);
    expect(code).toBe('too-many-rows');
    expect(wait).toBeLessThan(200);
  });
});
