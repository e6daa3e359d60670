import { auditEntity } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { queryAll } from '@mingcha/store';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deliverDue, runMeasures } from '../clock.ts';
import { deptId, type Following, followNotice, startFollowing } from '../rounds/testing.ts';
import { type Subscriber, startSubscriber } from './testing.ts';

let following: Following;
const started: Subscriber[] = [];
beforeAll(async () => {
  following = await startFollowing({ start: '2026-06-10T04:00:00.000Z' });
});
afterAll(async () => {
  expect(following.unexpected).toEqual([]);
  await Promise.all(started.map((one) => one.stop()));
  await following.stop();
});

async function subscribe(events: string[], ...responses: Parameters<typeof startSubscriber>) {
  const subscriber = await startSubscriber(...responses);
  started.push(subscriber);
  const response = await following.call('POST', '/v1/webhooks', { body: { url: subscriber.url, events } });
  expect([response.status, response.headers.get('cache-control')]).toEqual([201, 'no-store']);
  const hook: { id: string; secret: string } = await bodyOf(response);
  const path = `/v1/webhooks/${hook.id}`;
  const deliveries = async () => (await bodyOf(following.call('GET', `${path}/deliveries`))).items;
  return { ...subscriber, hook, path, deliveries };
}
async function tick(tenant: string = testTenants.a) {
  const store = await following.own(tenant);
  await runMeasures(store, { clock: following.time.now });
  await deliverDue(store, { clock: following.time.now, allowPrivateWebhooks: true });
}

describe('a subscription', () => {
  it('gets what it asked for, signed, once, and only of its tenant', async () => {
    const own = await subscribe(['round.opened']);
    const other = await subscribe(['briefing.issued']);
    await followNotice(following, { tenant: testTenants.b });
    await tick(testTenants.b);
    const notice = await followNotice(following);
    await tick();
    await tick();
    expect(own.received).toHaveLength(1);
    expect(other.received).toHaveLength(0);
    const { headers, body } = own.received[0]!;
    const event = JSON.parse(body);
    expect(event).toEqual({
      id: headers['webhook-id'],
      type: 'round.opened',
      at: expect.any(String),
      tenant: testTenants.a,
      data: {
        notice: notice.id,
        docNo: notice.docNo,
        round: '2026-06-20',
        title: '2026年第1次报送',
        due: '2026-06-18',
      },
    });
    expect(headers['webhook-timestamp']).toBe(String(Math.floor(following.time.now().getTime() / 1_000)));
    vi.useFakeTimers({ now: following.time.now(), toFake: ['Date'] });
    const signed = headers as Record<string, string>;
    expect(new Webhook(own.hook.secret).verify(body, signed)).toEqual(event);
    expect(() => new Webhook(own.hook.secret).verify(`${body} `, signed)).toThrow(WebhookVerificationError);
    const renamed = { ...signed, 'webhook-id': 'another' };
    expect(() => new Webhook(own.hook.secret).verify(body, renamed)).toThrow(WebhookVerificationError);
    vi.useRealTimers();
    expect(await own.deliveries()).toEqual([
      expect.objectContaining({ type: 'round.opened', state: 'delivered', attempts: 1, lastStatus: 204 }),
    ]);
    const listed = await bodyOf(following.call('GET', '/v1/webhooks'));
    expect(JSON.stringify(listed)).not.toContain(own.hook.secret);
    for (const { path } of [own, other]) expect((await following.call('DELETE', path)).status).toBe(204);
  });

  it('is tried again later and later, eight times, and then no more', async () => {
    const { path, deliveries, received, hook } = await subscribe(['report.late'], { status: 503 });
    const test = await following.call('POST', `${path}/test`);
    expect([test.status, (await bodyOf(test)).type]).toEqual([202, 'webhook.test']);
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      await tick();
      const [{ nextAt, attempts }] = await deliveries();
      expect(attempts).toBe(i + 1);
      await tick();
      expect(received).toHaveLength(i + 1);
      if (nextAt === undefined) break;
      const wait = Date.parse(nextAt) - following.time.now().getTime();
      waits.push(wait / 60_000);
      following.time.advance(wait);
    }
    expect(waits).toEqual([0.5, 2, 10, 30, 120, 360, 720]);
    expect(await deliveries()).toEqual([
      expect.objectContaining({ state: 'failed', attempts: 8, lastStatus: 503, lastError: '对方应答 503' }),
    ]);
    following.time.advance(86_400_000);
    await tick();
    expect(received).toHaveLength(8);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(hook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await following.call('DELETE', path);
  });

  it('gets through once the subscriber is back; what waits for one that was ended is dropped', async () => {
    const back = await subscribe(['report.late'], { status: 500 }, { status: 200 });
    const ended = await subscribe(['report.late'], { status: 500 });
    for (const { path } of [back, ended]) await following.call('POST', `${path}/test`);
    await tick();
    await following.call('DELETE', ended.path);
    following.time.advance(30_000);
    await tick();
    following.time.advance(3_600_000);
    await tick();
    expect([back.received.length, ended.received.length]).toEqual([2, 1]);
    expect((await back.deliveries())[0]).toMatchObject({ state: 'delivered', attempts: 2, lastStatus: 200 });
    expect((await back.deliveries())[0]).not.toHaveProperty('lastError');
    expect((await following.call('GET', `${ended.path}/deliveries`)).status).toBe(404);
  });

  it('is notified which departments are late, with no person’s name', async () => {
    const { received, path } = await subscribe(['report.due', 'report.late']);
    following.time.set('2026-09-10T04:00:00.000Z');
    const notice = await followNotice(following, {
      schedule: { dates: ['09-20'], opensBefore: 10, shift: 'before' },
    });
    for (const day of ['2026-09-10', '2026-09-16', '2026-09-17', '2026-09-21', '2026-09-22']) {
      following.time.set(`${day}T04:00:00.000Z`);
      await tick();
    }
    const events = received
      .map(({ body }) => JSON.parse(body))
      .filter(({ data }) => data.notice === notice.id);
    const missing = [
      { dept: deptId('scjg'), measures: 1 },
      { dept: deptId('fgw'), measures: 2 },
    ];
    expect(events.map(({ type, data }) => [type, data.missing])).toEqual([
      ['report.due', missing],
      ['report.late', missing],
    ]);
    await following.call('DELETE', path);
  });

  it('once left the key in its address to auditors, who may not read subscriptions', async () => {
    const url = 'https://robot.example.com/send/4f1d?access_token=9c2e7b';
    const made = await following.call('POST', '/v1/webhooks', { body: { url, events: ['report.due'] } });
    const { id } = await bodyOf(made);
    expect((await following.call('DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
    const log = await queryAll(await following.own(testTenants.a), auditEntity, []);
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
      following.call('POST', '/v1/webhooks', { ...caller, body: { url, events: ['report.due'] } });
    expect((await post('ftp://example.com')).status).toBe(422);
    expect((await post('https://hooks.example.com', { dept: deptId('scjg') })).status).toBe(403);
    expect((await following.call('GET', '/v1/webhooks', { role: 'auditor' })).status).toBe(403);
    const { path } = await subscribe(['report.due']);
    for (const [method, at] of [
      ['DELETE', path],
      ['POST', `${path}/test`],
      ['GET', `${path}/deliveries`],
    ] as const)
      expect((await following.call(method, at, { tenant: testTenants.b })).status).toBe(404);
    const many = [];
    for (let i = 0; i < 20; i++) many.push((await post('https://hooks.example.com')).status);
    expect(many).toEqual([...Array(many.indexOf(409)).fill(201), ...Array(20 - many.indexOf(409)).fill(409)]);
  });
});
