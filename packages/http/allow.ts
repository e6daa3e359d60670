import { problems } from '@mingcha/kernel';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { hasRight, type Right } from './rights.ts';
import type { ApiEnv } from './router.ts';

const rights = new WeakMap<MiddlewareHandler, Right>();

/** Lets a request pass only when its caller has the right. */
export function allow(right: Right): MiddlewareHandler<ApiEnv> {
  const guard = createMiddleware<ApiEnv>(async (c, next) => {
    if (!hasRight(c.var.principal, right)) throw problems.forbidden();
    await next();
  });
  rights.set(guard, right);
  return guard;
}

/** The right that a middleware made by `allow` asks for. */
export const rightOf = (middleware: MiddlewareHandler): Right | undefined => rights.get(middleware);

/** Throws the problem `forbidden` where the caller lacks a right that the route of this request asks for. */
export function requireRights(c: Context<ApiEnv>): void {
  for (const { handler } of matchedRoutes(c)) {
    const right = rightOf(handler as MiddlewareHandler);
    if (right !== undefined && !hasRight(c.var.principal, right)) throw problems.forbidden();
  }
}
