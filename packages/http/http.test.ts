import { startTestStore, type TestStore, testClock, testTenants } from '@mingcha/local/testing';
import { type TenantStore, WriteConflict } from '@mingcha/store';
import type { MiddlewareHandler } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ApiEnv,
  allow,
  createOnError,
  idempotency,
  newRouter,
  type Principal,
  rateLimit,
} from './index.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

const { a, b } = testTenants;
const principal = (tenant: string, sub = 'p'): Principal => ({
  tenant,
  sub,
  name: sub,
  kind: 'person',
  roles: [],
  rights: new Map([['draws:read', 'city']]),
});

const noReread = () => new Response(null, { status: 404 });

/** An app that counts what it does; who is calling stands in a header, as only tests may have it. */
async function appWith(...middleware: MiddlewareHandler<ApiEnv>[]) {
  const stores: Record<string, TenantStore> = {
    [a]: await test.store.forTenant(a),
    [b]: await test.store.forTenant(b),
  };
  const done: string[] = [];
  const app = newRouter();
  const errors: unknown[] = [];
  app.onError(createOnError((error) => errors.push(error)));
  app.use('*', async (c, next) => {
    const [tenant = a, sub = 'p'] = (c.req.header('x-test') ?? `${a} p`).split(' ');
    c.set('principal', principal(tenant, sub));
    c.set('store', stores[tenant]!);
    await next();
  });
  for (const one of middleware) app.use('*', one);
  app.post('/things', async (c) => {
    const body = await c.req.text();
    if (body === 'fail') throw new Error('inside');
    done.push(body);
    return c.json({ number: done.length }, 201, { location: '/things/1' });
  });
  app.put('/things', () => {
    throw new WriteConflict([0]);
  });
  app.get('/secret', allow('tenancy:write'), (c) => c.text('never'));
  return { app, done, errors };
}

describe('idempotent posts', () => {
  const clock = testClock();
  let app: Awaited<ReturnType<typeof appWith>>['app'];
  let done: string[];
  beforeEach(async () => {
    ({ app, done } = await appWith(idempotency(clock.now, noReread)));
  });
  const post = (key: string, body: string, who = `${a} p`) =>
    app.request('/things', { method: 'POST', body, headers: { 'idempotency-key': key, 'x-test': who } });

  it('are done once and answered alike', async () => {
    const first = await post('k1', 'x');
    const again = await post('k1', 'x');
    expect([first.status, again.status, done]).toEqual([201, 201, ['x']]);
    expect(await again.json()).toEqual(await first.json());
    expect(again.headers.get('location')).toBe('/things/1');
    expect(again.headers.get('idempotent-replay')).toBe('true');
  });

  it('refuse the key with another body', async () => {
    await post('k2', 'x');
    const other = await post('k2', 'y');
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([
      422,
      'idempotency-mismatch',
    ]);
    expect(done).toEqual(['x']);
  });

  it('are each caller’s own, and each tenant’s', async () => {
    await post('k3', 'x');
    await post('k3', 'y', `${a} q`);
    await post('k3', 'z', `${b} p`);
    expect(done).toEqual(['x', 'y', 'z']);
  });

  it('let only one of many at once through', async () => {
    const responses = await Promise.all([1, 2, 3, 4].map(() => post('k4', 'x')));
    expect(done).toEqual(['x']);
    for (const { status } of responses) expect([201, 409]).toContain(status);
  });

  it('may be tried again after a failure', async () => {
    expect((await post('k5', 'fail')).status).toBe(500);
    expect((await post('k5', 'fail')).status).toBe(500);
    expect((await post('k5', 'fail')).status).toBe(500);
  });

  it('may be tried again when its first caller has been silent for a minute', async () => {
    let hang = true;
    let begun = () => {};
    const hanging = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { app: dying, done: survived } = await appWith(
      idempotency(clock.now, noReread),
      async (_, next) => {
        begun();
        if (hang) await new Promise(() => undefined);
        await next();
      },
    );
    const send = () =>
      dying.request('/things', { method: 'POST', body: 'x', headers: { 'idempotency-key': 'k6' } });
    void send();
    await hanging;
    expect((await send()).status).toBe(409);
    hang = false;
    clock.advance(61_000);
    expect((await send()).status).toBe(201);
    expect(survived).toEqual(['x']);
  });

  it('refuse a key that is no key', async () => {
    expect((await post('a b', 'x')).status).toBe(400);
  });
});

describe('limits', () => {
  it('say to a caller that asks too often when to come again, and spare the others', async () => {
    const clock = testClock();
    const wide = { perSecond: 100, burst: 100 };
    const { app } = await appWith(
      rateLimit({ caller: { perSecond: 0.5, burst: 2 }, tenant: wide }, clock.now),
    );
    const post = (who: string) => app.request('/things', { method: 'POST', headers: { 'x-test': who } });
    expect([(await post(`${a} p`)).status, (await post(`${a} p`)).status]).toEqual([201, 201]);
    const third = await post(`${a} p`);
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '2']);
    expect((await post(`${a} q`)).status).toBe(201);
    clock.advance(2_000);
    expect((await post(`${a} p`)).status).toBe(201);
  });

  it('hold a tenant as a whole', async () => {
    const wide = { perSecond: 100, burst: 100 };
    const { app } = await appWith(
      rateLimit({ caller: wide, tenant: { perSecond: 1, burst: 1 } }, testClock().now),
    );
    const post = (who: string) => app.request('/things', { method: 'POST', headers: { 'x-test': who } });
    expect((await post(`${a} p`)).status).toBe(201);
    expect((await post(`${a} q`)).status).toBe(429);
    expect((await post(`${b} p`)).status).toBe(201);
  });
});

describe('refusals', () => {
  it('say nothing of what broke inside, and report it', async () => {
    const { app, errors } = await appWith();
    const response = await app.request('/things', { method: 'POST', body: 'fail' });
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.text()).not.toContain('inside');
    expect(errors).toHaveLength(1);
  });

  it('of a lost race say that the form seen is old, to who named one; to others that it happened', async () => {
    const { app, errors } = await appWith();
    const put = (headers: Record<string, string>) => app.request('/things', { method: 'PUT', headers });
    expect([(await put({ 'if-match': '"1"' })).status, (await put({})).status]).toEqual([412, 409]);
    expect(errors).toEqual([]);
  });

  it('keep out who has not the right', async () => {
    const { app } = await appWith();
    expect((await app.request('/secret')).status).toBe(403);
  });
});
