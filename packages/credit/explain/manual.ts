import '@hono/zod-openapi';
import { actor, day, instant } from '@mingcha/http';
import { shanghaiDate } from '@mingcha/kernel';
import * as z from 'zod';
import type { ManualChange } from '../changes/change.ts';
import { classSchema, standing } from '../recompute/views.ts';

type Term = Pick<ManualChange, 'at' | 'until' | 'endedAt'>;

/** The last instant of a day (ISO, UTC): what runs out on that day ends then. */
const endOf = (day: string) => new Date(`${day}T23:59:59.999+08:00`).toISOString();

/** Whether a change holds at the end of a day (`YYYY-MM-DD`). */
export const holdsOn = ({ at, until, endedAt }: Term, on: string): boolean =>
  shanghaiDate(new Date(at)) <= on && until >= on && (!endedAt || endedAt >= endOf(on));

export const manualChange = z
  .object({
    case: z.string(),
    number: z.string().optional(),
    from: standing,
    to: classSchema,
    reason: z.string(),
    asked: actor,
    agreed: z.array(actor),
    at: instant,
    until: day.openapi({ description: '调整的最后一天' }),
    endedAt: instant.optional(),
    holds: z.boolean().openapi({ description: '现在生效' }),
  })
  .openapi('ManualClassChange');

/** A change as it is shown on a day. */
export const manualView = ({ subject: _, ...change }: ManualChange, today: string) => ({
  ...change,
  agreed: [...change.agreed],
  holds: holdsOn(change, today),
});
