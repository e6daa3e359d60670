import { createCaseTypes } from '@mingcha/casework';
import { runCases } from '@mingcha/casework/clock';
import { crowd } from '@mingcha/casework/testing';
import { createApi } from '@mingcha/fn-api';
import { hooks, library } from '@mingcha/systems';
import { cityA, startSystem, type TestSystem } from '../support/system.ts';
import { type Line, median, p95, timed } from './line.ts';

/** After so many, each kind of work is compiled. */
const warmUps = 300;
const actions = warmUps + 200;
const asks = 200;
const cases = 200_000;
const path = '/v1/cases/messages';

/** Work on cases: an action beside its own transaction, an inbox and a look of the clock beside very many others. */
export async function benchCases(): Promise<Line[]> {
  const system = await startSystem({ objects: 10, cities: [cityA] });
  try {
    const action = await benchAction(system);
    const store = await system.test.store.forTenant(cityA.code);
    const types = createCaseTypes(library.map(({ type }) => type));
    const look = () =>
      runCases(store, { clock: system.time.now, types, kinds: [], hooks, files: system.files });
    const [emptyTime] = await medianOf(look);
    const depts = cityA.departments.map(({ id }) => id);
    const from = new Date(system.time.now().getTime() + 86_400_000);
    await crowd(store, { count: cases, type: 'messages', group: 'openness', depts, from });
    const [fullTime] = await medianOf(look);
    return [
      action,
      await benchInbox(system, depts[0]!),
      {
        name: `the clock's look at a city beside ${cases.toLocaleString('en')} cases, none due ÷ beside few`,
        measured: fullTime / emptyTime,
        budget: 2,
        unit: '×',
        note: `${(fullTime * 1_000).toFixed(1)} ms`,
      },
    ];
  } finally {
    await system.stop();
  }
}

async function medianOf(work: () => Promise<unknown>): Promise<[number]> {
  const times: number[] = [];
  for (let i = 0; i < 50; i++) times.push((await timed(work))[0]);
  return [median(times)];
}

type Caller = (method: string, place: string, body?: unknown, etag?: string) => Promise<Response>;

async function callerOf(system: TestSystem, role: string, dept?: string): Promise<Caller> {
  const unlimited = { perSecond: 1_000_000, burst: 1_000_000 };
  const api = createApi({ ...system, limits: { caller: unlimited, tenant: unlimited } });
  const token = await system.issuer.token({ tenant: cityA.code, roles: [role], ...(dept && { dept }) });
  return async (method, place, body, etag) =>
    api.request(place, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(etag !== undefined && { 'if-match': etag }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}

/**
 * Each action through the API beside the one transaction in it: from where the client is handed the operations to where it
 * has the table's answer.
 */
async function benchAction(system: TestSystem): Promise<Line> {
  const call = await callerOf(system, 'city-admin');
  const client = await system.test.clientFor(cityA.code);
  const writes: number[] = [];
  const { transact } = client;
  client.transact = async (input) => {
    const [seconds] = await timed(() => transact(input));
    writes.push(seconds);
  };
  const times = { whole: [] as number[], bare: [] as number[] };
  for (let n = 0; n < actions; n++) {
    const opened = await call('POST', path, { values: { kind: '咨询', text: `留言 ${n}` } });
    const { id } = (await opened.json()) as { id: string };
    const values = { dept: cityA.departments[0]!.id };
    writes.length = 0;
    const [whole] = await timed(async () => {
      const response = await call('POST', `${path}/${id}/actions/assign`, { values }, '"1"');
      if (!response.ok) throw new Error(await response.text());
      return response.text();
    });
    if (writes.length !== 1) throw new Error(`${writes.length} transactions in one action`);
    if (n < warmUps) continue;
    times.whole.push(whole);
    times.bare.push(writes[0]!);
  }
  client.transact = transact;
  return {
    name: 'an action on a case ÷ the transaction that it makes',
    measured: median(times.whole) / median(times.bare),
    budget: 1.5,
    unit: '×',
    note: `${(median(times.whole) * 1_000).toFixed(1)} ms`,
  };
}

/** The inbox of a department's administrator, who has the fullest of them. */
async function benchInbox(system: TestSystem, dept: string): Promise<Line> {
  const call = await callerOf(system, 'department-admin', dept);
  const times: number[] = [];
  for (let n = 0; n < warmUps + asks; n++) {
    const [seconds, items] = await timed(async () => {
      const response = await call('GET', '/v1/inbox');
      return ((await response.json()) as { items: unknown[] }).items.length;
    });
    if (items !== 100) throw new Error(`only ${items} in the inbox`);
    if (n >= warmUps) times.push(seconds * 1_000);
  }
  return {
    name: `an inbox of 100 beside ${cases.toLocaleString('en')} cases, p95`,
    measured: p95(times),
    budget: 30,
    unit: 'ms',
  };
}
