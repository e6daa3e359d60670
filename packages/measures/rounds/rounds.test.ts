import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { create, replace } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMeasures } from '../clock.ts';
import { type Notice, noticeEntity } from '../notice/notice.ts';
import { progressEntity } from '../work/progress.ts';
import { roundOperations } from './plan.ts';
import { roundsOfNotice } from './round.ts';
import { deptId, type Following, followNotice, startFollowing } from './testing.ts';

let following: Following;
beforeAll(async () => {
  following = await startFollowing();
});
afterAll(async () => {
  expect(following.unexpected).toEqual([]);
  await following.stop();
});

const pathOf = (notice: Notice) => `/v1/notices/${notice.id}/rounds`;
const listOf = async (notice: Notice, caller = {}) =>
  (await bodyOf(following.call('GET', pathOf(notice), caller))).items;
const move = (notice: Notice, round: string, step: 'open' | 'close', lock: number | null, caller = {}) =>
  following.call('POST', `${pathOf(notice)}/${round}/${step}`, {
    ...caller,
    headers: lock === null ? {} : { 'if-match': `"${lock}"` },
  });

describe('the rounds of a notice', () => {
  it('are planned when it is activated, but none that would be over already', async () => {
    following.time.set('2026-07-01T04:00:00.000Z');
    const notice = await followNotice(following);
    expect((await listOf(notice)).map(({ id, title }: { id: string; title: string }) => [id, title])).toEqual(
      [
        ['2026-09-20', '2026年第2次报送'],
        ['2026-12-10', '2026年第3次报送'],
      ],
    );
    following.time.set('2026-05-20T04:00:00.000Z');
  });

  it('of a plan for several years ended with its first; they go on until the last deadline, a year ahead', async () => {
    following.time.set('2026-07-01T04:00:00.000Z');
    const measures = [
      { no: '1', leads: ['scjg' as const], deadline: '2026-09-30' },
      { no: '2', leads: ['fgw' as const], deadline: '2028-06-30' },
    ];
    const notice = await followNotice(following, {
      schedule: { dates: ['12-10'], opensBefore: 10, shift: 'none' },
      measures,
    });
    const ids = async () => (await listOf(notice)).map(({ id }: { id: string }) => id);
    expect(await ids()).toEqual(['2026-12-10', '2027-12-10']);
    const store = await following.own();
    following.time.set('2027-01-04T04:00:00.000Z');
    await runMeasures(store, { clock: following.time.now });
    expect(await ids()).toEqual(['2026-12-10', '2027-12-10', '2028-12-10']);
    const done = { notice: notice.id, measure: `${notice.id}-2`, state: 'done' as const };
    await store.write(create(progressEntity, { ...done, milestones: [], indicators: [] }));
    following.time.set('2027-01-05T04:00:00.000Z');
    await runMeasures(store, { clock: following.time.now });
    expect(await ids()).toEqual(['2026-12-10']);
    following.time.set('2026-05-20T04:00:00.000Z');
  });

  it('follow the schedule while they are planned; open ones and those made by hand stay', async () => {
    const notice = await followNotice(following);
    const store = await following.own();
    await following.call('POST', pathOf(notice), { body: { due: '2026-07-15', title: '年中专项报送' } });
    expect((await move(notice, '2026-06-20', 'open', 1)).status).toBe(200);
    const changed = {
      ...notice,
      schedule: { ...notice.schedule, dates: ['09-20', '11-30'], opensBefore: 3 },
    };
    await store.write(...(await roundOperations(store, changed, following.time.now())));
    const rounds = await roundsOfNotice(store, notice.id);
    expect(rounds.map(({ id, title, state, opensAt }) => [id, title, state, opensAt])).toEqual([
      ['2026-06-20', '2026年第1次报送', 'open', '2026-06-04'],
      ['2026-07-15', '年中专项报送', 'planned', '2026-07-01'],
      ['2026-09-20', '2026年第1次报送', 'planned', '2026-09-16'],
      ['2026-11-30', '2026年第2次报送', 'planned', '2026-11-25'],
    ]);
    expect(await roundOperations(store, changed, following.time.now())).toEqual([]);
  });

  it('of a year without a calendar wait for it, and get their day once the city says which days work', async () => {
    const notice = await followNotice(following, {
      year: 2027,
      schedule: { dates: ['06-20'], opensBefore: 10, shift: 'before' },
    });
    const awaited = { awaitsCalendar: 2027, text: '待国务院公布 2027 年放假安排' };
    expect(await listOf(notice)).toEqual([
      expect.objectContaining({ id: '2027-06-20', due: awaited, opensAt: awaited, state: 'planned' }),
    ]);
    const store = await following.own();
    const dayOverrides = {
      '2027-06-20': false,
      '2027-06-19': false,
      '2027-06-18': false,
      '2027-06-17': true,
    };
    const patched = await following.call('PATCH', '/v1/tenant', {
      body: { settings: { dayOverrides } },
      headers: { 'if-match': '"1"' },
    });
    expect(patched.status).toBe(200);
    await runMeasures(store, { clock: following.time.now });
    expect(await listOf(notice)).toEqual([
      expect.objectContaining({ due: '2027-06-17', opensAt: awaited, state: 'planned' }),
    ]);
  });

  it('open and close by the office only, with the lock, and open again', async () => {
    const notice = await followNotice(following);
    const round = '2026-06-20';
    expect((await move(notice, round, 'open', null)).status).toBe(428);
    expect((await move(notice, round, 'open', 7)).status).toBe(412);
    expect((await move(notice, round, 'open', 1, { dept: deptId('scjg') })).status).toBe(403);
    expect((await move(notice, round, 'open', 1, { tenant: testTenants.b })).status).toBe(404);
    expect((await move(notice, '2026-06-21', 'open', 1)).status).toBe(404);
    expect(await bodyOf(move(notice, round, 'close', 1))).toMatchObject({
      code: 'round-state',
      state: 'planned',
    });
    expect(await bodyOf(move(notice, round, 'open', 1))).toMatchObject({ state: 'open', lock: 2 });
    expect(await bodyOf(move(notice, round, 'close', 2))).toMatchObject({
      state: 'closed',
      closedAt: expect.any(String),
      can: ['open'],
    });
    const again = await bodyOf(move(notice, round, 'open', 3));
    expect(again).toMatchObject({ state: 'open', can: ['close', 'report'] });
    expect(again).not.toHaveProperty('closedAt');
  });

  it('are counted for a department by its own forms', async () => {
    const notice = await followNotice(following);
    const forms = async (caller: object) =>
      (await listOf(notice, caller)).map(({ counts }: { counts: { forms: number } }) => counts.forms);
    expect(await forms({})).toEqual([3, 3, 3]);
    expect(await forms({ dept: deptId('scjg') })).toEqual([1, 1, 1]);
  });

  it('can be added once a day, to an active notice', async () => {
    const notice = await followNotice(following);
    const add = (body: object) => following.call('POST', pathOf(notice), { body });
    const made = await add({ due: '2026-07-15', title: '专项报送' });
    expect([made.status, await bodyOf(made)]).toEqual([
      201,
      expect.objectContaining({ id: '2026-07-15', state: 'planned', extra: true, opensAt: '2026-07-01' }),
    ]);
    expect(await bodyOf(add({ due: '2026-07-15', title: '再报一次' }))).toMatchObject({
      code: 'round-exists',
    });
    expect(await bodyOf(add({ due: '2026-05-20', title: '补报' }))).toMatchObject({ state: 'open' });
    expect(await bodyOf(add({ due: '2026-06-20', title: '再报一次' }))).toMatchObject({
      code: 'round-exists',
    });
    expect((await add({ due: '2026-02-30', title: '再报一次' })).status).toBe(422);
    const store = await following.own();
    const { lock } = (await store.get(noticeEntity, notice))!;
    await store.write(replace(noticeEntity, { ...notice, state: 'closed' }, lock));
    expect(await bodyOf(add({ due: '2026-07-16', title: '再报一次' }))).toMatchObject({
      code: 'notice-state',
    });
  });
});
