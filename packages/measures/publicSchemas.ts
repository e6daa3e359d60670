import '@hono/zod-openapi';
import { day, dueDay, instant } from '@mingcha/http';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { cadences, targetSchema } from './register/measureRow.ts';
import { colours } from './work/light.ts';
import { workLife } from './work/states.ts';

const count = z.number().int();

export const publicNotice = z
  .object({
    id: z.string(),
    docNo: z.string(),
    title: z.string(),
    issuer: z.string(),
    date: day.nullable(),
    year: count,
    measures: count.openapi({ description: '举措数' }),
    done: count.openapi({ description: '已完成的举措数' }),
    updatedOn: day.optional().openapi({ description: '所示内容最近一次公布或者变化的日期' }),
  })
  .openapi('PublicNotice');

const measure = z
  .object({
    no: z.string(),
    section: z.string().optional(),
    title: z.string(),
    text: z.string().optional(),
    leadUnits: z.array(z.string()),
    partnerUnits: z.array(z.string()),
    targets: z.array(targetSchema),
    deadline: day.optional(),
    cadence: z.enum(cadences).optional(),
    state: z.enum(statesOf(workLife)),
    light: z.enum(colours).optional().openapi({ description: '城市公开亮灯时才有' }),
    lastReport: z
      .object({ round: day, at: instant, unit: z.string(), text: z.string() })
      .optional()
      .openapi({ description: '最近采用的报告；城市公开报告时才有' }),
  })
  .openapi('PublicMeasure');

export const publicNoticeDetail = publicNotice
  .extend({
    items: z.array(measure),
    rounds: z.array(z.object({ title: z.string(), due: dueDay })),
    boards: z
      .array(z.object({ board: z.enum(['red', 'black']), unit: z.string(), reason: z.string() }))
      .optional(),
  })
  .openapi('PublicNoticeDetail');
