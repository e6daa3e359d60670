import { type Entity, type Operation, replace, type TenantStore } from '@mingcha/store';
import { webhookEventEntity } from '@mingcha/webhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chaseEntity } from './chase/chase.ts';
import { runMeasures } from './clock.ts';
import { loadNotice, type Notice, noticeEntity } from './notice/notice.ts';
import { roundsOfNotice } from './rounds/round.ts';
import { deptId, type Following, followNotice, startFollowing } from './rounds/testing.ts';

let following: Following;
beforeAll(async () => {
  following = await startFollowing({ start: '2026-06-01T04:00:00.000Z' });
});
afterAll(() => following.stop());

class Killed extends Error {}

/** A store whose process dies at its n-th write, before or after the write took effect. */
function dying(store: TenantStore, n: number, when: 'before' | 'after'): TenantStore {
  let writes = 0;
  return {
    ...store,
    async write(...operations: Operation[]) {
      const dies = ++writes === n;
      if (dies && when === 'before') throw new Killed();
      await store.write(...operations);
      if (dies) throw new Killed();
    },
  };
}

async function all<T extends object, K>(
  store: TenantStore,
  entity: Entity<T, K>,
  wanted: (item: T) => boolean,
): Promise<T[]> {
  const { items } = await store.query(entity, [], { limit: 1_000 });
  return items.filter(wanted);
}

/** What a run has left of one notice: rounds' states, chases, events. */
async function outcomeOf(store: TenantStore, notice: Notice) {
  const rounds = await roundsOfNotice(store, notice.id);
  const chases = await all(store, chaseEntity, (chase) => chase.notice === notice.id);
  const events = await all(store, webhookEventEntity, ({ data }) => data.notice === notice.id);
  return {
    rounds: rounds.map(({ id, state, told }) => [id, state, Object.keys(told ?? {})]),
    chases: chases.map(({ level, dept, cause, measures }) => [level, dept, cause, measures.length]).sort(),
    events: events.map(({ type }) => type).sort(),
  };
}

const rules: Notice['chase'] = [
  { of: 'report', days: 1, level: 1, answerWithin: 5 },
  { of: 'deadline', days: 0, level: 0, answerWithin: 5 },
];
let before: Notice | undefined;
/** A notice in June; the one before it is closed, so that each run has one to go through. */
async function begin(): Promise<Notice> {
  const store = await following.own();
  if (before) {
    const { lock, ...notice } = await loadNotice(store, before.id);
    await store.write(replace(noticeEntity, { ...notice, state: 'closed' }, lock));
  }
  following.time.set('2026-06-01T04:00:00.000Z');
  before = await followNotice(following, { chase: rules });
  return before;
}
const late = '2026-10-09T04:00:00.000Z';
const shapes = [1, 2, 3, 4, 5, 9, 10].flatMap((n) => [[n, 'before'] as const, [n, 'after'] as const]);

/** What one whole run comes to. */
let whole: Awaited<ReturnType<typeof outcomeOf>>;

describe('the clock of measures', () => {
  it('opens what is to be opened, chases who is late, and notifies subscribers of both', async () => {
    const store = await following.own();
    const notice = await begin();
    following.time.set(late);
    await runMeasures(store, { clock: following.time.now });
    whole = await outcomeOf(store, notice);
    expect(whole.chases).toEqual([
      [0, deptId('scjg'), 'deadline', 1],
      [1, deptId('fgw'), 'report', 2],
      [1, deptId('fgw'), 'report', 2],
      [1, deptId('scjg'), 'report', 1],
      [1, deptId('scjg'), 'report', 1],
    ]);
    expect(whole.rounds).toEqual([
      ['2026-06-20', 'open', ['late']],
      ['2026-09-20', 'open', ['late']],
      ['2026-12-10', 'planned', []],
    ]);
    expect(whole.events).toEqual([
      ...Array(5).fill('chase.issued'),
      ...Array(2).fill('report.late'),
      ...Array(2).fill('round.opened'),
    ]);
  });

  it.each(shapes)('killed at write %i, %s it, comes in the end to what one run comes to', async (n, when) => {
    const store = await following.own();
    const deps = { clock: following.time.now };
    const notice = await begin();
    following.time.set(late);
    const died = await runMeasures(dying(store, n, when), deps).then(
      () => false,
      (error: AggregateError) => error.errors.every((each) => each instanceof Killed),
    );
    expect(died).toBe(true);
    await runMeasures(store, deps);
    await runMeasures(store, deps);
    expect(await outcomeOf(store, notice)).toEqual(whole);

    const chases = await all(store, chaseEntity, () => true);
    for (const kind of ['督办', '提醒']) {
      const sequences = chases
        .filter(({ number }) => number.startsWith(kind))
        .map(({ sequence }) => sequence);
      expect(sequences.sort((a, b) => a - b)).toEqual(sequences.map((_, i) => i + 1));
    }
  });

  it('run by two at once does everything once', async () => {
    const store = await following.own();
    const deps = { clock: following.time.now };
    const notice = await begin();
    following.time.set(late);
    const run = () => runMeasures(store, deps);
    await Promise.all([run(), run(), run()]);
    await run();
    const outcome = await outcomeOf(store, notice);
    expect(outcome.chases).toHaveLength(5);
    expect(outcome.events).toHaveLength(9);
  });

  it('notifies which departments are late, with no person’s name', async () => {
    const store = await following.own();
    const notice = await begin();
    for (const day of ['2026-06-10', '2026-06-12', '2026-06-15', '2026-06-19', '2026-06-22']) {
      following.time.set(`${day}T04:00:00.000Z`);
      await runMeasures(store, { clock: following.time.now });
    }
    const events = await all(store, webhookEventEntity, ({ data }) => data.notice === notice.id);
    const missing = [
      { dept: deptId('scjg'), measures: 1 },
      { dept: deptId('fgw'), measures: 2 },
    ];
    expect(events.flatMap(({ type, data }) => (data.missing ? [[type, data.missing]] : []))).toEqual([
      ['report.due', missing],
      ['report.late', missing],
    ]);
    following.time.set(late);
  });

  it('does nothing more on a day on which nothing changed', async () => {
    const store = await following.own();
    await runMeasures(store, { clock: following.time.now });
    let writes = 0;
    const counting: TenantStore = {
      ...store,
      async write(...operations) {
        writes++;
        await store.write(...operations);
      },
    };
    await runMeasures(counting, { clock: following.time.now });
    expect(writes).toBe(0);
  });
});
