import { auditEntity } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { queryAll } from '@mingcha/store';
import { startTestApi } from '@mingcha/tenancy/testApi';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sendWebhooks, webhookEvent, webhookRoutes } from './index.ts';
import { type Subscriber, startSubscriber } from './testing.ts';

const { a, b } = testTenants;
let api: Awaited<ReturnType<typeof startTestApi>>;
const started: Subscriber[] = [];
beforeAll(async () => {
  const random = (n: number) => new Uint8Array(n).fill(5);
  api = await startTestApi({
    start: '2026-06-10T04:00:00.000Z',
    routes: ({ clock }) => [webhookRoutes({ clock, random, allowPrivateWebhooks: true })],
  });
});
afterAll(async () => {
  expect(api.unexpected).toEqual([]);
  await Promise.all(started.map((one) => one.stop()));
  await api.stop();
});

type Caller = { tenant?: string; role?: string; dept?: string; body?: unknown };
const call = (method: string, path: string, caller: Caller = {}) => {
  const { tenant = a, role = 'city-admin', body, ...more } = caller;
  return api.send({ tenant, roles: [role], ...more }, method, path, { body });
};

async function subscribe(events: string[], ...responses: Parameters<typeof startSubscriber>) {
  const subscriber = await startSubscriber(...responses);
  started.push(subscriber);
  const response = await call('POST', '/v1/webhooks', { body: { url: subscriber.url, events } });
  expect([response.status, response.headers.get('cache-control')]).toEqual([201, 'no-store']);
  const hook: { id: string; secret: string } = await bodyOf(response);
  const path = `/v1/webhooks/${hook.id}`;
  const deliveries = async () => (await bodyOf(call('GET', `${path}/deliveries`))).items;
  return { ...subscriber, hook, path, deliveries };
}
const head = { origin: 'log', size: 3, root: 'AAAA', note: 'log\n3\nAAAA\n' };
async function happens(tenant: string): Promise<void> {
  await (await api.test.store.forTenant(tenant)).write(webhookEvent('log.checkpoint', head, api.time.now()));
}
async function tick(tenant: string = a): Promise<void> {
  const store = await api.test.store.forTenant(tenant);
  const deps = { clock: api.time.now, allowPrivateWebhooks: true };
  while ((await sendWebhooks(store, deps)) === api.time.now().toISOString());
}

describe('a subscription', () => {
  it('gets what it asked for, signed, once, and only of its tenant', async () => {
    const own = await subscribe(['log.checkpoint']);
    const other = await subscribe(['briefing.issued']);
    await happens(b);
    await tick(b);
    await happens(a);
    await tick();
    await tick();
    expect(own.received).toHaveLength(1);
    expect(other.received).toHaveLength(0);
    const { headers, body } = own.received[0]!;
    const event = JSON.parse(body);
    expect(event).toEqual({
      id: headers['webhook-id'],
      type: 'log.checkpoint',
      at: expect.any(String),
      tenant: a,
      data: head,
    });
    expect(headers['webhook-timestamp']).toBe(String(Math.floor(api.time.now().getTime() / 1_000)));
    vi.useFakeTimers({ now: api.time.now(), toFake: ['Date'] });
    const signed = headers as Record<string, string>;
    expect(new Webhook(own.hook.secret).verify(body, signed)).toEqual(event);
    expect(() => new Webhook(own.hook.secret).verify(`${body} `, signed)).toThrow(WebhookVerificationError);
    const renamed = { ...signed, 'webhook-id': 'another' };
    expect(() => new Webhook(own.hook.secret).verify(body, renamed)).toThrow(WebhookVerificationError);
    vi.useRealTimers();
    expect(await own.deliveries()).toEqual([
      expect.objectContaining({ type: 'log.checkpoint', state: 'delivered', attempts: 1, lastStatus: 204 }),
    ]);
    const listed = await bodyOf(call('GET', '/v1/webhooks'));
    expect(JSON.stringify(listed)).not.toContain(own.hook.secret);
    for (const { path } of [own, other]) expect((await call('DELETE', path)).status).toBe(204);
  });

  it('is tried again later and later, eight times, and then no more', async () => {
    const { path, deliveries, received, hook } = await subscribe(['report.late'], { status: 503 });
    const test = await call('POST', `${path}/test`);
    expect([test.status, (await bodyOf(test)).type]).toEqual([202, 'webhook.test']);
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      await tick();
      const [{ nextAt, attempts }] = await deliveries();
      expect(attempts).toBe(i + 1);
      await tick();
      expect(received).toHaveLength(i + 1);
      if (nextAt === undefined) break;
      const wait = Date.parse(nextAt) - api.time.now().getTime();
      waits.push(wait / 60_000);
      api.time.advance(wait);
    }
    expect(waits).toEqual([0.5, 2, 10, 30, 120, 360, 720]);
    expect(await deliveries()).toEqual([
      expect.objectContaining({ state: 'failed', attempts: 8, lastStatus: 503, lastError: '对方应答 503' }),
    ]);
    api.time.advance(86_400_000);
    await tick();
    expect(received).toHaveLength(8);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(hook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await call('DELETE', path);
  });

  it('gets through once the subscriber is back; what waits for one that was ended is dropped', async () => {
    const back = await subscribe(['report.late'], { status: 500 }, { status: 200 });
    const ended = await subscribe(['report.late'], { status: 500 });
    for (const { path } of [back, ended]) await call('POST', `${path}/test`);
    await tick();
    await call('DELETE', ended.path);
    api.time.advance(30_000);
    await tick();
    api.time.advance(3_600_000);
    await tick();
    expect([back.received.length, ended.received.length]).toEqual([2, 1]);
    expect((await back.deliveries())[0]).toMatchObject({ state: 'delivered', attempts: 2, lastStatus: 200 });
    expect((await back.deliveries())[0]).not.toHaveProperty('lastError');
    expect((await call('GET', `${ended.path}/deliveries`)).status).toBe(404);
  });

  it('once left the key in its address to auditors, who may not read subscriptions', async () => {
    const url = 'https://robot.example.com/send/4f1d?access_token=9c2e7b';
    const made = await call('POST', '/v1/webhooks', { body: { url, events: ['report.due'] } });
    const { id } = await bodyOf(made);
    expect((await call('DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
    const log = await queryAll(await api.test.store.forTenant(a), auditEntity, []);
    const records = log.filter(({ object }) => object.id === id);
    const object = { kind: 'webhook', id, name: 'robot.example.com' };
    expect(records).toMatchObject([
      { action: 'webhook.create', object, detail: { events: ['report.due'] } },
      { action: 'webhook.delete', object },
    ]);
    expect(JSON.stringify(records)).not.toMatch(/9c2e7b|4f1d/);
  });

  it('is refused for private addresses, for departments and for other tenants; twenty at most', async () => {
    const post = (url: string, caller = {}) =>
      call('POST', '/v1/webhooks', { ...caller, body: { url, events: ['report.due'] } });
    expect((await post('ftp://example.com')).status).toBe(422);
    expect((await post('https://hooks.example.com', { role: 'department-admin', dept: 'scjg' })).status).toBe(
      403,
    );
    expect((await call('GET', '/v1/webhooks', { role: 'auditor' })).status).toBe(403);
    const { path } = await subscribe(['report.due']);
    for (const [method, at] of [
      ['DELETE', path],
      ['POST', `${path}/test`],
      ['GET', `${path}/deliveries`],
    ] as const)
      expect((await call(method, at, { tenant: b })).status).toBe(404);
    const many = [];
    for (let i = 0; i < 20; i++) many.push((await post('https://hooks.example.com')).status);
    expect(many).toEqual([...Array(many.indexOf(409)).fill(201), ...Array(20 - many.indexOf(409)).fill(409)]);
  });
});
