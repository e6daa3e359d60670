import { expect, test } from 'vitest';
import type { Report } from './compose.ts';
import { reportPaper } from './paper.ts';

type Entry = Report['records'][number];

const entry = (kind: 'permit' | 'penalty', until?: string) =>
  ({
    ...{ kind, number: `${kind}1号`, authority: '甲局', date: '2026-03-02' },
    facts: [{ field: 'content', title: '内容', value: '某内容' }],
    ...(until && { until }),
  }) as Entry;

test('the report printed days as 2026-03-02: all of its days are written as papers write them', () => {
  const report: Report = {
    ...{ subject: '91620300MA1234567X', on: '2026-03-05' },
    records: [entry('permit'), entry('penalty', '2027-03-02')],
    listings: [
      {
        ...{ list: '严重违法失信名单', organ: '甲局', reason: '某事由', penalty: '罚1号' },
        since: '2026-03-04',
      },
    ],
  };
  const head = { organ: '某市', name: '某公司', at: '2026-03-05T01:30:00.000Z', link: 'https://example.cn' };
  const { sections } = reportPaper(report, head);
  expect(sections[0]!.paragraphs[1]).toContain('截至2026年3月5日 09:30依法公开');
  expect(sections.flatMap(({ table }) => table?.rows.map((row) => row.slice(-2)) ?? [])).toEqual([
    ['2026年3月2日', '长期'],
    ['2026年3月2日', '2027年3月2日'],
    ['甲局', '2026年3月4日'],
  ]);
  expect(JSON.stringify(sections)).not.toMatch(/\d{4}-\d{2}-\d{2}/);
});
