import '@hono/zod-openapi';
import * as z from 'zod';

/** A record as the source of points or of a class. */
export const pointSource = z
  .object({
    id: z.string(),
    kind: z.string(),
    kindTitle: z.string(),
    number: z.string(),
    authority: z.string(),
    date: z.string(),
  })
  .openapi('CreditPointSource');
