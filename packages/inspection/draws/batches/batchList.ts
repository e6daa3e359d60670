import { defineList, findQuery } from '@mingcha/http';
import { shanghaiTime } from '@mingcha/kernel';
import { batchModeNames, batchStateNames } from '@mingcha/kernel/labels';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { batchLife } from './batch.ts';
import type { batchSummarySchema } from './schemas.ts';

type BatchLine = z.infer<typeof batchSummarySchema>;

const latest = ({ voided, publishedAt, executedAt, committed, createdAt }: BatchLine): string =>
  voided?.at ?? publishedAt ?? executedAt ?? committed?.at ?? createdAt;

/** The list of draws made together as it is searched, sorted and exported. */
export const batchList = defineList<BatchLine, (dept: string) => string>()({
  name: 'draw-batches',
  title: '共同抽取',
  columns: {
    title: { header: '共同抽取', width: 40, value: ({ title }) => title },
    mode: { header: '方式', width: 10, value: ({ mode }) => batchModeNames[mode] },
    state: { header: '状态', width: 12, value: ({ state }) => batchStateNames[state] },
    draws: { header: '任务', width: 10, unsearched: true, value: ({ draws }) => draws.length },
    depts: { header: '部门', width: 50, value: ({ depts }, nameOf) => depts.map(nameOf).join('、') },
    at: { header: '最近进展', width: 20, unsearched: true, value: (batch) => shanghaiTime(latest(batch)) },
  },
});

/** Filters, search and order of the list. */
export const batchQuery = z
  .object({ state: z.enum(statesOf(batchLife)).optional() })
  .extend(findQuery(batchList).shape);
