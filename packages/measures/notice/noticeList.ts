import { defineList, findQuery } from '@mingcha/http';
import { noticeStateNames } from '@mingcha/kernel/labels';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import type { noticeSummary } from './schemas.ts';
import { noticeLife } from './states.ts';

/** The list of notices as it is searched, sorted and exported. */
export const noticeList = defineList<z.infer<typeof noticeSummary>>()({
  name: 'notices',
  title: '通知',
  columns: {
    title: { header: '通知', width: 50, value: ({ title, file }) => title || file?.name },
    docNo: { header: '文号', width: 24, value: ({ docNo }) => docNo || undefined },
    issuer: { header: '发文机关', width: 30, value: ({ issuer }) => issuer || undefined },
    state: { header: '状态', width: 12, value: ({ state }) => noticeStateNames[state] },
    date: { header: '发文日期', width: 14, unsearched: true, value: ({ date }) => date ?? undefined },
    measures: { header: '举措', width: 10, unsearched: true, value: ({ counts }) => counts.measures },
    unsure: { header: '待核对', width: 10, unsearched: true, value: ({ counts }) => counts.unsure },
  },
});

/** Filters, search and order of the list. */
export const noticeQuery = z
  .object({ state: z.enum(statesOf(noticeLife)).optional() })
  .extend(findQuery(noticeList).shape);
