import '@hono/zod-openapi';
import { actor, instant } from '@mingcha/http';
import * as z from 'zod';

/** What a province has decided about a witness of one of its cities; the last decision counts. */
export const confirmation = z
  .object({
    state: z.enum(['confirmed', 'refused']),
    at: instant,
    by: actor,
    province: z.string().openapi({ description: '作出决定的省' }),
    reason: z.string().optional().openapi({ description: '不予确认的原因' }),
  })
  .openapi('WitnessConfirmation', { description: '省级对登记的决定；没有则省级还没有决定' });

/** Whether a province wants to confirm its cities' witnesses, as a city's list and the public's say it. */
export const confirmationRule = z
  .object({
    required: z.boolean().openapi({ description: '见证方须经省级确认才能参加抽查' }),
    province: z.string().optional().openapi({ description: '本市所属的省；没有则本市没有上级' }),
  })
  .openapi('WitnessConfirmationRule');
