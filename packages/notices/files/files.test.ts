import { Problem } from '@mingcha/kernel';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readNotice } from '../readNotice.ts';
import { rows, substance } from '../testing/brief.ts';
import { docxOf, docxOfText, docxParagraph, wordNamespace } from '../testing/docx.ts';
import { asExtracted, plan } from '../testing/notices.ts';
import { pdfOf } from '../testing/pdf.ts';
import { noticeText } from './index.ts';

const code = async (bytes: Uint8Array): Promise<string> => {
  try {
    return (await noticeText(bytes)).format;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

describe('plain text', () => {
  test('UTF-8, with a mark or without, and UTF-16', async () => {
    for (const bytes of [
      Buffer.from(plan),
      Buffer.from(`\ufeff${plan}`),
      Buffer.from(`\ufeff${plan}`, 'utf16le'),
    ]) {
      expect((await noticeText(bytes)).text).toBe(plan);
    }
  });

  test('GB 18030', async () => {
    const bytes = Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xbc, 0xf5, 0xb8, 0xba, 0xa1, 0xa3]);
    expect(await noticeText(bytes)).toEqual({ text: '一、减负。', format: 'text' });
  });

  test('what is no text is refused by name', async () => {
    expect(await code(Uint8Array.from([0x61, 0, 0x62, 0xff, 0xff]))).toBe('notice-damaged');
    expect(await code(Buffer.from(' \n '))).toBe('notice-without-text');
  });
});

describe('Word documents', () => {
  test('a line for each paragraph', async () => {
    const { text, format } = await noticeText(docxOfText(plan));
    expect(format).toBe('docx');
    expect(text).toBe(plan);
  });

  test('of a table of tasks nothing was read; others keep a line for each paragraph', async () => {
    const cell = (text: string, properties = ''): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${text
        .split('|')
        .map((line) => docxParagraph(line))
        .join('')}</w:tc>`;
    const grid = (...lines: string[]): string =>
      `<w:tbl>${lines.map((line) => `<w:tr>${line}</w:tr>`).join('')}</w:tbl>`;
    const line = (...cells: string[]): string => cells.map((text) => cell(text)).join('');
    const body =
      docxParagraph('柳泉市任务分工表') +
      grid(line('文号', '签发人'), line('柳政发〔2026〕1号', '某某')) +
      grid(
        line('序号', '任务', '牵头单位', '责任单位'),
        line('1', '建设目录', '市数据局') + cell('市公安局|市财政局', '<w:vMerge w:val="restart"/>'),
        line('2', '共享证照', '市民政局') + cell('', '<w:vMerge/>'),
      );
    const { text } = await noticeText(docxOf(body));
    expect(text.split('\n')).toEqual([
      '柳泉市任务分工表',
      '文号',
      '签发人',
      '柳政发〔2026〕1号',
      '某某',
      '序号\t任务\t牵头单位\t责任单位',
      '1\t建设目录\t市数据局\t市公安局 市财政局',
      '2\t共享证照\t市民政局\t市公安局 市财政局',
    ]);
    expect(rows(readNotice(text))).toEqual([
      '1 建设目录 | 市数据局 | 市公安局 市财政局 | ',
      '2 共享证照 | 市民政局 | 市公安局 市财政局 | ',
    ]);
  });

  test('numbers that Word counts itself stand before their paragraphs', async () => {
    const level = (ilvl: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:numbering ${wordNamespace}><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;
    const styles = `<w:styles ${wordNamespace}><w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style><w:style w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`;
    const listed = (ilvl: number): string =>
      `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="3"/></w:numPr>`;
    const body = [
      docxParagraph('减负', '<w:pStyle w:val="H1"/>'),
      docxParagraph('减租', '<w:pStyle w:val="H2"/>'),
      docxParagraph('免押金。', listed(2)),
      docxParagraph('缓缴费。', listed(2)),
      docxParagraph('减税', listed(1)),
      docxParagraph('退税。', listed(2)),
      docxParagraph('服务', listed(0)),
      docxParagraph('无编号'),
    ].join('');
    const { text } = await noticeText(docxOf(body, { numbering, styles }));
    expect(text.split('\n')).toEqual([
      '一、减负',
      '（一）减租',
      '1.免押金。',
      '2.缓缴费。',
      '（二）减税',
      '1.退税。',
      '二、服务',
      '无编号',
    ]);
  });

  test('what was deleted, moved away or repeated for old readers is left out', async () => {
    const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
    const body = `<w:p>${run('一、留')}<w:del>${run('删')}</w:del><w:moveFrom>${run('移')}</w:moveFrom><w:ins>${run('增&amp;')}</w:ins><mc:AlternateContent><mc:Choice><w:txbxContent>${docxParagraph('框')}</w:txbxContent></mc:Choice><mc:Fallback>${run('旧')}</mc:Fallback></mc:AlternateContent></w:p>`;
    expect((await noticeText(docxOf(body))).text).toBe('框\n一、留增&');
  });

  test('other archives and damaged ones are refused by name', async () => {
    expect(await code(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toBe('notice-format');
    expect(await code(zipSync({ 'OFD.xml': strToU8('<x/>') }))).toBe('notice-format');
    const whole = docxOf(docxParagraph('一、甲。'));
    expect(await code(whole.subarray(0, whole.length - 40))).toBe('notice-damaged');
    expect(await code(docxOf(''))).toBe('notice-without-text');
  });

  test('an archive that would unpack to too much is refused', async () => {
    const bomb = Buffer.from(docxOf(docxParagraph('一、甲。')));
    // The size that the archive's directory gives for its first file
    bomb.writeUInt32LE(2 ** 31, bomb.indexOf('PK\x01\x02', 'latin1') + 24);
    expect(await code(bomb)).toBe('notice-too-large');
  });

  test('words around a number once stood before every paragraph however long they were', async () => {
    const words = '号'.repeat(100_000);
    const numbering = `<w:numbering ${wordNamespace}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:lvlText w:val="%1${words}"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;
    const listed = docxParagraph('减负。', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>');
    const { text } = await noticeText(docxOf(listed.repeat(5), { numbering }));
    expect(text.split('\n').map((line) => line.length < 200)).toEqual(Array(5).fill(true));
  });

  test('a file once held more text than may be pasted, minutes of reading packed into little', async () => {
    const line = `${'甲'.repeat(999)}\n`;
    expect(await code(Buffer.from(line.repeat(1_001)))).toBe('notice-too-large');
    const packed = docxOfText(line.repeat(1_001));
    expect(packed.length).toBeLessThan(50_000);
    expect(await code(packed)).toBe('notice-too-large');
  });

  test('an archive that named its text again and again once unpacked it as often', async () => {
    const whole = Buffer.from(docxOf(docxParagraph('一、甲。')));
    const directory = whole.indexOf('PK\x01\x02', 0, 'latin1');
    const end = whole.indexOf('PK\x05\x06', 0, 'latin1');
    const entry = whole.subarray(directory, end);
    const trailer = Buffer.from(whole.subarray(end));
    for (const at of [8, 10]) trailer.writeUInt16LE(50, at);
    trailer.writeUInt32LE(50 * entry.length, 12);
    const again = Buffer.concat([whole.subarray(0, directory), ...Array(50).fill(entry), trailer]);
    expect(await code(again)).toBe('notice-damaged');
  });

  test('a damaged byte gives text or a problem, nothing else', async () => {
    const whole = docxOfText(plan);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const broken = Uint8Array.from(whole);
        broken[at] = byte;
        expect(await code(broken)).toMatch(/^(?:text|docx|notice-.*)$/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('PDF', () => {
  const lines = asExtracted(plan, 36, 1_000).split('\n');

  test('the text layer, also in a font that is not embedded', async () => {
    const { text, format } = await noticeText(pdfOf([lines.slice(0, 20), lines.slice(20)]));
    expect(format).toBe('pdf');
    expect(rows(readNotice(text))).toEqual(rows(readNotice(plan)));
    expect(substance(text)).toEqual(substance(plan));
  });

  test('scans and damaged files are refused by name', async () => {
    const whole = pdfOf([lines]);
    expect(await code(pdfOf([[]]))).toBe('notice-without-text');
    expect(await code(whole.subarray(0, 300))).toBe('notice-damaged');
  });
});

test.each([
  ['\xd0\xcf\x11\xe0\xa1\xb1', 'notice-format'],
  ['{\\rtf1', 'notice-format'],
  ['\x89PNG\r\n', 'notice-format'],
])('other formats are recognised by their first bytes', async (head, expected) => {
  expect(await code(Buffer.from(head, 'latin1'))).toBe(expected);
});
