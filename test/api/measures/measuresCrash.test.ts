import { createApi } from '@mingcha/fn-api';
import { createClock } from '@mingcha/fn-clock';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dyingStore, Killed, type Moment, moments } from '../../support/dying.ts';
import { chaseBy, createDesk, second, signed, toSignature } from '../../support/measures.ts';
import { type FollowedNotice, followNotice } from '../../support/notices.ts';
import { type CallOptions, callThrough, cityA, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
let well: ReturnType<typeof createDesk>;
beforeAll(async () => {
  system = await startSystem({ objects: 0, cities: [cityA] });
  well = createDesk(system, cityA);
});
afterAll(() => system.stop());

const june = '2026-06-20';
const chase = [{ of: 'report', days: 1, level: 1, answerWithin: 5 }];
const scjg = `${cityA.code}-scjg`;

/** The clock as a process has it that sees this store; true where it was killed. */
async function tick(store = system.test.store): Promise<boolean> {
  const reported: unknown[] = [];
  await createClock({ ...system, store, report: (error) => void reported.push(error) }).tick();
  const all = reported.flatMap((error) => (error instanceof AggregateError ? error.errors : [error]));
  expect(all.filter((error) => !(error instanceof Killed))).toEqual([]);
  return all.length > 0;
}

/** A call to a process that dies at its n-th write. */
async function dyingCall(
  n: number,
  when: Moment,
  path: string,
  { etag, headers, role: given, ...options }: CallOptions & { etag?: string; role?: string },
) {
  const store = dyingStore(system.store, n, when);
  const api = createApi({
    ...system,
    store,
    report: (error) => expect(error).toBeInstanceOf(Killed),
  });
  const role = given ?? (options.dept === undefined ? 'city-admin' : 'department-client');
  return callThrough(system, api)(cityA, role, 'POST', path, {
    ...options,
    headers: { ...headers, ...(etag !== undefined && { 'if-match': etag }) },
  });
}

/** A notice whose first round is open. */
async function opened(): Promise<FollowedNotice> {
  system.time.advance(60_000);
  const notice = await followNotice(system, cityA, { chase });
  await well('POST', `/v1/notices/${notice.id}/rounds/${june}/open`, { etag: '"1"' });
  return notice;
}
const close = async ({ id, etag }: FollowedNotice) =>
  well('POST', `/v1/notices/${id}/close`, { body: { reason: '演练结束' }, etag });

/** The running numbers of what has a number, in order; `pattern` finds the number. */
const sequencesOf = (items: { number?: string }[], pattern: RegExp): number[] =>
  items
    .flatMap(({ number }) => (number === undefined ? [] : [Number(pattern.exec(number)![1])]))
    .sort((a, b) => a - b);
const withoutGaps = (sequences: readonly number[]) => sequences.map((_, i) => i + 1);

describe('a process killed', () => {
  // To die after a write leaves what it leaves to die before the next one.
  it('while the clock chases, before any of its writes: each is chased once, by numbers without gaps', async () => {
    let killed = true;
    let n = 0;
    while (killed) {
      system.time.set('2026-06-10T01:00:00.000Z');
      const notice = await opened();
      system.time.set('2026-06-22T01:00:00.000Z');
      killed = await tick(dyingStore(system.test.store, ++n, 'before'));
      await tick();
      await tick();
      const { items } = await bodyOf(well('GET', `/v1/chases?notice=${notice.id}`));
      const depts = items.map(({ dept }: { dept: string }) => dept).sort();
      expect([n, depts]).toEqual([n, ['fgw', 'scjg', 'sw'].map((letters) => `${cityA.code}-${letters}`)]);
      const all = await bodyOf(well('GET', '/v1/chases?limit=200'));
      const sequences = sequencesOf(all.items, /^督办〔2026〕(\d+)号$/);
      expect(sequences).toEqual(withoutGaps(sequences));
      await close(notice);
    }
    // The round, each of three departments, what was told, the day's mark: none was left out.
    expect(n).toBeGreaterThan(5);
  });

  it.each(moments)(
    'while a report is handed in, %s the write: it is in once, with its numbers',
    async (when) => {
      system.time.set('2026-06-10T01:00:00.000Z');
      const notice = await opened();
      const query = `/v1/reports?notice=${notice.id}`;
      const [form] = (await bodyOf(well('GET', query, { dept: scjg }))).items;
      const path = `/v1/reports/${form.id}`;
      const body = {
        status: 'on-track',
        text: '综合窗口已经建成。',
        values: [{ indicator: form.indicators[0].id, value: 96 }],
      };
      const etag = (await well('PUT', path, { dept: scjg, body, etag: '"0"' })).headers.get('etag')!;
      expect((await dyingCall(1, when, `${path}/submit`, { dept: scjg, etag })).status).toBe(500);
      const work = `/v1/measures/${form.measure.id}/progress`;
      const valuesOf = async () => (await bodyOf(well('GET', work))).indicators[0].values;
      const between = await bodyOf(well('GET', path));
      expect([between.report.state, (await valuesOf()).length]).toEqual(
        when === 'before' ? ['draft', 0] : ['submitted', 1],
      );
      // Who had no answer tries again: it goes in, or it is told that it is in.
      const again = await system.call(cityA, 'department-client', 'POST', `${path}/submit`, {
        dept: scjg,
        headers: { 'if-match': etag },
      });
      expect([again.status, (await bodyOf(again)).code]).toEqual(
        when === 'before' ? [200, undefined] : [409, 'report-state'],
      );
      expect((await bodyOf(well('GET', path))).report).toMatchObject({ state: 'submitted', late: false });
      expect(await valuesOf()).toMatchObject([{ value: 96 }]);
      await close(notice);
    },
  );

  it.each(moments)(
    'while a briefing is issued, %s the write: it has one number, and none is lost',
    async (when) => {
      system.time.set('2026-06-10T01:00:00.000Z');
      const notice = await opened();
      const make = () =>
        bodyOf(well('POST', `/v1/notices/${notice.id}/briefings`, { body: { round: june } }));
      const pathOf = ({ id }: { id: string }) => `/v1/briefings/${id}`;
      await signed(well, cityA, pathOf(await make()));
      const path = pathOf(await make());
      const etag = await toSignature(well, cityA, path);
      expect((await dyingCall(1, when, `${path}/issue`, { ...second(cityA), etag })).status).toBe(500);
      expect((await bodyOf(well('GET', path))).state).toBe(when === 'before' ? 'signing' : 'issued');
      if (when === 'before') await well('POST', `${path}/issue`, { ...second(cityA), etag });
      await signed(well, cityA, pathOf(await make()));
      const { items } = await bodyOf(well('GET', `/v1/notices/${notice.id}/briefings`));
      const sequences = sequencesOf(items, /^〔2026〕第(\d+)期$/);
      expect(sequences).toEqual([0, 1, 2].map((i) => sequences[0]! + i));
      await close(notice);
    },
  );

  it.each(moments)(
    'while a chase letter is signed, %s the write: its chase goes out once, and no number is lost',
    async (when) => {
      system.time.set('2026-06-10T01:00:00.000Z');
      const notice = await opened();
      const { items: forms } = await bodyOf(well('GET', `/v1/reports?notice=${notice.id}&dept=${scjg}`));
      const body = {
        notice: notice.id,
        measures: [forms[0].measure.id],
        dept: scjg,
        level: 1,
        text: '请于三日内书面说明情况。',
        answerWithin: 3,
      };
      const { id } = await bodyOf(well('POST', '/v1/chase-letters', { body }));
      const path = `/v1/chase-letters/${id}`;
      const etag = await toSignature(well, cityA, path);
      expect((await dyingCall(1, when, `${path}/issue`, { ...second(cityA), etag })).status).toBe(500);
      const chasesOf = async () => (await bodyOf(well('GET', `/v1/chases?notice=${notice.id}`))).items;
      expect([(await bodyOf(well('GET', path))).state, (await chasesOf()).length]).toEqual(
        when === 'before' ? ['signing', 0] : ['issued', 1],
      );
      if (when === 'before') await well('POST', `${path}/issue`, { ...second(cityA), etag });
      await chaseBy(well, cityA, body);
      const sequences = sequencesOf(await chasesOf(), /^督办〔2026〕(\d+)号$/);
      expect(sequences).toEqual([0, 1].map((i) => sequences[0]! + i));
      await close(notice);
    },
  );
});
