import '@hono/zod-openapi';
import { actor, day, instant } from '@mingcha/http';
import { dateText } from '@mingcha/kernel';
import { actionsOf, statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { cadences, measureNo, targetSchema } from '../register/measureRow.ts';
import { limits } from './limits.ts';
import { noticeLife } from './states.ts';

const offset = z.number().int().min(0).max(10_000_000);
const spanSchema = z.object({ start: offset, end: offset });
const text = (max: number) => z.string().trim().max(max);
const code = z.string().max(40);

export const idParams = z.object({ id: z.string().max(40) });

export const scheduleSchema = z
  .object({
    dates: z
      .array(
        z
          .string()
          .regex(
            /^(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])$|^(0[469]|11)-(0[1-9]|[12]\d|30)$|^02-(0[1-9]|[12]\d)$/,
            '应为月-日，如 06-20',
          ),
      )
      .max(limits.dates)
      .refine((dates) => new Set(dates).size === dates.length, '不能有重复的日期'),
    cadence: z.enum(['monthly', 'quarterly', 'half-yearly', 'yearly']).optional(),
    opensBefore: z.number().int().min(0).max(60).openapi({ description: '提前多少个工作日开放填报' }),
    shift: z.enum(['before', 'after', 'none']).openapi({ description: '遇非工作日：提前、顺延或不变' }),
  })
  .strict()
  .openapi('Schedule');

export const chaseRules = z
  .array(
    z
      .object({
        of: z.enum(['report', 'deadline']),
        days: z.number().int().min(-120).max(250).openapi({ description: '距到期的工作日，负数为提前' }),
        level: z
          .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
          .openapi({ description: '0 提醒，1 督办，2 再次督办，3 约谈' }),
        answerWithin: z.number().int().min(1).max(60).openapi({ description: '几个工作日内答复' }),
        drafted: z
          .boolean()
          .optional()
          .openapi({ description: '只拟稿，经审核、签发后发出；不填即自动发出' }),
      })
      .strict(),
  )
  .max(12)
  .refine(
    (rules) => new Set(rules.map(({ of, days }) => `${of} ${days}`)).size === rules.length,
    '同一天不能有两条规则',
  );

export const publicationSchema = z
  .object({ published: z.boolean(), lights: z.boolean(), reports: z.boolean() })
  .strict()
  .openapi('Publication');

export const unitSchema = z
  .object({
    name: text(limits.name).min(1),
    depts: z.array(z.string().min(1).max(64)).max(200),
    outside: z.boolean().optional().openapi({ description: '不是本地区的部门' }),
    suggestions: z
      .array(z.object({ dept: z.string().max(64), score: z.number().min(0).max(1) }).strict())
      .max(10)
      .optional(),
  })
  .strict()
  .openapi('Unit');

const draftMeasure = z
  .object({
    // Looked at on activation: a draft may be kept half done.
    no: text(limits.no),
    label: text(limits.name),
    section: z.array(text(limits.heading)).max(5),
    title: text(limits.title),
    text: text(limits.text),
    leads: z.array(unitSchema).max(limits.units),
    partners: z.array(unitSchema).max(limits.units),
    byWholeRegion: z.boolean(),
    deadline: dateText.nullable(),
    cadence: z.enum(cadences).nullable(),
    targets: z.array(targetSchema.strict()).max(limits.targets),
    span: spanSchema.strict().nullable(),
    finds: z
      .array(
        z
          .object({
            kind: code,
            text: z.string().max(limits.find),
            span: spanSchema.strict(),
            value: z.string().max(limits.find).optional(),
          })
          .strict(),
      )
      .max(limits.finds),
    unsure: z.array(code).max(30),
    checked: z.boolean(),
    registers: z.array(code).max(10).optional(),
  })
  .strict()
  .openapi('DraftMeasure');

export const draftBody = z
  .object({
    docNo: text(limits.docNo),
    title: text(limits.title),
    issuer: text(limits.name),
    date: dateText.nullable(),
    year: z.number().int().min(2000).max(2100),
    schedule: scheduleSchema,
    chase: chaseRules,
    measures: z.array(draftMeasure).max(limits.measures),
  })
  .strict()
  .openapi('NoticeDraftInput');

export const adjustBody = z
  .object({
    schedule: scheduleSchema.optional(),
    chase: chaseRules.optional(),
    publication: publicationSchema.optional(),
  })
  .strict();

export const closeBody = z.object({ reason: z.string().trim().min(2).max(500) }).strict();

export const pasteBody = z
  .object({
    text: z.string().min(1).max(1_000_000),
    fileName: z.string().trim().min(1).max(200).optional(),
  })
  .strict();

export const matchBody = z
  .object({ names: z.array(z.string().trim().min(1).max(limits.name)).min(1).max(200) })
  .strict();

export const isMeasureNo = (no: string): boolean => measureNo.safeParse(no).success;

export const noticeSummary = z
  .object({
    id: z.string(),
    state: z.enum(statesOf(noticeLife)),
    docNo: z.string(),
    title: z.string(),
    issuer: z.string(),
    date: day.nullable(),
    region: z.object({ name: z.string(), code: z.string().optional() }).optional(),
    year: z.number().int().openapi({ description: '方案所属年度' }),
    file: z.object({ name: z.string(), sha256: z.string() }).optional(),
    warnings: z.array(z.object({ code: z.string(), message: z.string(), span: spanSchema.optional() })),
    schedule: scheduleSchema,
    chase: chaseRules,
    publication: publicationSchema,
    counts: z.object({ measures: z.number().int(), unsure: z.number().int() }),
    createdAt: instant,
    createdBy: actor,
    activatedAt: instant.optional(),
    closedAt: instant.optional(),
    closedReason: z.string().optional(),
  })
  .openapi('NoticeSummary');

export const noticeDetail = noticeSummary
  .extend({
    can: z.array(z.enum(actionsOf(noticeLife))),
    finds: z
      .array(z.object({ kind: z.string(), text: z.string(), span: spanSchema }))
      .openapi({ description: '文号、标题、发文机关、日期、报送日期等在原文中的位置' }),
    draft: z.object({ measures: z.array(draftMeasure) }).optional(),
    gaps: z
      .object({
        schedule: z.boolean().openapi({ description: '没有报送日期和周期，不会有报送轮次' }),
        deadline: z.array(z.string()).openapi({ description: '没有完成时限的举措编号，启用后亮灰灯' }),
        localLeads: z.array(z.string()).openapi({ description: '没有本地区牵头单位的举措编号，无人报送' }),
      })
      .optional()
      .openapi({ description: '草稿还缺什么；缺了也可以启用' }),
    unsureTexts: z.record(z.string(), z.string()).optional(),
  })
  .openapi('Notice');
