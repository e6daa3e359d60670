import '@hono/zod-openapi';
import { type Plan, type Reveal, SPEC } from '@mingcha/draw';
import * as z from 'zod';

/** Shapes of `mingcha-draw/1` in answers; the draw itself reads a plan strictly. */

const count = z.number().int();
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const root = z.object({ count, root: z.string() });

const source = z.union([
  z.object({ source: z.literal('drand'), chain: z.string(), round: count }),
  z.object({
    source: z.literal('witness'),
    parties: list(z.object({ id: z.string(), commitment: z.string() })),
  }),
  z.object({ source: z.literal('local') }),
]);

export const planSchema: z.ZodType<Plan> = z
  .object({
    spec: z.literal(SPEC),
    tenant: z.string(),
    draw: z.string(),
    sequence: count,
    title: z.string(),
    items: list(z.string()),
    disclosure: z.enum(['full', 'sealed']),
    strata: list(z.object({ stratum: z.string(), take: count, reserve: count })),
    teams: list(z.object({ dept: z.string(), size: count })),
    match: list(z.enum(['region', 'skills'])),
    seed: source,
    objects: root,
    inspectors: root,
    recusals: root,
  })
  .openapi('DrawPlan', { description: '规范 mingcha-draw/1 的计划' });

export const revealSchema: z.ZodType<Reveal> = z
  .union([
    z.object({ round: count, signature: z.string() }),
    z.object({ nonces: z.record(z.string(), z.string()) }),
    z.object({ random: z.string() }),
  ])
  .openapi('DrawReveal', { description: '种子材料' });
