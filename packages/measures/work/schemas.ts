import '@hono/zod-openapi';
import { actor, day } from '@mingcha/http';
import { dateText, decimal } from '@mingcha/kernel';
import { actionsOf, statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { targetSchema } from '../register/measureRow.ts';
import { colours } from './light.ts';
import { workLife } from './states.ts';

const id = z.string().min(1).max(40);
const unique = <T extends { id?: string | undefined }>(items: readonly T[]): boolean => {
  const ids = items.flatMap((item) => (item.id === undefined ? [] : [item.id]));
  return new Set(ids).size === ids.length;
};

export const measureParams = z.object({ id: z.string().max(64) });
export const valueParams = measureParams.extend({ indicator: z.string().max(40) });

const milestone = z
  .object({
    id: id.optional(),
    title: z.string().trim().min(1).max(100),
    due: dateText,
    doneAt: dateText.optional(),
  })
  .strict();

export const milestonesBody = z
  .object({ milestones: z.array(milestone).max(50).refine(unique, '不能有重复的编号') })
  .strict();

const { metric, comparison, value, unit } = targetSchema.shape;

export const indicatorsBody = z
  .object({
    indicators: z
      .array(
        z
          .object({
            id: id.optional(),
            metric,
            comparison,
            target: value,
            unit,
            source: z
              .string()
              .max(200)
              .optional()
              .openapi({ description: '自动取数的来源，见 /v1/indicator-sources' }),
          })
          .strict(),
      )
      .max(50)
      .refine(unique, '不能有重复的编号'),
  })
  .strict();

export const valueBody = z
  .object({ date: dateText, value: decimal(6), note: z.string().trim().max(200).optional() })
  .strict();

export const sourceSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    unit: z.string(),
    hasGroups: z.boolean().openapi({ description: '可再限于其中一组，如一个事项：以 of 查询' }),
  })
  .openapi('IndicatorSource');

export const moveBody = z.object({ reason: z.string().trim().min(2).max(500).optional() }).strict();

export const lightSchema = z
  .object({
    colour: z.enum(colours).openapi({
      description: 'green 正常推进，yellow 临近时限，red 已逾期，grey 未设时限或已停止，blue 已完成',
    }),
    reasons: z.array(z.string()),
  })
  .openapi('Light');

export const progressSchema = z
  .object({
    notice: z.string(),
    measure: z.string(),
    state: z.enum(statesOf(workLife)),
    milestones: z.array(milestone.extend({ id })),
    indicators: z.array(
      z.object({
        id,
        metric,
        comparison,
        target: z.number(),
        unit,
        source: z
          .object({
            id: z.string(),
            title: z.string(),
            gone: z
              .literal(true)
              .optional()
              .openapi({ description: '该来源已不存在，不再取数，已取到的数值保留' }),
          })
          .optional()
          .openapi({ description: '自动取数的来源；有来源的不能手工填报' }),
        values: z.array(z.object({ date: day, value: z.number(), by: actor, note: z.string().optional() })),
      }),
    ),
    doneAt: day.optional(),
    doneBy: actor.optional(),
    stoppedReason: z.string().optional(),
    light: lightSchema,
    can: z.array(z.enum(actionsOf(workLife))),
  })
  .openapi('Progress');
