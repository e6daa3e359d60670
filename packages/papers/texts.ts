import type { Chart, Paper, Table } from './paper.ts';

/** What stands below a picture, such as 图1　各单位得分（单位：分）. */
export const chartCaption = ({ title, unit }: Chart, n: number): string =>
  `图${n}　${title}${unit ? `（单位：${unit}）` : ''}`;

/** What stands above a table, such as 表1　各单位得分. */
export const tableCaption = ({ title }: Table, n: number): string => `表${n}${title ? `　${title}` : ''}`;

/** Who signed, beside the number. */
export const signedBy = (signer: string): string => `签发人：${signer}`;

/** Where the seal goes. */
export const sealMark = '（印章）';

/** All texts of a paper that are set in type; what is in pictures is not. */
export function* textsOf({
  organ,
  number,
  signer,
  title,
  recipients,
  sections,
  footer,
  code,
}: Paper): Iterable<string> {
  yield* [organ, number ?? '', title, recipients ?? '', '：', footer ?? '', signedBy(signer ?? ''), sealMark];
  if (code) yield code.caption;
  if (code?.readable) yield code.text;
  for (const { heading, paragraphs, table, chart } of sections) {
    yield heading;
    yield* paragraphs;
    if (table) {
      yield tableCaption(table, 0);
      yield* table.columns;
      for (const row of table.rows) yield* row;
    }
    if (chart) yield chartCaption(chart, 0);
  }
}
