import '@hono/zod-openapi';
import { decimal } from '@mingcha/kernel';
import * as z from 'zod';

// An empty list is left out of a row, and is read back as one.
const names = z.array(z.string().trim().min(1).max(100)).max(100).default([]);
const depts = z.array(z.string().trim().min(1).max(64)).max(200).default([]);
const idPart = /^[\p{L}\p{N}._:()（）〔〕-]+$/u;

/** A part of the row's id, so that it can hold what an id can. */
export const measureNo = z
  .string()
  .trim()
  .max(20)
  // Not as a pattern: the API's description cannot say one with Unicode classes.
  .refine((no) => idPart.test(no), '应为 1 至 20 个字母、数字、汉字或 . _ : - ( ) 〔 〕');

/** A file's cell has the number as text. */
const numeral = z.preprocess(
  (value) => (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value),
  decimal(6),
);

export const targetSchema = z.object({
  metric: z.string().trim().max(200).default(''),
  comparison: z.enum(['<', '<=', '=', '>=', '>']),
  value: numeral,
  unit: z.string().trim().max(20).default(''),
});

export const upstreamSchema = z.object({
  docNo: z.string().trim().min(1).max(60),
  no: measureNo,
  title: z.string().trim().max(300).default(''),
});

export const cadences = ['ongoing', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const;

/** A measure (举措) of an active notice; `id` is `<notice>-<no>`. */
export const measureSchema = z
  .object({
    id: z.string().trim().min(1).max(64),
    notice: z.string().trim().min(1).max(40),
    docNo: z.string().trim().min(1).max(60),
    no: measureNo,
    section: z.string().trim().max(400).optional(),
    title: z.string().trim().min(1).max(300),
    text: z.string().trim().max(8_000).optional(),
    /** Departments' ids, and the units as printed. */
    leads: depts,
    leadUnits: names,
    partners: depts,
    partnerUnits: names,
    byWholeRegion: z.boolean().default(false),
    deadline: z.iso.date().optional(),
    cadence: z.enum(cadences).optional(),
    targets: z.array(targetSchema).max(50).default([]),
    /** The province's measures that this one carries out. */
    upstream: z.array(upstreamSchema).max(20).default([]),
    /** Names of the register kinds whose list the measure is about. */
    registers: z.array(z.string().max(40)).max(10).default([]),
  })
  .openapi('Measure');

export type MeasureRow = z.infer<typeof measureSchema>;
