import { z } from '@hono/zod-openapi';

const names = z.array(z.string().trim().min(1).max(100)).max(100);
const depts = z.array(z.string().trim().min(1).max(64)).max(200);
const no = z.string().trim().min(1).max(20);

export const targetSchema = z.object({
  metric: z.string().trim().max(200),
  comparison: z.enum(['<', '<=', '=', '>=', '>']),
  value: z.number(),
  unit: z.string().trim().max(20),
});

export const upstreamSchema = z.object({
  docNo: z.string().trim().min(1).max(60),
  no,
  title: z.string().trim().max(300),
});

export const cadences = ['ongoing', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const;

/** A measure (举措) of an active notice; `id` is `<notice>-<no>`. */
export const measureSchema = z
  .object({
    id: z.string().trim().min(1).max(64),
    notice: z.string().trim().min(1).max(40),
    docNo: z.string().trim().min(1).max(60),
    no,
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
