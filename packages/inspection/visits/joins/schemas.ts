import '@hono/zod-openapi';
import { dateText } from '@mingcha/kernel';
import * as z from 'zod';

const count = z.number().int();
const other = z
  .object({
    kind: z.string().openapi({ description: '检查类型' }),
    depts: z.array(z.string()),
    from: dateText,
    until: dateText,
    visit: z
      .object({ id: z.string(), number: z.string().optional(), state: z.string() })
      .optional()
      .openapi({ description: '已经派发的检查' }),
    task: z.string().optional().openapi({ description: '抽查编号' }),
    leads: z.boolean().openapi({ description: '合并后由本次抽查牵头；否则由对方牵头' }),
    fault: z.string().optional().openapi({ description: '为什么不能合并' }),
    undoable: z
      .boolean()
      .openapi({ description: '合并后、登记前可以撤销；两次都已派发的，其中一次终止并公开，不能恢复' }),
  })
  .openapi('OtherVisit');

const joinedVisit = z
  .object({
    object: z.string(),
    name: z.string(),
    task: z.string().openapi({ description: '与哪次抽查合并' }),
    depts: z.array(z.string()).openapi({ description: '那次抽查的部门' }),
    leads: z.boolean().openapi({ description: '由本次抽查牵头；否则由对方牵头' }),
    fault: z.string().optional().openapi({ description: '为什么不能撤销合并' }),
  })
  .openapi('JoinedVisit');
/** So many of those that are joined are listed. */
export const mostJoined = 100;

/** The enterprises of a draw that other inspections hit as well. */
export const overlaps = z
  .object({
    days: count.openapi({ description: '相隔不超过几天的' }),
    total: count.openapi({ description: '有几户' }),
    can: z
      .boolean()
      .openapi({ description: '是否可以合并：组织抽取的部门中可以登记行政检查的人员、市级管理员' }),
    items: z.array(z.object({ object: z.string(), name: z.string(), others: z.array(other) })),
    joined: z
      .object({ total: count, items: z.array(joinedVisit) })
      .openapi({ description: `已经合并的，至多列出 ${mostJoined} 户` }),
    next: z.string().nullable(),
  })
  .openapi('VisitOverlaps');

/** So many are joined in one act. */
const mostObjects = 50;

export const joinBody = z
  .object({
    objects: z
      .array(z.string().min(1).max(64))
      .min(1, '至少选择一户')
      .max(mostObjects)
      .refine((all) => new Set(all).size === all.length, '不能有重复项')
      .openapi({ description: '检查对象，各与其第一次能够合并的检查合并' }),
    choices: z
      .array(z.object({ object: z.string().min(1).max(64), task: z.string().min(1).max(20) }).strict())
      .max(mostObjects)
      .default([])
      .openapi({ description: '另有几次检查的对象，与哪一次合并：对方的抽查编号' }),
  })
  .strict()
  .superRefine(({ objects, choices }, context) => {
    for (const [at, { object }] of choices.entries()) {
      const message = !objects.includes(object)
        ? '要合并的对象中没有它，请一并列入 objects。'
        : choices.findIndex((one) => one.object === object) < at
          ? '同一对象选了两次，请只留一次。'
          : undefined;
      if (message) context.addIssue({ code: 'custom', path: ['choices', at, 'object'], message });
    }
  });

/** What became of each object. */
export const joinedVisits = z
  .object({
    joined: count,
    items: z.array(
      z.object({
        object: z.string(),
        name: z.string().optional(),
        state: z.enum(['joined', 'refused']),
        task: z.string().optional().openapi({ description: '与哪次抽查合并' }),
        reason: z.string().optional().openapi({ description: '为什么没有合并' }),
      }),
    ),
  })
  .openapi('JoinedVisits');

export const separateBody = z
  .object({
    object: z.string().min(1).max(64),
    task: z.string().min(1).max(20).openapi({ description: '与哪次抽查的合并，抽查编号' }),
    reason: z.string().trim().min(2, '请写明撤销合并的原因').max(500),
  })
  .strict();

/** Whether the two checks stand apart by this act, or did so already. */
export const separatedVisit = z
  .object({ object: z.string(), task: z.string(), state: z.enum(['separated', 'apart']) })
  .openapi('SeparatedVisit');
