import { instant, pageOf } from '@mingcha/http';
import * as z from 'zod';

const facet = z.object({ value: z.string(), count: z.number().int() });

export const entrySchema = z
  .object({
    list: z.string(),
    id: z.string(),
    noun: z.string().openapi({ description: '事项，或者一件事' }),
    name: z.string(),
    dept: z.string().optional(),
    audience: z.array(z.string()),
    themes: z.array(z.string()),
    places: z.array(z.string()),
    promise: z.string().optional().openapi({ description: '承诺时限', example: '5 个工作日' }),
    materials: z.number().int().openapi({ description: '各种情形合计的材料数' }),
    publishedAt: instant.openapi({ description: '所在的版本何时公布' }),
    online: z.boolean().openapi({ description: '可以从指南直接申请' }),
    suspended: z.boolean().openapi({ description: '紧急停用' }),
  })
  .openapi('GuideEntry');

export const guidesPage = pageOf(entrySchema).extend({
  total: z.number().int(),
  facets: z
    .object({ noun: z.array(facet), theme: z.array(facet), audience: z.array(facet), place: z.array(facet) })
    .openapi({ description: '各可选条件，和选中它时的件数' }),
});

const question = z
  .object({ title: z.string(), answers: z.array(z.string()), note: z.string().optional() })
  .openapi('GuideQuestion');
const entry = z.object({ title: z.string(), text: z.string() });
const material = z
  .object({
    title: z.string(),
    details: z.array(entry),
    cases: z
      .array(z.record(z.string(), z.string()))
      .optional()
      .openapi({ description: '需要它的各种回答；没有的总是需要' }),
  })
  .openapi('GuideMaterial');

export const guideSchema = z
  .object({
    list: z.string(),
    id: z.string(),
    noun: z.string(),
    name: z.string(),
    dept: z.string().optional(),
    audience: z.array(z.string()),
    themes: z.array(z.string()),
    promise: z.object({ days: z.number().int(), unit: z.string(), text: z.string() }).optional(),
    questions: z.array(question),
    materials: z.array(material),
    windows: z.array(
      z.object({
        title: z.string(),
        area: z.string().optional(),
        address: z.string().optional(),
        hours: z.string().optional(),
        phone: z.string().optional(),
      }),
    ),
    faqs: z.array(z.object({ question: z.string(), answer: z.string() })),
    sections: z.array(z.object({ title: z.string(), entries: z.array(entry) })),
    suspended: z
      .object({ since: instant, reason: z.string() })
      .optional()
      .openapi({ description: '紧急停用：从何时起、为何；停用期间不能申请' }),
    members: z
      .array(
        z.object({
          name: z.string(),
          list: z.string().optional(),
          id: z.string().optional(),
          suspended: z.literal(true).optional(),
        }),
      )
      .openapi({ description: '一件事所含的事项' }),
    url: z.string().optional(),
    opens: z
      .object({ type: z.string(), values: z.record(z.string(), z.string()), situation: z.string() })
      .optional()
      .openapi({ description: '从指南申请的事项类型、预填的值，和填写回答的字段' }),
    edition: z.object({ number: z.number().int(), root: z.string(), publishedAt: instant }),
  })
  .openapi('Guide');
