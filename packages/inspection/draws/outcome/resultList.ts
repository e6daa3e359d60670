import { defineList, findQuery } from '@mingcha/http';
import { divisionName } from '@mingcha/kernel';
import { stratumNames, unableNames } from '@mingcha/kernel/labels';
import * as z from 'zod';
import type { resultRow } from '../schemas.ts';

type ResultRow = z.infer<typeof resultRow>;
type NameOf = (dept: string) => string;

const inspectorsText = ({ inspectors }: ResultRow, nameOf: NameOf): string =>
  inspectors.map(({ name, dept }, i) => `${name}（${nameOf(dept)}${i === 0 ? '，组长' : ''}）`).join('、');

/** What became of a row after the drawing. */
function noteOf({ substitutedBy, substituteOf, unable = [], short = [] }: ResultRow, nameOf: NameOf) {
  const parts = [
    ...(substitutedBy ? [`已由 ${substitutedBy} 递补`] : []),
    ...(substituteOf ? [`递补 ${substituteOf}`] : []),
    ...unable.map(({ name, ground }) => `${name}已更换（${unableNames[ground]}）`),
    ...short.map(({ dept, missing }) => `${nameOf(dept)}缺 ${missing} 人`),
  ];
  return parts.join('；') || undefined;
}

/** How its visit stands. */
const visitText = ({ visit }: ResultRow) => visit && (visit.result?.title ?? visit.title);

/** The outcome of a draw as it is searched, sorted and exported. */
export const resultList = defineList<ResultRow, NameOf>()({
  name: 'result',
  title: '抽取结果',
  columns: {
    order: { header: '次序', width: 8, unsearched: true, value: ({ order }) => order },
    name: { header: '检查对象', width: 36, value: ({ name }) => name },
    id: { header: '统一社会信用代码', width: 24, value: ({ id }) => id },
    region: { header: '县区', width: 12, value: ({ region }) => divisionName(region) },
    stratum: { header: '分组', width: 12, value: ({ stratum }) => stratumNames[stratum] ?? stratum },
    inspectors: { header: '执法检查人员', width: 50, value: inspectorsText },
    ticket: { header: '随机值', width: 70, unsearched: true, value: ({ ticket }) => ticket },
    visit: { header: '检查', width: 24, value: visitText },
    note: { header: '说明', width: 40, value: noteOf },
  },
});

/** Filters, search and order of an outcome. */
export const resultQuery = z
  .object({ region: z.string().max(12).optional().openapi({ description: '县区的区划代码' }) })
  .extend(findQuery(resultList).shape);
