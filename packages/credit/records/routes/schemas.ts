import '@hono/zod-openapi';
import { day, instant } from '@mingcha/http';
import { publicationClocks, publicationLights } from '@mingcha/kernel/labels';
import * as z from 'zod';
import { creditKinds } from '../kinds/index.ts';
import type { PublicationClockName, PublicationLight } from '../publication/lights.ts';
import { recordStates } from '../record.ts';

export const kindId = z
  .enum(creditKinds.map(({ id }) => id) as [string, ...string[]])
  .openapi('CreditKindId');
export const light = z
  .enum(Object.keys(publicationLights) as [PublicationLight, ...PublicationLight[]])
  .openapi('PublicationLight', {
    description:
      'none 无需公示，done 按期，waiting 未到期，calendar 待放假安排，late 逾期办理，near 即将到期，overdue 逾期未办',
  });
export const state = z
  .enum(recordStates)
  .openapi('CreditRecordState', { description: 'in-force 有效，withdrawn 已撤下，repaired 已修复' });

const value = z.union([z.string(), z.number(), z.boolean()]);
export const clockName = z
  .enum(Object.keys(publicationClocks) as [PublicationClockName, ...PublicationClockName[]])
  .openapi('PublicationClockName', {
    description: 'site 双公示，notice 公示系统公示，withdraw 变更、撤销后撤下',
  });
const clock = z.object({
  name: clockName,
  due: day.optional(),
  done: day.optional(),
  light,
  undated: z.literal(true).optional().openapi({ description: '撤下时未写明变更或撤销日期，以收到之日起算' }),
});

export const recordSchema = z
  .object({
    id: z.string(),
    kind: kindId,
    subject: z.string(),
    name: z.string(),
    authority: z.string(),
    department: z.string().optional(),
    number: z.string(),
    date: day,
    values: z.record(z.string(), value).openapi({ description: '该类别的要素；个人信息缺省脱敏' }),
    state,
    version: z.number().int(),
    received: day,
    at: instant,
    by: z.string(),
    reason: z.string().optional(),
    light,
    clock: clockName.optional().openapi({ description: 'light 是哪一个时限的；没有时限的没有这一项' }),
    objection: z
      .object({ case: z.string(), accepted: z.boolean() })
      .optional()
      .openapi({ description: '对这条记录的未结异议；accepted 为已受理' }),
    can: z.array(z.enum(['write'])).openapi({ description: '本人可以更正、公示和撤下' }),
  })
  .openapi('CreditRecord');

export const recordDetail = recordSchema
  .extend({
    clocks: z.array(clock),
    period: z
      .object({ from: day, to: day.optional() })
      .optional()
      .openapi({ description: '公示期：自 from 起，至 to 的前一日；从不公示的没有' }),
    periodRule: z.string().optional().openapi({ description: '所依据的公示期限规则' }),
    versions: z
      .array(recordSchema.omit({ light: true, clock: true, objection: true, can: true }))
      .openapi({ description: '各版本，新的在前' }),
  })
  .openapi('CreditRecordDetail');

const text = z.string().max(2_000);
export const batchBody = z
  .object({
    mode: z
      .enum(['partial', 'all'])
      .openapi({ description: 'partial 有错误的行除外，其余照常写入；all 有一行错误就都不写入' }),
    dryRun: z.boolean().optional().openapi({ description: '只核对，不写入' }),
    rows: z
      .array(
        z
          .object({
            rowId: z.string().max(60).optional().openapi({ description: '报送方的行标识，原样带回' }),
            operation: z
              .enum(['put', 'withdraw'])
              .openapi({ description: 'put 新增或更正，withdraw 撤下（须写明原因）' }),
            kind: z.string().max(40),
            subject: text.optional(),
            name: text.optional(),
            authority: text.optional(),
            number: text.optional(),
            date: text.optional(),
            values: z.record(z.string().max(60), value).optional().openapi({
              description:
                '该类别的要素；撤下时只取 annulled（处罚变更或撤销的日期；未写明的，以收到之日起算）',
            }),
            reason: text.optional(),
          })
          .strict(),
      )
      .min(1)
      .max(1_000),
  })
  .strict()
  .openapi('CreditBatch');

const fault = z.object({
  row: z.number().int().openapi({ description: '第几行，从 1 起' }),
  rowId: z.string().optional(),
  field: z.string().optional(),
  title: z.string().optional().openapi({ description: '字段的中文名' }),
  code: z.string(),
  message: z.string(),
});

const count = z.number().int();
export const batchAnswer = z
  .object({
    rows: count,
    added: count,
    corrected: count,
    withdrawn: count,
    unchanged: count.openapi({ description: '内容与已有的相同，没有改变' }),
    refused: count,
    isWritten: z.boolean(),
    outcomes: z.array(
      z.object({
        row: count,
        rowId: z.string().optional(),
        id: z.string(),
        outcome: z.enum(['added', 'corrected', 'withdrawn', 'unchanged']),
      }),
    ),
    errors: z.array(fault).openapi({ description: '错误清单：行、字段、代码和说明' }),
  })
  .openapi('CreditBatchAnswer');

export const kindSchema = z
  .object({
    id: kindId,
    title: z.string(),
    unit: z.string(),
    basis: z.string().optional(),
    publication: z.enum(['permit', 'penalty']).optional(),
    fields: z.array(
      z.object({
        field: z.string(),
        title: z.string(),
        type: z.string(),
        required: z.boolean(),
        choices: z.array(z.string()).optional(),
        several: z.boolean().openapi({ description: '可填多项，用顿号分隔' }),
        open: z.boolean().openapi({ description: '对外公示' }),
        personal: z.boolean(),
        exchange: z.string().optional().openapi({ description: '公示系统与交换平台的字段名，报送时可用' }),
        note: z.string().optional(),
      }),
    ),
  })
  .openapi('CreditKind');

const tally = { records: count, done: count, late: count, overdue: count };
export const punctualitySchema = z
  .object({
    department: z.string().nullable(),
    authority: z.string(),
    ...tally,
    withdrawals: z.object({ ...tally, undated: count }).openapi({
      description:
        '处罚变更、撤销后须撤下的；undated 为撤下时未写明变更或撤销日期的，以收到之日起算，不计入按期率',
    }),
    onTime: z.number().optional().openapi({ description: '公示和撤下到期的之中，按期的比例' }),
  })
  .openapi('PublicationPunctuality');
