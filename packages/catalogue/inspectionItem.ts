import * as z from 'zod';

const text = (max: number) => z.string().max(max);

/** A speciality (业务专长) that an item needs and an inspector has; verifiers refuse names with control characters. */
export const skillName = text(60).refine((name) => !/\p{Cc}/u.test(name), '不能含有换行等控制字符');

/** An item of the list of random inspections (随机抽查事项清单): no inspection without one. */
export const inspectionItemSchema = z
  .object({
    id: z.string().regex(/^[A-Za-z0-9-]{2,40}$/, '应为 2 至 40 位字母、数字或连字符'),
    name: z.string().min(2).max(200),
    dept: z.string().regex(/^[a-z0-9-]{3,40}$/, '应为部门编号，如 620300-scjg'),
    kind: z.enum(['一般', '重点']),
    basis: text(1_000).optional(),
    method: text(100).optional(),
    objects: text(200).optional(),
    /** Labels an object must have one of for the item to apply to it; without any the item applies to all. */
    labels: z.array(text(60)).max(50).optional(),
    skills: z.array(skillName).max(20).default([]),
    ratioCap: z.number().int().min(1).max(1000).optional(),
    status: z.enum(['启用', '停用']).default('启用'),
  })
  .strict();
export type InspectionItem = z.infer<typeof inspectionItemSchema>;
