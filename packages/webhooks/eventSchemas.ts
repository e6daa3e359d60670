import '@hono/zod-openapi';
import { day, dueDay, instant } from '@mingcha/http';
import * as z from 'zod';
import { type WebhookEventType, webhookEvents } from './events.ts';

const id = z.string();
const of = {
  notice: id.openapi({ description: '通知编号' }),
  docNo: z.string().openapi({ description: '文号' }),
};
const round = {
  ...of,
  round: day.openapi({ description: '轮次' }),
  title: z.string(),
  due: dueDay,
};
const missing = z
  .array(z.object({ dept: id, measures: z.number().int() }))
  .openapi({ description: '未报送的部门，各有几项举措未报送' });

/** The data of each event, by its type. */
export const eventData = {
  'round.opened': z.object(round),
  'report.due': z.object({ ...round, missing }),
  'report.late': z.object({ ...round, missing }),
  'chase.issued': z.object({
    ...of,
    chase: id.openapi({ description: '督办编号，可用于 GET /v1/chases/{id}' }),
    number: z.string().openapi({ example: '督办〔2026〕003号' }),
    level: z.number().int().min(0).max(3).openapi({ description: '0 提醒，1 督办，2 再次督办，3 约谈' }),
    dept: id,
    measures: z.array(id),
    round: day.optional(),
    since: day.openapi({ description: '所督办事项的截止日' }),
    answerDue: dueDay.openapi({ description: '答复期限' }),
  }),
  'briefing.issued': z.object({
    ...of,
    briefing: id,
    number: z.string(),
    title: z.string(),
    round: day,
  }),
  'case.due-soon': z.object({
    case: id.openapi({ description: '事项编号，可用于 GET /v1/cases/{type}/{id}' }),
    type: z.string().openapi({ description: '事项类型', example: 'approvals' }),
    number: z.string().optional().openapi({ description: '受理号' }),
    clock: z.string().openapi({ description: '时限在定义中的名称' }),
    title: z.string().openapi({ description: '时限', example: '答复' }),
    days: z.number().int().openapi({ description: '届满前几个工作日提醒' }),
    due: day.openapi({ description: '届满日，有承诺时限的为承诺的' }),
    depts: z.array(id).openapi({ description: '有关部门' }),
  }),
  'draw.reveal-due': z.object({
    draw: id.openapi({ description: '抽查任务编号，可用于 GET /v1/draws/{id}；同批的为牵头任务' }),
    number: z.string().openapi({ example: '2026-003' }),
    title: z.string(),
    due: instant.openapi({ description: '最迟何时公开；逾期载入公开日志' }),
    parties: z
      .array(z.object({ id, name: z.string() }))
      .openapi({ description: '轮到公开而尚未公开随机数的见证方，都是单位' }),
  }),
  'plan.published': z.object({
    case: id.openapi({ description: '计划的编号，可用于 GET /v1/cases/inspection-plans/{id}' }),
    title: z.string(),
    kind: z.string().openapi({ example: '部门抽查计划' }),
    year: z.number().int(),
    dept: id,
    joint: z.array(id).openapi({ description: '联合部门' }),
    changed: z.boolean().openapi({ description: '公布之后的变更' }),
  }),
  'draw.published': z.object({
    draw: id.openapi({ description: '抽查任务编号，可用于 GET /public/{tenant}/draws/{id}' }),
    number: z.string().openapi({ example: '2026-003' }),
    title: z.string(),
    depts: z.array(id).openapi({ description: '检查的部门，牵头部门在先' }),
  }),
  'visits.dispatched': z.object({
    draw: id.openapi({ description: '抽查任务编号，可用于 GET /v1/draws/{id}/visits；同批的为牵头任务' }),
    number: z.string().openapi({ example: '2026-003' }),
    title: z.string(),
    from: day.openapi({ description: '检查起始日期' }),
    until: day.openapi({ description: '检查截止日期' }),
    depts: z.array(id).openapi({ description: '检查的部门，牵头部门在先' }),
  }),
  'visit.published': z.object({
    case: id.openapi({ description: '检查的编号，可用于 GET /v1/cases/inspection-visits/{id}' }),
    task: z.string().optional().openapi({ description: '抽查编号', example: '2026-003' }),
    object: id.openapi({ description: '检查对象在名录中的编号' }),
    items: z.array(id).openapi({ description: '检查事项' }),
    dept: id,
    outcome: z.string(),
    results: z.array(z.string()),
    endedOn: day.openapi({ description: '检查结束日期' }),
    version: z.number().int().openapi({ description: '第几版：首次公示为 1，每更正一次加 1，以最大的为准' }),
    amendedFor: z.string().optional().openapi({ description: '更正的理由' }),
  }),
  'log.checkpoint': z.object({
    origin: z.string().openapi({ description: '日志名称' }),
    size: z.number().int().openapi({ description: '树头之下的记录数' }),
    root: z.string().openapi({ description: '根哈希，base64，与 note 第三行相同' }),
    note: z
      .string()
      .openapi({ description: '日志签名的树头原文（C2SP tlog-checkpoint），请自行保存并核对前后一致' }),
  }),
} satisfies Record<WebhookEventType, z.ZodType>;

export type EventData = { [T in WebhookEventType]: z.infer<(typeof eventData)[T]> };

const meanings = { ...webhookEvents, 'webhook.test': { when: '试送，没有内容' } };

const sent = (name: string, description: string, example: string) => ({
  in: 'header' as const,
  name,
  required: true,
  description,
  schema: { type: 'string' as const, examples: [example] },
});

/** The events as the API's description lists them: what a subscriber is sent. */
export const describedEvents = Object.entries({ ...eventData, 'webhook.test': z.object({}) }).map(
  ([type, data]) => ({
    method: 'post' as const,
    path: type,
    tags: ['回调'],
    summary: meanings[type as keyof typeof meanings].when,
    security: [],
    parameters: [
      sent('Webhook-Id', '事件编号，同一事件可能送达不止一次', '01M84GP7M5ZD7BFTCYG06NE18W'),
      sent('Webhook-Timestamp', '本次发送的时间，为 1970 年以来的秒数', '1795447956'),
      sent('Webhook-Signature', '签名，验证方法见文首“回调”', `v1,${'Cg'.repeat(21)}o=`),
    ],
    request: {
      body: {
        required: true,
        content: {
          'application/json': {
            schema: z.object({
              id: id.openapi({ description: '事件编号' }),
              type: z.literal(type),
              at: instant.openapi({ description: '事件发生的时间' }),
              tenant: z.string().openapi({ description: '城市的区划代码', example: '620300' }),
              data,
            }),
          },
        },
      },
    },
    responses: { '2XX': { description: '已收到；其他答复稍后再送' } },
  }),
);
