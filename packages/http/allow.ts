import { problems } from '@mingcha/kernel';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { type Principal, peopleOf } from './principal.ts';
import { type CaseVerb, hasRight, type Right } from './rights.ts';
import type { ApiEnv } from './router.ts';

/** What a middleware asks of callers, and how that is named in the description: one of these rights. */
type Asked = { names: readonly string[]; isHeld: (holder: Principal) => boolean };
const asked = new WeakMap<MiddlewareHandler, Asked>();

function guardOf(of: Asked): MiddlewareHandler<ApiEnv> {
  const guard = createMiddleware<ApiEnv>(async (c, next) => {
    if (!of.isHeld(c.var.principal)) throw problems.forbidden();
    await next();
  });
  asked.set(guard, of);
  return guard;
}

/** Lets a request pass only when its caller has the right. */
export const allow = (right: Right): MiddlewareHandler<ApiEnv> =>
  guardOf({ names: [right], isHeld: (holder) => hasRight(holder, right) });

/**
 * The same for a department's work, which somebody also does for a colleague for whom they act today: what they reach by
 * that is for the route.
 */
export const allowStandIns = (right: Right): MiddlewareHandler<ApiEnv> =>
  guardOf({
    names: [right],
    isHeld: (holder) => peopleOf(holder).some((one) => hasRight(one, right)),
  });

/**
 * Lets a request pass only when its caller may do something with the cases of some group; of which group, and what else
 * it takes, is for the route: it follows from the case type.
 */
export const allowCases = (verb?: CaseVerb): MiddlewareHandler<ApiEnv> =>
  guardOf({
    names: [`cases:{group}:${verb ?? '{verb}'}`],
    isHeld: ({ rights }) =>
      [...rights.keys()].some(
        (right) => right.startsWith('cases:') && (verb === undefined || right.endsWith(`:${verb}`)),
      ),
  });

/** Lets people pass and no machines; `refusal` tells a machine why, in Chinese. */
export const allowPersons = (refusal: string): MiddlewareHandler<ApiEnv> =>
  createMiddleware<ApiEnv>(async (c, next) => {
    if (c.var.principal.kind !== 'person') throw problems.forbidden(refusal);
    await next();
  });

/** Lets a request pass when its caller has what one of several middlewares made here asks for. */
export function allowAny(...guards: readonly MiddlewareHandler[]): MiddlewareHandler<ApiEnv> {
  const all = guards.flatMap((guard) => asked.get(guard) ?? []);
  return guardOf({
    names: all.flatMap(({ names }) => names),
    isHeld: (holder) => all.some(({ isHeld }) => isHeld(holder)),
  });
}

/** The names of the rights of which a middleware made here asks for one. */
export const rightsAsked = (middleware: MiddlewareHandler): readonly string[] =>
  asked.get(middleware)?.names ?? [];

/** Throws the problem `forbidden` where the caller lacks a right that the route of this request asks for. */
export function requireRights(c: Context<ApiEnv>): void {
  for (const { handler } of matchedRoutes(c)) {
    if (asked.get(handler as MiddlewareHandler)?.isHeld(c.var.principal) === false)
      throw problems.forbidden();
  }
}
