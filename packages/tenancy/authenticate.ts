import type { ApiEnv } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import { createMiddleware } from 'hono/factory';
import type { TokenVerifier } from './tokens.ts';

/** Verifies the bearer token and binds the request's store to the tenant it names. */
export const authenticate = ({ tokens, store }: { tokens: TokenVerifier; store: Store }) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const token = /^Bearer ([^\s]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (!token) throw problems.unauthorized();
    const principal = await tokens.verify(token);
    c.set('principal', principal);
    c.set('store', await store.forTenant(principal.tenant));
    await next();
  });
