import { createApi } from '@mingcha/fn-api';
import { createClock } from '@mingcha/fn-clock';
import { platformTenant } from '@mingcha/kernel';
import type { Store, TenantStore } from '@mingcha/store';
import { foundTenant } from '@mingcha/tenancy/founding';
import { bodyOf } from '@mingcha/tenancy/testing';
import { type Subscriber, startSubscriber } from '@mingcha/webhooks/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { callThrough, cityA, startSystem, type TestSystem } from '../../support/system.ts';

const idle = Array.from({ length: 40 }, (_, i) => String(710_000 + i));
const hour = 3_600_000;

let system: TestSystem;
let subscriber: Subscriber;
let called: Subscriber['received'];
/** What the clock asked of the table, by tenant. */
let asked: string[] = [];
const looked = () => [...new Set(asked.filter((tenant) => tenant !== platformTenant))];
let clock: ReturnType<typeof createClock>;
const faults: unknown[] = [];

beforeAll(async () => {
  subscriber = await startSubscriber();
  called = subscriber.received;
  system = await startSystem({ objects: 0, cities: [cityA] });
  for (const code of idle) await foundTenant(system.test.store, { code, name: code, parent: '620000' });
  clock = newClock();
  await clock.tick();
  system.time.advance(60_000);
  await clock.tick();
});
afterAll(async () => {
  expect([...system.unexpected, ...faults]).toEqual([]);
  await system.stop();
  await subscriber.stop();
});
beforeEach(() => {
  asked = [];
  called.length = 0;
});

/** The clock as it runs on AWS and on a laptop, over a table that counts. */
function newClock(more: Partial<Parameters<typeof createClock>[0]> = {}) {
  const store = counting(system.test.store);
  return createClock({ ...system, store, report: (fault) => void faults.push(fault), ...more });
}

function counting(store: Store): Store {
  const count = (own: TenantStore): TenantStore => {
    const counted = <T extends (...input: never[]) => unknown>(call: T): T =>
      ((...input) => {
        asked.push(own.tenant);
        return call(...input);
      }) as T;
    const { get, getMany, query, write } = own;
    return {
      ...own,
      get: counted(get),
      getMany: counted(getMany),
      query: counted(query),
      write: counted(write),
    };
  };
  return { forTenant: async (tenant) => count(await store.forTenant(tenant)) };
}

const office = (method: string, path: string, options = {}) =>
  system.call(cityA, 'city-admin', method, path, options);

/** A webhook of the city, tried: its delivery is due at once. */
async function tryHook(): Promise<void> {
  const body = { url: subscriber.url, events: ['round.opened'] };
  const { id } = await bodyOf(office('POST', '/v1/webhooks', { body }));
  expect((await office('POST', `/v1/webhooks/${id}/test`)).status).toBe(202);
}

it('a tick with nothing due is one query, whatever the number of tenants', async () => {
  await clock.tick();
  expect(asked).toEqual([platformTenant]);
});

it('a due webhook among idle tenants goes out at the next tick, and nobody else is looked at', async () => {
  await tryHook();
  await clock.tick();
  expect(called).toHaveLength(1);
  expect(looked()).toEqual([cityA.code]);
  system.time.advance(60_000);
  await clock.tick();
  asked = [];
  await clock.tick();
  expect([called.length, asked]).toEqual([1, [platformTenant]]);
});

it('each tenant is looked at once an hour, a few a minute, so that what was lost is found', async () => {
  const perMinute: number[] = [];
  for (let minute = 0; minute <= 60; minute++) {
    asked = [];
    system.time.advance(60_000);
    await clock.tick();
    perMinute.push(looked().length);
  }
  const all = perMinute.reduce((a, b) => a + b);
  expect(all).toBeGreaterThanOrEqual(idle.length + 1);
  expect(all).toBeLessThanOrEqual(idle.length + 6);
  expect(Math.max(...perMinute)).toBeLessThan(8);
});

it('a webhook whose wake was lost goes out within the hour', async () => {
  const call = callThrough(system, createApi({ ...system, store: system.test.store }));
  const { items } = await bodyOf(office('GET', '/v1/webhooks'));
  expect((await call(cityA, 'city-admin', 'POST', `/v1/webhooks/${items[0].id}/test`)).status).toBe(202);
  await clock.tick();
  expect(called).toEqual([]);
  system.time.advance(hour);
  await clock.tick();
  expect(called).toHaveLength(1);
});

it('those that are due are handed over where others look at them, and stay due until somebody did', async () => {
  const handed: string[][] = [];
  const dispatching = newClock({ fanOut: async (tenants) => void handed.push(tenants) });
  system.time.advance(60_000);
  await clock.tick();
  await tryHook();
  await dispatching.tick();
  await dispatching.tick();
  asked = [];
  expect(handed).toEqual([[cityA.code], [cityA.code]]);
  expect(called).toEqual([]);
  await Promise.all([clock.lookAtAll(handed[0]!), clock.lookAtAll(handed[1]!)]);
  await clock.lookAtAll([...handed[0]!, ...idle]);
  expect(called).toHaveLength(1);
  expect(looked()).toEqual([cityA.code]);
});

it('a tenant that meets a fault stays due, and the others go on', async () => {
  system.time.advance(60_000);
  await clock.tick();
  await tryHook();
  const failing: Store = {
    forTenant: async (tenant) => {
      if (tenant === cityA.code) throw new Error('no credentials');
      return system.test.store.forTenant(tenant);
    },
  };
  const reported: string[] = [];
  const broken = newClock({ store: failing, report: (_, { tenant }) => void reported.push(tenant) });
  await broken.tick();
  expect([reported, called]).toEqual([[cityA.code], []]);
  await clock.tick();
  expect(called).toHaveLength(1);
});
