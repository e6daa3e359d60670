import '@hono/zod-openapi';
import { ratingLevels } from '@mingcha/cases';
import * as z from 'zod';

export const rateBody = z
  .object({
    level: z
      .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
      .openapi({ description: `1 至 5：${ratingLevels.join('、')}` }),
    text: z.string().trim().max(1_000).optional().openapi({ description: '意见' }),
  })
  .strict();
