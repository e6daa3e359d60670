import { defineList, findQuery } from '@mingcha/http';
import { exchangeOperations, exchangeRowStates } from '@mingcha/kernel/labels';
import * as z from 'zod';
import { rowStates } from '../sending/entities.ts';
import type { RowView } from './schemas.ts';

/** The rows of a contract: what was sent, accepted, refused, and late. */
export const rowList = defineList<RowView>()({
  name: 'exchange-rows',
  title: '数据交换',
  columns: {
    key: { header: '自然键', width: 40, value: ({ key }) => key },
    state: { header: '状态', unsearched: true, value: ({ state }) => exchangeRowStates[state].title },
    operation: {
      header: '操作',
      unsearched: true,
      value: ({ operation }) => operation && exchangeOperations[operation],
    },
    errors: {
      header: '退回原因',
      width: 60,
      value: ({ errors }) => errors.map(({ type, remark }) => `${type}：${remark}`).join('；') || undefined,
    },
    since: { header: '起算日期', unsearched: true, value: ({ since }) => since },
    due: { header: '最迟接受', unsearched: true, value: ({ due }) => due },
    late: { header: '逾期', unsearched: true, value: ({ late }) => (late ? '是' : '否') },
    acceptedOn: { header: '首次接受', unsearched: true, value: ({ acceptedOn }) => acceptedOn },
    batch: { header: '批次', value: ({ batch }) => batch },
  },
});

export const rowFilters = z.object({
  state: z.enum(rowStates).optional(),
  late: z.enum(['true', 'false']).optional().openapi({ description: '只看逾期的，或没有逾期的' }),
  ...findQuery(rowList).shape,
});
