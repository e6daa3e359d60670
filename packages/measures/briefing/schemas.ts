import '@hono/zod-openapi';
import { actor, day, instant } from '@mingcha/http';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { signingFields } from '../signing/schemas.ts';
import { briefingLife } from './states.ts';

const sectionSchema = z
  .object({
    id: z.string().trim().min(1).max(40).openapi({ description: '图表按编号跟随，如 reporting、ranking' }),
    heading: z.string().trim().min(1, '请写明小标题').max(60),
    paragraphs: z.array(z.string().trim().max(4_000)).max(60),
  })
  .strict();

/** Characters of all sections together; a briefing must fit an item of the store. */
const mostText = 60_000;

/** What people may change of a draft; whole. */
export const briefingBody = z
  .object({
    title: z.string().trim().min(2, '请写明标题，不少于 2 个字').max(200),
    sections: z.array(sectionSchema).min(1, '至少要有一个部分').max(20),
  })
  .strict()
  .superRefine(({ sections }, context) => {
    const seen = new Set<string>();
    for (const [i, { id }] of sections.entries()) {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: ['sections', i, 'id'], message: '编号重复，请换一个编号' });
      seen.add(id);
    }
    if (sections.reduce((sum, { paragraphs }) => sum + paragraphs.join('').length, 0) > mostText)
      context.addIssue({
        code: 'custom',
        path: ['sections'],
        message: `全文不能超过 ${mostText} 字，请精简`,
      });
  });

const figures = z.object({
  section: z.string().openapi({ description: '随哪一部分' }),
  table: z
    .object({
      title: z.string().optional(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
    })
    .optional(),
  chart: z
    .object({
      kind: z.enum(['bar', 'stacked', 'line']),
      title: z.string(),
      unit: z.string().optional(),
      labels: z.array(z.string()),
      series: z.array(
        z.object({
          name: z.string(),
          colour: z.string().optional(),
          values: z.array(z.number().nullable()).openapi({ description: '与 labels 一一对应' }),
        }),
      ),
    })
    .optional(),
});

const sections = z.array(z.object({ id: z.string(), heading: z.string(), paragraphs: z.array(z.string()) }));

/** What a version holds. */
export const briefingText = z.object({ title: z.string(), sections, at: instant, by: actor });

export const briefingSchema = z
  .object({
    id: z.string(),
    lock: z.number().int().openapi({ description: '即 ETag' }),
    notice: z.string(),
    round: day,
    organ: z.string().openapi({ description: '印发单位' }),
    title: z.string(),
    number: z.string().optional().openapi({ description: '印发时编号，逐年连续', example: '〔2026〕第1期' }),
    state: z.enum(statesOf(briefingLife)),
    sections,
    figures: z
      .array(figures)
      .optional()
      .openapi({ description: '文件中附的表和图，按生成时的记录，不能改动；列表中没有' }),
    createdAt: instant,
    by: actor,
    issuedAt: instant.optional(),
    ...signingFields,
  })
  .openapi('Briefing');
