import { skillName } from '@mingcha/catalogue';
import { dateText } from '@mingcha/kernel';
import { adjustmentNames } from '@mingcha/kernel/labels';
import * as z from 'zod';

const text = (max: number) => z.string().max(max);

/** A row of the inspector roster (执法检查人员名录库). */
export const inspectorSchema = z
  .object({
    id: z.string().regex(/^[0-9A-Za-z-]{3,40}$/, '应为 3 至 40 位字母、数字或连字符'),
    name: z.string().min(2).max(60),
    certificate: z.string().min(4).max(40),
    validUntil: dateText,
    dept: z.string().regex(/^[a-z0-9-]{3,40}$/, '应为部门编号，如 620300-scjg'),
    level: z.enum(['市', '县', '乡']).default('市'),
    position: text(60).optional(),
    function: text(100).optional(),
    /** Where they work, as division codes; empty means everywhere. */
    divisions: z
      .array(z.string().regex(/^\d{6}(\d{3}|\d{6})?$/, '应为区划代码'))
      .max(50)
      .default([]),
    /** Items they may inspect; empty means all of their department. */
    items: z.array(text(40)).max(200).default([]),
    skills: z.array(skillName).max(50).default([]),
    expert: z.boolean().optional(),
    phone: z
      .string()
      .regex(/^[0-9+() -]{5,20}$/, '应为电话号码')
      .optional(),
    status: z.enum(['在岗', '停用']).default('在岗'),
    /** What a person added to their load of the record, in every draw until it is cleared, and why. */
    adjust: z.number().int().min(1).max(10_000).optional(),
    adjustGround: z.enum(Object.keys(adjustmentNames) as (keyof typeof adjustmentNames)[]).optional(),
  })
  .strict();
export type InspectorRow = z.infer<typeof inspectorSchema>;

/** Assignments from outside this system. Earlier versions of the roster hold them; draws of the first specification count them. */
export const outsideLoad = (row: InspectorRow & { load?: number }): number => row.load ?? 0;
