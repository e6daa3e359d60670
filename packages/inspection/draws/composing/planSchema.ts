import '@hono/zod-openapi';
import {
  BENCHINGS,
  EXCLUSIONS,
  type Plan,
  type Plan2,
  type Reveal,
  type Reveal2,
  SPEC,
  SPEC_2,
} from '@mingcha/draw';
import * as z from 'zod';

/** Shapes of both specifications in answers; the draw itself reads a plan strictly. */

const count = z.number().int();
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const root = z.object({ count, root: z.string() });

const drand = z.object({ source: z.literal('drand'), chain: z.string(), round: count });
const local = z.object({ source: z.literal('local') });
const party = z.object({ id: z.string(), commitment: z.string() });
const sources = z.union([drand, z.object({ source: z.literal('witness'), parties: list(party) }), local]);
const sources2 = z.union([
  drand,
  z.object({
    source: z.literal('witness'),
    last: z.string(),
    parties: list(party.extend({ key: z.string(), signature: z.string() })),
  }),
  local,
]);

const stratum = z.object({ stratum: z.string(), take: count, reserve: count });
const common = {
  tenant: z.string(),
  draw: z.string(),
  sequence: count,
  title: z.string(),
  items: list(z.string()),
  disclosure: z.enum(['full', 'sealed']),
  teams: list(z.object({ dept: z.string(), size: count })),
  match: list(z.enum(['region', 'skills'])),
  objects: root,
  inspectors: root,
  recusals: root,
};

const firstPlan: z.ZodType<Plan> = z
  .object({ spec: z.literal(SPEC), ...common, strata: list(stratum), seed: sources })
  .openapi('DrawPlan1', { description: '规范 mingcha-draw/1 的计划' });

const version = root.extend({ version: z.string() });
const accounted = version.extend({ ids: z.string() });
const reasons = <const R extends readonly string[]>(names: R) => z.partialRecord(z.enum(names), count);

const secondPlan = z.object({
  spec: z.literal(SPEC_2),
  ...common,
  strata: z.union([list(stratum), z.object({ take: count, reserve: count, hash: z.string() })]),
  seed: sources2,
  lists: z.object({ objects: accounted, inspectors: accounted, items: version }),
  scope: z.record(z.string(), z.unknown()).openapi({ description: '所用的筛选条件；按分类的条件只有其指纹' }),
  excluded: root
    .extend({ reasons: reasons(EXCLUSIONS) })
    .openapi({ description: '名录库中不在抽取范围内的对象，按原因的数量' }),
  benched: root
    .extend({ reasons: reasons(BENCHINGS) })
    .openapi({ description: '名录库中不参加的人员，按原因的数量' }),
  loads: z.object({ year: count, size: count }),
  adjusted: count.openapi({ description: '由人调整过负荷的人数' }),
  classed: list(z.enum(EXCLUSIONS)),
  redraws: list(z.string()).openapi({ description: '一年内同一事项、至今未公示的抽取任务' }),
});
const batch = z.object({ draws: list(z.string()), mode: z.enum(['together', 'apart']) });
const single: z.ZodType<Plan2> = secondPlan.openapi('DrawPlan2', {
  description: '规范 mingcha-draw/2 的计划',
});
const batched: z.ZodType<Plan2> = secondPlan
  .extend({ batch })
  .openapi('DrawPlanInBatch', { description: '规范 mingcha-draw/2 的计划，同批抽取之一' });

export const planSchema = z.union([firstPlan, single, batched]).openapi('DrawPlan');

const ofBatch = {
  commitments: list(z.string()).optional().openapi({ description: '同批各任务的承诺，按批内次序' }),
};

export const revealSchema: z.ZodType<Reveal | Reveal2> = z
  .union([
    z.object({ round: count, signature: z.string(), ...ofBatch }),
    z.object({
      nonces: z.record(z.string(), z.string()),
      signatures: z.record(z.string(), z.string()),
      ...ofBatch,
    }),
    z.object({ nonces: z.record(z.string(), z.string()) }),
    z.object({ random: z.string(), ...ofBatch }),
  ])
  .openapi('DrawReveal', { description: '种子材料' });
