import { defineList, findQuery } from '@mingcha/http';
import { shanghaiTime } from '@mingcha/kernel';
import { drawStateNames, seedSourceName } from '@mingcha/kernel/labels';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { drawSeries } from '../kept/numbers.ts';
import { drawLife } from '../kept/states.ts';
import type { drawSummary } from '../schemas.ts';

type DrawLine = z.infer<typeof drawSummary>;
type NameOf = (dept: string) => string;

/** When something last became of a draw. */
const latest = ({ voidedAt, publishedAt, executedAt, committedAt, createdAt }: DrawLine): string =>
  voidedAt ?? publishedAt ?? executedAt ?? committedAt ?? createdAt;

/** The list of draws as it is searched, sorted and exported. */
export const drawList = defineList<DrawLine, NameOf>()({
  name: 'draws',
  title: '抽查任务',
  columns: {
    title: { header: '抽查任务', width: 40, value: ({ title }) => title },
    number: { header: '编号', width: 14, value: ({ number }) => number ?? undefined },
    state: { header: '状态', width: 12, value: ({ state }) => drawStateNames[state] },
    dept: { header: '牵头部门', width: 26, value: ({ leadDept }, nameOf) => nameOf(leadDept) },
    source: { header: '随机来源', width: 18, value: seedSourceName },
    selected: { header: '抽中', width: 10, unsearched: true, value: ({ selected }) => selected },
    objects: { header: '对象', width: 10, unsearched: true, value: ({ frame }) => frame?.objects },
    at: { header: '最近进展', width: 20, unsearched: true, value: (draw) => shanghaiTime(latest(draw)) },
  },
});

/** Filters, search and order of the list. */
export const drawQuery = z
  .object({
    state: z.enum(statesOf(drawLife)).optional(),
    year: z.coerce.number().int().min(2000).max(2200).optional(),
    series: z
      .enum([...drawSeries, 'all'])
      .default('official')
      .openapi({ description: 'official 为正式抽查，rehearsal 为内部演练，all 为全部' }),
  })
  .extend(findQuery(drawList).shape);
