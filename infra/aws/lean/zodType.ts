import { ZodType } from 'zod';

/** What `@hono/zod-openapi` takes of zod: the class that it gives the method `openapi`. */
export const z = { ZodType };
