import '@hono/zod-openapi';
import * as z from 'zod';
import { byText } from '../combinations/decided.ts';
import { modelAxis } from '../combinations/format.ts';
import { classSchema } from '../recompute/views.ts';
import type { Explained } from './explain.ts';
import { pointSource } from './source.ts';

/** What each rule of combination makes of the class of the model, and what decided. */
export const combinedSchema = z
  .object({
    rule: z.string(),
    title: z.string(),
    items: z.array(z.string()).openapi({ description: '适用的抽查事项；空的是通用规则' }),
    class: classSchema,
    by: z.array(z.string()).openapi({ description: '起决定作用的评价或者情形' }),
    inputs: z.array(
      z.object({
        title: z.string(),
        grade: z.string().optional(),
        class: classSchema.optional().openapi({ description: '这项评价折合的分类；没有的不起作用' }),
        unknown: z.boolean().openapi({ description: '等级不在规则中，不起作用' }),
        record: pointSource.optional(),
      }),
    ),
  })
  .openapi('CombinedClass');

/** The outcomes of all rules as they are shown; `sourceOf` finds the record of an evaluation. */
export const combinedView = <T>(
  { combined, own }: Pick<Explained, 'combined' | 'own'>,
  sourceOf: (id: string | undefined) => T | undefined,
) =>
  combined.map(({ rule, outcome }) => ({
    ...{ rule: rule.id, title: rule.title, items: rule.items ?? [], class: outcome?.class ?? own },
    by: (outcome?.by ?? [modelAxis]).map((one) => byText(rule, one)),
    inputs: rule.axes.map(({ id, title }) => {
      const input = outcome?.inputs.find(({ axis }) => axis === id);
      const record = sourceOf(input?.record);
      return {
        title,
        ...(input?.grade !== undefined && { grade: input.grade }),
        ...(input?.class && { class: input.class }),
        unknown: input?.record !== undefined && !input.mapped,
        ...(record && { record }),
      };
    }),
  }));
