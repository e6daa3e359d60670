import { problems } from '@mingcha/kernel';
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Right } from './principal.ts';
import type { ApiEnv } from './router.ts';

const rights = new WeakMap<MiddlewareHandler, Right>();

/** Lets a request pass only when its caller has the right. */
export function allow(right: Right): MiddlewareHandler<ApiEnv> {
  const guard = createMiddleware<ApiEnv>(async (c, next) => {
    if (!c.var.principal.rights.has(right)) throw problems.forbidden();
    await next();
  });
  rights.set(guard, right);
  return guard;
}

/** The right that a middleware made by `allow` asks for. */
export const rightOf = (middleware: MiddlewareHandler): Right | undefined => rights.get(middleware);
