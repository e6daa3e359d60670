import '@hono/zod-openapi';
import { actor, instant } from '@mingcha/http';
import * as z from 'zod';
import type { Signing } from './signing.ts';

/** What a response has of a paper's way to its signature, beside its state. */
export const signingFields = {
  steps: z
    .array(
      z.object({
        do: z.enum(['submit', 'review', 'return', 'issue']),
        at: instant,
        by: actor,
        reason: z.string().optional(),
        version: z.number().int().optional().openapi({ description: '送审的是第几稿' }),
      }),
    )
    .openapi({ description: '送审、审核、退回、签发的经过' }),
  can: z.array(z.enum(['edit', 'submit', 'review', 'return', 'issue', 'delete'])).openapi({
    description: '现在可以进行的操作；拟稿人不能审核、退回、签发自己的文稿',
  }),
};

export const returnBody = z
  .object({ reason: z.string().trim().min(2, '请写明退回的理由，不少于 2 个字').max(500) })
  .strict();

/** The steps as a response has them: versions by their place. */
export function shownSteps({ steps = [] }: Signing) {
  let no = 0;
  return steps.map(({ version, ...step }) => ({ ...step, ...(version !== undefined && { version: ++no }) }));
}
