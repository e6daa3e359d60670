import { shanghaiDate, spokenDate, spokenTime } from '@mingcha/kernel';
import type { Paper, Table } from '@mingcha/papers';
import type { Report } from './compose.ts';

type Head = {
  /** The city's name. */
  organ: string;
  /** What the enterprise is called. */
  name: string;
  /** ISO instant of which it is. */
  at: string;
  /** The address that its code leads to. */
  link: string;
};

const fact = ({ facts }: Report['records'][number], field: string): string =>
  facts.find((one) => one.field === field)?.value ?? '';

/** What is written of something that somebody objects to. */
const marked = (text: string, disputed: boolean | undefined) => (disputed ? `${text}（异议中）` : text);

/** A section with a table, or with the sentence that there is nothing. */
const listed = (heading: string, columns: string[], widths: number[], rows: string[][]) => {
  const table: Table = { title: heading.slice(2), columns, widths, rows };
  return rows.length > 0 ? { heading, paragraphs: [], table } : { heading, paragraphs: ['没有。'] };
};

/** 企业公共信用信息报告: what everybody may read of an enterprise, as a paper with a code that leads to its verification. */
export function reportPaper(report: Report, { organ, name, at, link }: Head): Paper {
  const of = (kind: string) => report.records.filter((one) => one.kind === kind);
  return {
    organ,
    title: '企业公共信用信息报告',
    date: shanghaiDate(new Date(at)),
    sheet: true,
    sections: [
      {
        heading: '一、主体',
        paragraphs: [
          `${name}，统一社会信用代码${report.subject}。`,
          `本报告列出截至${spokenTime(at)}依法公开的信用信息；已修复、已撤下和公示期满的不在其中。`,
        ],
      },
      listed(
        '二、公示期内的行政许可',
        ['文书号', '许可内容', '许可机关', '决定日期', '公示至'],
        [5, 6, 5, 5, 5],
        of('permit').map((one) => [
          ...[
            marked(one.number, one.disputed),
            fact(one, 'content'),
            one.authority,
            spokenDate(one.date),
            one.until === undefined ? '长期' : spokenDate(one.until),
          ],
        ]),
      ),
      listed(
        '三、公示期内的行政处罚',
        ['文书号', '处罚内容', '处罚机关', '决定日期', '公示至'],
        [5, 6, 5, 5, 5],
        of('penalty').map((one) => [
          ...[
            marked(one.number, one.disputed),
            fact(one, 'content'),
            one.authority,
            spokenDate(one.date),
            one.until === undefined ? '长期' : spokenDate(one.until),
          ],
        ]),
      ),
      listed(
        '四、失信名单',
        ['名单', '列入事由', '列入机关', '列入日期'],
        [5, 5, 4, 4],
        report.listings.map(({ list, reason, organ: by, since, disputed }) => [
          marked(list, disputed),
          reason,
          by,
          spokenDate(since),
        ]),
      ),
      {
        heading: '',
        paragraphs: [
          '本报告不含内部的信用风险分类，不是对企业的评价。以核验的结果为准：扫下面的码，或者打开码旁的网址。',
        ],
      },
    ],
    code: { text: link, caption: '扫码核验：这份报告是否由本市出具，内容此后有无变化', readable: true },
  };
}
