import { type Clock, Problem } from '@mingcha/kernel';
import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from './router.ts';

export type RateLimit = { perSecond: number; burst: number };

type Bucket = { tokens: number; at: number };

const maxBuckets = 10_000;

/** Token buckets in this process, named by the caller; the gateway in front has its own for the whole. */
export function createBuckets({ perSecond, burst }: RateLimit, now: Clock) {
  const buckets = new Map<string, Bucket>();
  /** Seconds to wait, or 0 when the call may go on. */
  return function take(name: string): number {
    const at = now().getTime();
    const known = buckets.get(name) ?? { tokens: burst, at };
    const tokens = Math.min(burst, known.tokens + (Math.max(0, at - known.at) / 1_000) * perSecond);
    buckets.delete(name);
    buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    if (buckets.size > maxBuckets) buckets.delete(buckets.keys().next().value!);
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond);
  };
}

/** Refuses with 429 a caller, or a tenant as a whole, that asks too often. */
export function rateLimit(limits: { caller: RateLimit; tenant: RateLimit }, now: Clock) {
  const callers = createBuckets(limits.caller, now);
  const tenants = createBuckets(limits.tenant, now);
  return createMiddleware<ApiEnv>(async (c, next) => {
    const { tenant, sub } = c.var.principal;
    const wait = callers(`${tenant}#${sub}`) || tenants(tenant);
    if (wait > 0) throw tooMany('请求过于频繁', wait);
    await next();
  });
}

/**
 * Refuses with 429 an address that asks too often. Where nobody says whose a request is (`addressOf` gives undefined),
 * nothing is counted.
 */
export function limitByAddress(
  limit: RateLimit,
  addressOf: (environment: unknown) => string | undefined,
  now: Clock,
) {
  const take = createBuckets(limit, now);
  return createMiddleware(async (c, next) => {
    const address = addressOf(c.env);
    const wait = address === undefined ? 0 : take(address);
    if (wait > 0) throw tooMany('查询过于频繁', wait);
    await next();
  });
}

const tooMany = (title: string, wait: number): Problem =>
  new Problem({
    status: 429,
    code: 'too-many-requests',
    title,
    detail: `请在 ${wait} 秒后重试。`,
    headers: { 'retry-after': String(wait) },
  });
