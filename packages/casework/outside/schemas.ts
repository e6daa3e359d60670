import '@hono/zod-openapi';
import { fileSchema } from '@mingcha/attachments';
import { dueDay, instant } from '@mingcha/http';
import * as z from 'zod';
import { fieldSchema, values } from '../routes/schemas.ts';

const field = fieldSchema.extend({ required: z.boolean() }).openapi('AskedField');

export const serviceRow = z
  .object({
    name: z.string(),
    title: z.string(),
    group: z.string(),
    closed: z.string().optional().openapi({ description: '现在不受理的原因' }),
  })
  .openapi('CitizenService');

export const serviceSchema = serviceRow
  .extend({
    fields: z.array(field),
    notice: z
      .object({
        collector: z.string(),
        purpose: z.string(),
        basis: z.array(z.string()),
        personal: z.array(z.string()),
        readers: z.array(z.string()),
        kept: z.array(z.string()),
        hash: z.string(),
      })
      .openapi({ description: '填写之前须阅读的个人信息处理告知' }),
  })
  .openapi('CitizenServiceForm');

export const openBody = z
  .object({
    values,
    consent: z.string().max(64).openapi({ description: '所同意的告知的 hash' }),
    homepage: z.string().max(200).optional().openapi({ description: '请勿填写：填写的视为程序提交' }),
  })
  .strict();

export const openedSchema = z
  .object({ typeTitle: z.string(), number: z.string().optional(), at: instant })
  .openapi('CitizenOpened');

export const choiceSchema = z.object({ id: z.string(), name: z.string() });
export const actBody = z.object({ values: values.optional() }).strict();
export const answerBody = z.object({ answer: z.string().max(40), values: values.optional() }).strict();
export const noteBody = z.object({ text: z.string().trim().min(1, '请写补充的内容').max(2_000) }).strict();

const named = z.object({ name: z.string(), title: z.string() });

/** A case as the holder of its receipt sees it. */
export const outsideSchema = z
  .object({
    type: z.string(),
    typeTitle: z.string(),
    number: z.string().optional(),
    openedAt: instant,
    state: z.string(),
    done: z.boolean(),
    result: z.string().optional(),
    awaits: z.object({ you: z.boolean(), text: z.string() }),
    due: z.array(z.object({ title: z.string(), held: z.boolean(), day: dueDay.optional() })),
    fields: z.array(fieldSchema),
    names: z.record(z.string(), z.string()),
    files: z.array(fileSchema.omit({ by: true })),
    steps: z.array(
      z.object({ title: z.string(), at: instant, own: z.boolean(), text: z.string().optional() }),
    ),
    papers: z.array(
      z.object({ id: z.string(), title: z.string(), number: z.string().optional(), at: instant }),
    ),
    tasks: z.array(
      z.object({ id: z.string(), title: z.string(), answers: z.array(named), form: z.array(fieldSchema) }),
    ),
    can: z.array(
      z.object({ name: z.string(), title: z.string(), danger: z.boolean(), fields: z.array(field) }),
    ),
    rated: z.string().optional().openapi({ description: '已作出的评价' }),
    canRate: z.boolean(),
    canNote: z.boolean(),
    erased: z.boolean().openapi({ description: '保存期满，个人信息已清除' }),
  })
  .openapi('CitizenCase');
