import type { ApiEnv } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import { createMiddleware } from 'hono/factory';
import type { Callers } from './callers.ts';
import type { TokenVerifier } from './tokens.ts';

export type AuthenticateDeps = { tokens: TokenVerifier; callers: Callers; store: Store };

/** Verifies the bearer token, finds whose it is, and binds the request's store to the tenant that it names. */
export const authenticate = ({ tokens, callers, store }: AuthenticateDeps) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const token = /^Bearer ([^\s]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (!token) throw problems.unauthorized();
    const principal = await callers.find(await tokens.verify(token));
    c.set('principal', principal);
    c.set('store', await store.forTenant(principal.tenant));
    await next();
  });
