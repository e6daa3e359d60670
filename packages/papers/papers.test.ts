import { noticeText } from '@mingcha/notices/files';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { briefingDocx, briefingPdf, briefingsPdf, type Paper } from './index.ts';
import { samplePaper } from './testing/samplePaper.ts';

const plain = (text: string) => text.replace(/\s/g, '');
const pagesOf = (pdf: Uint8Array) =>
  [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Type \/Page\b/g),
  ].length;

const small = (more: Partial<Paper> = {}): Paper => ({
  organ: '某市督查室',
  title: '通报',
  date: '2026-06-25',
  sections: [{ heading: '一、情况', paragraphs: ['平稳。'] }],
  ...more,
});

it('has the text of its code beside it for who types it, where it is to be read', async () => {
  const code = { text: 'https://a.example/credit/report/abc.def', caption: '扫码核验' };
  for (const make of [briefingPdf, briefingDocx]) {
    expect(plain((await noticeText(await make(small({ code })))).text)).not.toContain('abc.def');
    const read = await noticeText(await make(small({ code: { ...code, readable: true } })));
    expect(plain(read.text)).toContain(code.text);
  }
});

describe.each([
  ['docx', briefingDocx],
  ['pdf', briefingPdf],
] as const)('a paper as %s', (format, make) => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await make(samplePaper());
  });

  it('gives back every text that was written', async () => {
    const paper = samplePaper();
    const read = await noticeText(bytes);
    expect(read.format).toBe(format);
    const text = plain(read.text);
    for (const { heading, paragraphs, chart } of paper.sections) {
      expect(text).toContain(plain(heading));
      if (chart) expect(text).toContain(plain(chart.title));
      // A page's number may stand inside a paragraph that goes over two pages.
      for (const paragraph of paragraphs) expect(text).toContain(plain(paragraph).slice(0, 12));
    }
    for (const whole of [paper.organ, paper.title, paper.number!, '2026年6月25日', paper.footer!])
      expect(text).toContain(plain(whole));
    for (let i = 1; i <= 60; i++) expect(text).toContain(`某市第${i}工作部门`);
  });

  it('is the same bytes each time, and other bytes for another day', async () => {
    expect(Buffer.compare(bytes, await make(samplePaper()))).toBe(0);
    expect(Buffer.compare(bytes, await make({ ...samplePaper(), date: '2026-06-26' }))).not.toBe(0);
  });

  it('holds texts that XML and fonts refuse, without what makes them refuse', async () => {
    const hostile = '甲<b>&"\'\u0000\u0008\ud800乙\ufffe\u2028丙]]>𠮷😀';
    const made = await make(
      small({
        title: hostile,
        sections: [
          {
            heading: hostile,
            paragraphs: [hostile],
            table: { columns: [hostile, '乙'], rows: [[hostile], ['一', '二', '三']] },
            chart: {
              kind: 'bar',
              title: hostile,
              labels: [hostile],
              series: [{ name: hostile, values: [1] }],
            },
          },
        ],
      }),
    );
    const text = plain((await noticeText(made)).text);
    expect(text).toContain('甲<b>&"\'乙');
    expect(text).toContain('丙]]>');
    expect(text).not.toContain('三');
  });

  it('says who signed beside the number, and has room for a seal', async () => {
    const made = await make(small({ number: '审决〔2026〕1号', signer: '王小明', seal: true }));
    const text = plain((await noticeText(made)).text);
    expect(text).toContain('审决〔2026〕1号签发人：王小明');
    expect(text).toMatch(/某市督查室2026年6月25日（印章）/);
  });

  it('that is a form has its rows with room to write, and no signature', async () => {
    const rows = [
      ['受送达人', '甲公司'],
      ['送达人签名', ''],
    ];
    const table = { columns: ['', ''], widths: [1, 3], rows, form: true as const };
    const made = await make(
      small({ title: '送达回证', form: true, sections: [{ heading: '', paragraphs: [], table }] }),
    );
    const text = plain((await noticeText(made)).text);
    expect(text).toContain('受送达人甲公司');
    expect(text).not.toContain('2026年6月25日');
  });

  it('takes a paper with nothing in it but what it must have', async () => {
    const made = await make(small({ sections: [] }));
    expect(plain((await noticeText(made)).text)).toContain('某市督查室');
  });

  it('draws charts of no labels, of one, and of a hundred', async () => {
    const chart = (n: number) => ({
      kind: 'stacked' as const,
      title: `共${n}个单位`,
      labels: Array.from({ length: n }, (_, i) => `第${i}工作单位`),
      series: [{ name: '正常', values: Array.from({ length: n }, (_, i) => i % 7) }],
    });
    const sections = [0, 1, 100].map((n) => ({ heading: '图', paragraphs: [], chart: chart(n) }));
    const text = plain((await noticeText(await make(small({ sections })))).text);
    for (const n of [0, 1, 100]) expect(text).toContain(`共${n}个单位`);
  });
});

it('a PDF ends with organ and day on a page that has text: they stood alone on one', async () => {
  const line = '依法作出本决定';
  // Organ and day come to a second page with twelve lines, without a seal with fourteen.
  for (const seal of [true, undefined])
    for (let n = 6; n <= 16; n++) {
      const paragraphs = Array.from({ length: n }, (_, i) => `第${i + 1}条${line}`);
      const pdf = await briefingPdf(
        small({ sections: [{ heading: '', paragraphs }], ...(seal && { seal }) }),
      );
      const { text } = await noticeText(pdf);
      const last = text
        .split(/— \d+ —/)
        .filter((page) => plain(page) !== '')
        .at(-1)!;
      expect([n, plain(last)]).toEqual([n, expect.stringContaining(line)]);
    }
});

describe('a long table', () => {
  const rows = (n: number) => Array.from({ length: n }, (_, i) => [`第${i + 1}行`, '内容']);
  const withTable = (rows: string[][]) =>
    small({ sections: [{ heading: '表', paragraphs: [], table: { columns: ['编号甲', '说明乙'], rows } }] });

  it('has its head on every page of the PDF', async () => {
    const pdf = await briefingPdf(withTable(rows(120)));
    const pages = pagesOf(pdf);
    expect(pages).toBeGreaterThan(3);
    const { text } = await noticeText(pdf);
    expect(text.split('编号甲').length - 1).toBe(pages);
    expect(text).toContain('第120行');
  });

  it('begins on the next page with its heading where its first row would not stay with them', async () => {
    const long = '很长的说明'.repeat(30);
    const { table } = withTable([['一', long]]).sections[0]!;
    for (let lines = 8; lines < 20; lines++) {
      const before = { heading: '', paragraphs: Array.from({ length: lines }, () => '一行。') };
      const pdf = await briefingPdf(
        small({ sections: [before, { heading: '二、表', paragraphs: [], ...(table && { table }) }] }),
      );
      const [first] = (await noticeText(pdf)).text.split('— 1 —');
      expect([lines, first!.includes('二、表')]).toEqual([lines, first!.includes('很长的说明')]);
    }
  });

  it('repeats its head in the Word document by a mark on the row', async () => {
    const files = unzipSync(await briefingDocx(withTable(rows(2))));
    const xml = new TextDecoder().decode(files['word/document.xml']);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  });

  it('goes on in the next page inside a row that is higher than a page, and loses no line', async () => {
    const numbers = Array.from({ length: 1_500 }, (_, i) => `（${i}）`).join('');
    const pdf = await briefingPdf(
      withTable([
        ['一', '短'],
        ['二', numbers],
        ['三', '短'],
      ]),
    );
    const text = plain((await noticeText(pdf)).text).replace(/—\d+—|编号甲说明乙/g, '');
    for (let i = 0; i < 1_500; i++) expect(text).toContain(`（${i}）`);
    expect(pagesOf(pdf)).toBeGreaterThan(2);
  });
});

describe('papers as one PDF', () => {
  it('begin on pages of their own, each numbered from 1', async () => {
    const [long, short] = [samplePaper(), small({ title: '另一份' })];
    const [one, two] = [await briefingPdf(long), await briefingPdf(short)];
    const both = await briefingsPdf([short, long, short]);
    expect(pagesOf(both)).toBe(pagesOf(one) + 2 * pagesOf(two));
    const { text } = await noticeText(both);
    expect(plain(text).split('—1—')).toHaveLength(4);
    expect(plain(text)).toContain('另一份');
  });
});
