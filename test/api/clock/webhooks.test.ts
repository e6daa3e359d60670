import { createApi } from '@mingcha/fn-api';
import { createClock } from '@mingcha/fn-clock';
import { nodeTools } from '@mingcha/log/node';
import { openCheckpoint, parseVerifierKey } from '@mingcha/log/tlog';
import { bodyOf } from '@mingcha/tenancy/testing';
import { wantedEvent } from '@mingcha/webhooks';
import { type Subscriber, startSubscriber } from '@mingcha/webhooks/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Schema } from '../../support/api/apiDocument.ts';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { createCeremony } from '../../support/ceremony.ts';
import { openCompose } from '../../support/composes.ts';
import { followNotice } from '../../support/notices.ts';
import { callThrough, cityA, cityB } from '../../support/system.ts';

let system: CheckedSystem;
let subscriber: Subscriber;
let received: Subscriber['received'];
let url = '';
beforeAll(async () => {
  subscriber = await startSubscriber();
  ({ received, url } = subscriber);
  system = await startCheckedSystem({ objects: 120 });
  system.time.set('2026-06-08T01:00:00.000Z');
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
  await subscriber.stop();
});

/** What is wrong with a sent event by the API's description, or undefined. */
function faultOfEvent(event: { type: string }): string | undefined {
  const described = system.document.webhooks[event.type]!.post;
  const { schema } = described.requestBody!.content['application/json']!;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const { components } = system.document;
  return ajv.validate({ ...closed(schema), components }, event) ? undefined : ajv.errorsText();
}
const closed = ({ properties, ...schema }: Schema): Schema => ({
  ...schema,
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries(properties as Record<string, Schema>).map(([name, inner]) => [
      name,
      inner.properties ? closed(inner) : inner,
    ]),
  ),
});

const office = (method: string, path: string, options = {}) =>
  system.call(cityA, 'city-admin', method, path, options);

describe('subscriptions', () => {
  it('send what the API’s description says they send: it said nothing of events', () => {
    const types = system.document.paths['/v1/webhooks']!.post!.requestBody!.content['application/json']!;
    const { items } = (types.schema.properties as Record<string, Schema>).events as {
      items: { enum: string[] };
    };
    expect(Object.keys(system.document.webhooks)).toEqual([...items.enum, 'webhook.test']);
  });

  it('show their secret once, and tell what the clock brought, signed', async () => {
    const body = { url, events: ['round.opened'] };
    const headers = { 'idempotency-key': 'one-hook' };
    const made = await office('POST', '/v1/webhooks', { body, headers });
    const { id, secret } = await bodyOf(made);
    expect([made.status, secret]).toEqual([201, expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/)]);
    expect((await bodyOf(office('POST', '/v1/webhooks', { body, headers }))).code).toBe('already-done');
    const listed = await bodyOf(office('GET', '/v1/webhooks'));
    expect(listed.items).toEqual([expect.objectContaining({ id, url, events: ['round.opened'] })]);
    expect(JSON.stringify(listed)).not.toContain(secret);

    const { id: notice, docNo } = await followNotice(system, cityA);
    await followNotice(system, cityB);
    const clock = createClock({ ...system, queue: system.importQueue });
    await clock.tick();
    await clock.tick();
    expect(received.map((each) => JSON.parse(each.body))).toEqual([
      {
        id: expect.any(String),
        type: 'round.opened',
        at: '2026-06-08T01:00:00.000Z',
        tenant: cityA.code,
        data: { notice, docNo, round: '2026-06-20', title: '2026年第1次报送', due: '2026-06-18' },
      },
    ]);
    expect(faultOfEvent(JSON.parse(received[0]!.body))).toBeUndefined();
    const [sent] = received as [(typeof received)[number]];
    for (const { name } of system.document.webhooks['round.opened']!.post.parameters!)
      expect(sent.headers).toHaveProperty([name.toLowerCase()]);
    const signed = sent.headers as Record<string, string>;
    expect(signed['webhook-id']).toBe(JSON.parse(sent.body).id);
    vi.setSystemTime(system.time.now());
    expect(new Webhook(secret).verify(sent.body, signed)).toEqual(JSON.parse(sent.body));
    vi.useRealTimers();

    expect((await office('POST', `/v1/webhooks/${id}/test`)).status).toBe(202);
    await clock.tick();
    expect(faultOfEvent(JSON.parse(received[1]!.body))).toBeUndefined();
    const { items } = await bodyOf(office('GET', `/v1/webhooks/${id}/deliveries`));
    expect(items.map(({ type, state }: { type: string; state: string }) => [type, state])).toEqual([
      ['webhook.test', 'delivered'],
      ['round.opened', 'delivered'],
    ]);
    for (const [method, path] of [
      ['GET', `/v1/webhooks/${id}/deliveries`],
      ['POST', `/v1/webhooks/${id}/test`],
      ['DELETE', `/v1/webhooks/${id}`],
    ] as const)
      expect((await system.call(cityB, 'city-admin', method, path)).status).toBe(404);
    expect((await office('DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
    expect((await bodyOf(office('GET', '/v1/webhooks'))).items).toEqual([]);
  });

  it('tell once that the limit of a case is near, through the whole of it', async () => {
    const given = { url, events: ['case.due-soon'] };
    const { id } = await bodyOf(office('POST', '/v1/webhooks', { body: given }));
    const values = { name: '王小明', contact: '13800000000', wanted: '绿化支出明细' };
    const opened = await bodyOf(office('POST', '/v1/cases/access-requests', { body: { values } }));
    const before = received.length;
    const clock = createClock({ ...system, queue: system.importQueue });
    system.time.set('2026-07-01T01:00:00.000Z');
    for (let i = 0; i < 3; i++) await clock.tick();
    const events = received.slice(before).map(({ body }) => JSON.parse(body));
    expect(events).toEqual([
      expect.objectContaining({
        type: 'case.due-soon',
        data: expect.objectContaining({ case: opened.id, days: 5, due: opened.limits[0].due }),
      }),
    ]);
    expect(faultOfEvent(events[0])).toBeUndefined();
    expect(JSON.stringify(events)).not.toMatch(/王小明|绿化/);
    expect((await office('DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
  });

  it('remind once of nonces that are due, of the last one in its turn, and of none that is late', async () => {
    const hour = 3_600_000;
    system.time.set('2026-11-21T01:00:00.000Z');
    const { id } = await bodyOf(
      office('POST', '/v1/webhooks', { body: { url, events: ['draw.reveal-due'] } }),
    );
    const ceremony = createCeremony(system, cityA);
    const commit = async () =>
      ceremony.commit(await ceremony.commitParties(await ceremony.plan(openCompose)));
    const { draw } = await commit();
    const clock = createClock({ ...system, queue: system.importQueue });
    const before = received.length;
    const events = async (hours: number) => {
      system.time.advance(hours * hour);
      for (let i = 0; i < 2; i++) await clock.tick();
      return received.slice(before).map(({ body }) => JSON.parse(body));
    };
    expect(await events(17)).toEqual([]);
    const [first, second] = draw.parties.filter(({ last }) => !last);
    const last = draw.parties.find((party) => party.last)!;
    const reveal = async ({ id: party, link }: typeof last) =>
      expect((await ceremony.party(link, '/nonce', ceremony.opened(draw, party))).status).toBe(200);
    await reveal(first!);
    const [event, ...more] = await events(2);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'draw.reveal-due',
      data: { draw: draw.id, due: '2026-11-22T01:00:00.000Z', parties: [{ id: second!.id }] },
    });
    expect(faultOfEvent(event)).toBeUndefined();
    expect(await events(2)).toHaveLength(1);
    await reveal(second!);
    const { data } = (await events(19))[1];
    expect(data).toMatchObject({ due: '2026-11-22T22:00:00.000Z', parties: [{ id: last.id }] });
    expect(await events(10)).toHaveLength(2);
    await reveal(last);
    await events(0);
    await ceremony.void(await ceremony.read(draw.id));
    const { draw: late } = await commit();
    expect(await events(25)).toHaveLength(2);
    await ceremony.void(await ceremony.read(late.id));
    expect((await office('DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
  });

  it('bring each new head of the public log, as it is signed, to who asked for it and to nobody else', async () => {
    const { id } = await bodyOf(
      office('POST', '/v1/webhooks', { body: { url, events: ['log.checkpoint'] } }),
    );
    const clock = createClock({ ...system, queue: system.importQueue });
    // What was logged before has its head.
    await clock.sequenceDue();
    for (let i = 0; i < 3; i++) await clock.tick();
    const before = received.length;
    const body = { cosigners: [], needed: 0 };
    expect((await office('PUT', '/v1/log/cosigners', { body, headers: { 'if-match': '"0"' } })).status).toBe(
      200,
    );
    for (let i = 0; i < 4; i++) await clock.tick();
    const prefix = `/public/${cityA.code}/log`;
    const text = async (path: string) => (await system.portal.request(prefix + path)).text();
    const events = received.slice(before).map(({ body: sent }) => JSON.parse(sent));
    expect(events.map(({ type }) => type)).toEqual(['log.checkpoint']);
    const { data } = events[0];
    const key = parseVerifierKey((await text('/key')).trim(), nodeTools);
    const head = openCheckpoint(data.note, key, nodeTools);
    expect(data).toMatchObject({ origin: head.origin, size: head.size, note: await text('/checkpoint') });
    expect(data.root).toBe(Buffer.from(head.root).toString('base64'));
    expect(faultOfEvent(events[0])).toBeUndefined();
    expect((await office('DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
    const store = await system.test.store.forTenant(cityA.code);
    expect(await wantedEvent(store, 'log.checkpoint', data, system.time.now())).toEqual([]);
  });

  it('are the office’s only, and of the public internet unless the system says otherwise', async () => {
    const body = { url: 'https://hooks.example.com/in', events: ['chase.issued'] };
    for (const role of ['department-admin', 'inspector', 'auditor', 'department-client']) {
      const dept = `${cityA.code}-scjg`;
      expect((await system.call(cityA, role, 'POST', '/v1/webhooks', { dept, body })).status).toBe(403);
      expect((await system.call(cityA, role, 'GET', '/v1/webhooks', { dept })).status).toBe(403);
    }
    const { allowPrivateWebhooks: _, ...deps } = system;
    const call = callThrough(system, createApi(deps));
    for (const address of [
      url,
      'http://hooks.example.com/',
      'https://10.0.0.8/',
      'https://[::1]/',
      'https://x.local/',
    ]) {
      const response = await call(cityA, 'city-admin', 'POST', '/v1/webhooks', {
        body: { ...body, url: address },
      });
      expect([address, response.status, (await bodyOf(response)).errors[0].pointer]).toEqual([
        address,
        422,
        '/url',
      ]);
    }
    expect((await call(cityA, 'city-admin', 'POST', '/v1/webhooks', { body })).status).toBe(201);
  });

  it('do not reach this machine even where a subscription says so, unless the system lets them', async () => {
    const { id } = await bodyOf(office('POST', '/v1/webhooks', { body: { url, events: ['report.due'] } }));
    await office('POST', `/v1/webhooks/${id}/test`);
    const before = received.length;
    const { allowPrivateWebhooks: _, ...deps } = system;
    await createClock({ ...deps, queue: system.importQueue }).tick();
    expect(received).toHaveLength(before);
    const { items } = await bodyOf(office('GET', `/v1/webhooks/${id}/deliveries`));
    expect(items).toMatchObject([
      { state: 'pending', attempts: 1, lastError: expect.stringContaining('拒绝') },
    ]);
  });
});
