import { problems } from '@mingcha/kernel';
import { createMiddleware } from 'hono/factory';
import type { Right } from './principal.ts';
import type { ApiEnv } from './router.ts';

/** Lets a request pass only when its caller has the right. */
export const allow = (right: Right) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    if (!c.var.principal.rights.has(right)) throw problems.forbidden();
    await next();
  });
