import '@hono/zod-openapi';
import { fileSchema } from '@mingcha/attachments';
import { day, dueDay, instant } from '@mingcha/http';
import { type FileType, fileTypeNames } from '@mingcha/kernel';
import * as z from 'zod';

/** Values of fields by name; what each may be is said by the case type. */
export const values = z.record(z.string().max(40), z.unknown()).openapi({
  type: 'object',
  additionalProperties: true,
  description: '各字段的值，以字段名为键',
  example: { kind: '咨询', text: '……' },
});

export const light = z.enum(['green', 'yellow', 'red']).openapi({ description: '正常、临期、逾期' });
const kind = z.enum(['open', 'waiting', 'done']);
const state = z.object({ name: z.string(), title: z.string(), kind });
const named = z.object({ name: z.string(), title: z.string() });

const fieldShape = {
  title: z.string(),
  type: z.string(),
  many: z.literal(true).optional(),
  choices: z.array(z.string()).readonly().optional(),
  register: z.string().optional().openapi({ description: '可选条目所在的名录' }),
  max: z.number().optional(),
  accepts: z
    .array(z.enum(fileTypeNames as [FileType, ...FileType[]]))
    .readonly()
    .optional()
    .openapi({ description: '可上传的文件类型' }),
  help: z.string().optional(),
};

export const fieldSchema = z
  .object({
    name: z.string(),
    ...fieldShape,
    columns: z.record(z.string(), z.object(fieldShape)).optional().openapi({ description: '表格的各列' }),
    personal: z.literal(true).optional(),
    value: z.unknown().optional(),
    erased: z.literal(true).optional().openapi({ description: '个人信息，保存期满已清除' }),
    masked: z.literal(true).optional().openapi({ description: '个人信息，已脱敏' }),
  })
  .openapi('CaseField');

const caseBrief = z
  .object({
    type: z.string(),
    typeTitle: z.string(),
    id: z.string(),
    number: z.string().optional(),
    state,
    result: z.string().optional(),
    due: day.optional(),
    light: light.optional(),
  })
  .openapi('CaseBrief');

const childSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    about: z.string().openapi({ description: '子事项所办的对象，如事项名称' }),
    status: z
      .enum(['waiting', 'open', 'done', 'withdrawn'])
      .openapi({ description: '待开启、办理中、已办结、已撤回' }),
    problem: z.string().optional().openapi({ description: '未能开启的原因；系统会自动重试' }),
    overtaken: z
      .literal(true)
      .optional()
      .openapi({ description: '公示的内容更正之后不再需要这一子事项，它还没有办结' }),
    case: caseBrief.optional().openapi({ description: '子事项本身；无权查看的没有此项' }),
  })
  .openapi('CaseChild');

const mergedSchema = z
  .object({
    type: z.string(),
    id: z.string(),
    number: z.string().optional(),
    state: z.string(),
    openedAt: instant,
    values: z.array(z.object({ title: z.string(), type: z.string(), value: z.unknown() })),
    names: z.record(z.string(), z.string()),
    files: z.array(fileSchema),
    comments: z.array(z.object({ by: z.string(), at: instant, text: z.string() })),
    tasks: z
      .array(z.object({ title: z.string(), to: z.string() }))
      .openapi({ description: '还没有答复的任务' }),
  })
  .openapi('MergedCase');

const actionSchema = z
  .object({
    name: z.string(),
    title: z.string(),
    fills: z.array(z.string()).openapi({ description: '必填字段' }),
    asks: z.array(z.string()).openapi({ description: '选填字段' }),
    children: z
      .array(z.object({ kind: z.string(), field: fieldSchema }))
      .openapi({ description: '要开启的子事项，所选的值放在 asked 中，以 kind 为键' }),
    danger: z.boolean(),
    leadsOn: z.boolean().openapi({ description: '办理后进入下一环节，而不是等待或停在原处' }),
    amends: z.boolean().openapi({ description: '更正公示的内容：只提交有变动的字段，清空的为 null' }),
    approvedBy: z.array(z.string()).openapi({ description: '须依次审批的人' }),
    link: z.object({ title: z.string(), type: z.string() }).optional(),
  })
  .openapi('CaseAction');

export const caseSchema = z
  .object({
    id: z.string(),
    type: z.string(),
    typeTitle: z.string(),
    group: z.string(),
    definition: z.string().openapi({ description: '所依据定义的哈希' }),
    number: z.string().optional(),
    state,
    result: named.optional(),
    openedAt: instant,
    openedBy: z.string(),
    about: z.string().optional().openapi({ description: '事项关于谁或什么，取自登记的内容' }),
    consent: z
      .object({ at: instant, notice: z.string() })
      .optional()
      .openapi({ description: '网上提交的：所同意的个人信息处理告知' }),
    rating: z
      .object({
        level: z.number().int(),
        title: z.string(),
        at: instant,
        inside: z.literal(true).optional().openapi({ description: '由工作人员登记' }),
      })
      .optional()
      .openapi({ description: '提交人的评价；意见见办理过程' }),
    stateSince: instant,
    amended: z
      .object({ at: instant, reason: z.string() })
      .optional()
      .openapi({ description: '公示的内容更正过的：最近一次' }),
    archivedAt: instant.optional().openapi({ description: '归档时间' }),
    waitsFor: z.array(z.string()).openapi({ description: '等谁办理' }),
    fields: z.array(fieldSchema),
    names: z
      .record(z.string(), z.string())
      .openapi({ description: '字段中的编号所指的部门、人员、条目、区划的名称' }),
    files: z.array(fileSchema).openapi({ description: '字段、待审批的内容和任务答复中的编号所指的文件' }),
    limits: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        status: z.enum(['notStarted', 'running', 'held', 'stopped', 'expired']),
        since: instant,
        due: dueDay.optional(),
        promised: dueDay.optional(),
        heldSince: instant.optional(),
        light: light.optional(),
        basis: z.string().optional(),
        extensions: z.number().int(),
        holds: z.array(
          z.object({ from: instant, to: instant.optional(), as: z.enum(['excluded', 'suspended']) }),
        ),
        runsHere: z.boolean().openapi({ description: '在现在的状态中计算' }),
      }),
    ),
    tasks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        to: z.string(),
        status: z.enum(['open', 'answered', 'silent', 'cancelled']),
        askedAt: instant,
        due: dueDay.optional(),
        light: light.optional(),
        answer: z.string().optional(),
        values: values.optional(),
        answers: z.array(named),
        form: z.array(fieldSchema),
        canAnswer: z.boolean(),
      }),
    ),
    pending: z.array(
      z.object({
        action: z.string(),
        title: z.string(),
        values,
        by: z.string(),
        heldBy: z.string().optional().openapi({ description: '提请人离岗后接手的人' }),
        approvedBy: z.array(z.string()),
        amends: z.string().optional().openapi({ description: '更正公示的内容：写明理由的字段' }),
        waitsFor: z.string(),
        canApprove: z.boolean(),
        canTakeBack: z.boolean(),
      }),
    ),
    papers: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        number: z.string().optional(),
        at: instant,
        wordOnly: z.boolean().optional().openapi({ description: '按本市模板制作，只有 Word' }),
      }),
    ),
    links: z
      .array(
        z.object({
          title: z.string(),
          type: z.string(),
          id: z.string(),
          number: z.string().optional(),
          state: z.string().optional(),
          result: z.string().optional(),
        }),
      )
      .openapi({ description: '关联的事项；无权查看的没有编号和状态' }),
    merged: z.array(mergedSchema).openapi({ description: '并入本事项的事项' }),
    children: z.array(childSchema).openapi({ description: '本事项开启的子事项' }),
    parent: z
      .object({ type: z.string(), typeTitle: z.string(), id: z.string(), number: z.string().optional() })
      .optional()
      .openapi({ description: '开启本事项的事项' }),
    can: z.array(actionSchema),
    canCorrect: z.array(z.string()).openapi({ description: '可以更正的字段' }),
    canComment: z.boolean(),
    canRecordLate: z.boolean().openapi({ description: '可以补录先前发生的办理' }),
  })
  .openapi('Case');

const rowNames = z
  .record(z.string(), z.string())
  .openapi({ description: '编号所指的条目、部门和人员的名称' });

export const caseRow = z
  .object({
    id: z.string(),
    type: z.string(),
    typeTitle: z.string(),
    number: z.string().optional(),
    state,
    result: z.string().optional(),
    about: z.string().optional().openapi({ description: '事由' }),
    listed: values,
    names: rowNames,
    depts: z.array(z.string()),
    openedAt: instant,
    due: day.optional(),
    light: light.optional(),
    people: z.array(z.string()).optional().openapi({ description: '经办人' }),
    endedOn: day.optional().openapi({ description: '办结日期' }),
  })
  .openapi('CaseRow');

export const inboxRow = caseRow
  .extend({ reasons: z.array(z.string()).openapi({ description: '为何等我办理' }) })
  .openapi('InboxRow');

export const eventSchema = z
  .object({
    seq: z.number().int(),
    kind: z.string(),
    title: z.string().openapi({ description: '发生了什么' }),
    by: z.string(),
    at: instant.openapi({ description: '生效时间' }),
    recordedAt: instant,
    from: z.string().optional(),
    to: z.string().optional(),
    answer: z.string().optional(),
    values: z.array(
      z.object({
        ...{ name: z.string(), title: z.string(), type: z.string(), value: z.unknown() },
        before: z
          .unknown()
          .optional()
          .openapi({ description: '更正公示的内容：原来是什么，没有填写的为 null' }),
      }),
    ),
    files: z.array(fileSchema).openapi({ description: '值中的编号所指的文件' }),
    text: z.string().optional().openapi({ description: '批注，或者更正、退回、补录的理由' }),
    papers: z.array(z.string()),
  })
  .openapi('CaseEvent');

export const typeRow = z
  .object({
    name: z.string(),
    title: z.string(),
    group: z.string(),
    states: z.array(state),
    columns: z.array(named).openapi({ description: '列表中的字段' }),
    canOpen: z.boolean(),
  })
  .openapi('CaseTypeRow');

export const typeSchema = typeRow
  .extend({
    definition: z.string(),
    basis: z.array(z.string()),
    opening: z.object({
      fills: z.array(z.string()),
      asks: z.array(z.string()),
      canRecordLate: z.boolean().openapi({ description: '可以补录先前收到的' }),
      copies: z.boolean().openapi({ description: '可以从已有的一件复制' }),
    }),
    fields: z.array(fieldSchema),
    results: z.array(named).openapi({ description: '可能的办理结果' }),
    papers: z.array(named).openapi({ description: '可以一并打印的文书' }),
    hasPeople: z.boolean().openapi({ description: '由具体的人经办，可以按经办人筛选' }),
    canImport: z.boolean().openapi({ description: '可以从表格登记' }),
  })
  .openapi('CaseType');

const reason = z.string().trim().min(2, '请写明理由，至少 2 个字').max(500);
const late = z
  .object({ at: z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString()), reason })
  .strict()
  .openapi({ description: '补录：实际发生的时间和补录的理由' });

export const openBody = z.object({ values, late: late.optional() }).strict();
export const correctBody = z.object({ values, reason }).strict();
export const commentBody = z.object({ text: z.string().trim().min(1, '请写批注内容').max(2_000) }).strict();
export const returnBody = z
  .object({ reason: reason.optional().openapi({ description: '退回时必填；撤回自己提请的可以不填' }) })
  .strict();
export const actBody = z
  .object({
    values: values.optional(),
    linkTo: z.string().max(40).optional().openapi({ description: '要关联的事项' }),
    asked: z
      .record(z.string().max(40), z.array(z.string().max(64)).max(60))
      .optional()
      .openapi({ description: '要开启的子事项，见 can 中的 children' }),
    late: late.optional(),
  })
  .strict();
export const answerBody = z
  .object({ answer: z.string().max(40), values: values.optional(), late: late.optional() })
  .strict();
