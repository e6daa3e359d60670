import { dateText } from '@mingcha/kernel';
import * as z from 'zod';

const text = (max: number) => z.string().max(max);

/** A row of the object roster (检查对象名录库). */
export const objectSchema = z
  .object({
    id: z
      .string()
      .regex(/^[0-9A-Z-]{4,40}$/, '应为统一社会信用代码，或 4 至 40 位大写字母、数字、连字符的自编码'),
    name: z.string().min(2).max(200),
    type: z.enum(['企业', '个体工商户', '农民专业合作社', '事业单位', '其他']),
    legalRepresentative: text(60).optional(),
    authority: text(100).optional(),
    jurisdiction: text(40).optional(),
    industry: z
      .string()
      .regex(/^[A-T]\d{2,4}$/, '应为国民经济行业代码，如 F52')
      .optional(),
    established: dateText.optional(),
    scope: text(4_000).optional(),
    address: text(300).optional(),
    division: z.string().regex(/^\d{6}(\d{3}|\d{6})?$/, '应为 6、9 或 12 位区划代码'),
    permits: z
      .array(
        z
          .object({
            name: text(100).min(1),
            number: text(100),
            validUntil: dateText.optional(),
            authority: text(100).optional(),
          })
          .strict(),
      )
      .max(50)
      .optional(),
    labels: z.array(text(60)).max(50).optional(),
    contact: text(60).optional(),
    phone: z
      .string()
      .regex(/^[0-9+() -]{5,20}$/, '应为电话号码')
      .optional(),
    status: z.enum(['在营', '停业', '注销', '吊销', '迁出']).default('在营'),
    /** Internal to the regulator; never leaves it. */
    riskClass: z.enum(['A', 'B', 'C', 'D']).optional(),
    /** `item:class` for each item of inspection for which another class than that holds. */
    itemClasses: z
      .array(z.string().regex(/^[^:]{1,60}:[ABCD]$/, '应为“事项编号:分类”，如 620300-001:B'))
      .max(500)
      .optional(),
    lastInspected: dateText.optional(),
  })
  .strict();
export type ObjectRow = z.infer<typeof objectSchema>;
