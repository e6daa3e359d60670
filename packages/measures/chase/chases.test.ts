import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMeasures } from '../clock.ts';
import { measureId } from '../ids.ts';
import type { ChaseRule, Notice } from '../notice/notice.ts';
import { chaseBy, deptId, type Following, followNotice, startFollowing } from '../rounds/testing.ts';
import type { Chase } from './chase.ts';

let following: Following;
beforeAll(async () => {
  following = await startFollowing({ start: '2026-06-10T04:00:00.000Z' });
});
afterAll(async () => {
  expect(following.unexpected).toEqual([]);
  await following.stop();
});

const scjg = { dept: deptId('scjg') };
const fgw = { dept: deptId('fgw') };
const chasesOf = async (notice: Notice, caller = {}): Promise<(Chase & { lock: number; can: string[] })[]> =>
  (await bodyOf(following.call('GET', `/v1/chases?notice=${notice.id}&limit=200`, caller))).items;
const manual = (notice: Notice, more: object = {}) => ({
  notice: notice.id,
  measures: [measureId(notice.id, '1')],
  dept: deptId('scjg'),
  level: 1,
  text: '请抓紧推进第 1 项举措。',
  answerWithin: 5,
  ...more,
});

describe('a chase by hand', () => {
  it('has the next number of its kind and year, also when several are issued at once', async () => {
    const notice = await followNotice(following);
    await Promise.all([1, 2, 0, 1, 3, 2].map((level) => chaseBy(following, manual(notice, { level }))));
    const numbers = (await chasesOf(notice)).map(({ number }) => number).sort();
    expect(numbers).toEqual([
      '提醒〔2026〕001号',
      '督办〔2026〕001号',
      '督办〔2026〕002号',
      '督办〔2026〕003号',
      '督办〔2026〕004号',
      '约谈〔2026〕001号',
    ]);
  });

  it('is answered by its department, refused with new days, answered again and closed', async () => {
    const notice = await followNotice(following);
    const made = await chaseBy(following, manual(notice));
    expect(made).toMatchObject({
      state: 'issued',
      since: '2026-06-10',
      answerDue: '2026-06-17',
      can: ['answer', 'close'],
    });
    const act = async (step: string, caller: object, body: unknown, lock?: number) => {
      const { lock: now } = await bodyOf(following.call('GET', `/v1/chases/${made.id}`));
      const headers = { 'if-match': `"${lock ?? now}"` };
      const response = await following.call('POST', `/v1/chases/${made.id}/${step}`, {
        ...caller,
        body,
        headers,
      });
      return { status: response.status, ...(await bodyOf(response)), status_: response.status };
    };
    expect((await act('answer', fgw, { text: '不是我们的' })).status_).toBe(403);
    expect((await act('answer', { ...scjg, role: 'inspector' }, { text: '已在办' })).status_).toBe(403);
    expect((await act('answer', { tenant: testTenants.b }, { text: '已在办' })).status_).toBe(404);
    expect((await act('reject', {}, { reason: '没有答复' })).code).toBe('chase-state');
    expect(await act('answer', scjg, { text: '月底前完成。' })).toMatchObject({
      state: 'answered',
      answers: [{ text: '月底前完成。' }],
    });
    expect((await act('close', {}, { reason: '已整改' }, 1)).status_).toBe(412);
    following.time.set('2026-06-16T04:00:00.000Z');
    expect(await act('reject', {}, { reason: '请写明措施' })).toMatchObject({
      state: 'issued',
      answerDue: '2026-06-24',
      rejections: [{ reason: '请写明措施' }],
    });
    following.time.set('2026-06-25T04:00:00.000Z');
    expect(await bodyOf(following.call('GET', `/v1/chases/${made.id}`, scjg))).toMatchObject({
      overdue: true,
      can: ['answer'],
    });
    await act('answer', scjg, { text: '措施如下。' });
    expect(await act('close', {}, { reason: '已整改到位' })).toMatchObject({
      state: 'closed',
      closedReason: '已整改到位',
      can: [],
    });
    expect((await act('answer', scjg, { text: '再补充' })).code).toBe('chase-state');
    following.time.set('2026-06-10T04:00:00.000Z');
  });
});

describe('a chase by rule', () => {
  const chase: ChaseRule[] = [
    { of: 'report', days: -3, level: 0, answerWithin: 3 },
    { of: 'report', days: 1, level: 1, answerWithin: 5 },
    { of: 'deadline', days: 1, level: 2, answerWithin: 5 },
  ];
  const levels = async (notice: Notice) =>
    (await chasesOf(notice)).map(({ dept, level, cause, measures }) => [dept, cause, level, measures.length]);

  it('climbs as days go by, for who has not reported only, and not again on the same day', async () => {
    const notice = await followNotice(following, { chase });
    const store = await following.own();
    const run = async (day: string) => {
      following.time.set(`${day}T04:00:00.000Z`);
      await runMeasures(store, { clock: following.time.now });
    };
    await run('2026-06-10');
    expect(await levels(notice)).toEqual([]);
    const { items } = await bodyOf(following.call('GET', `/v1/notices/${notice.id}/rounds`));
    expect(items.map(({ state }: { state: string }) => state)).toEqual(['open', 'planned', 'planned']);
    await run('2026-06-15');
    await run('2026-06-15');
    expect((await levels(notice)).sort()).toEqual([
      [deptId('fgw'), 'report', 0, 2],
      [deptId('scjg'), 'report', 0, 1],
    ]);
    const id = `${measureId(notice.id, '1')}.2026-06-20.${deptId('scjg')}`;
    const body = { status: 'on-track', text: '已印发实施细则。', values: [] };
    await following.call('PUT', `/v1/reports/${id}`, { ...scjg, body, headers: { 'if-match': '"0"' } });
    await following.call('POST', `/v1/reports/${id}/submit`, { ...scjg, headers: { 'if-match': '"1"' } });
    await run('2026-06-22');
    await run('2026-06-23');
    expect((await chasesOf(notice)).filter(({ level }) => level === 1).map(({ dept }) => dept)).toEqual([
      deptId('fgw'),
    ]);
    const reminders = (await chasesOf(notice)).filter(({ level }) => level === 0);
    expect(reminders.map(({ dept, state, closedReason }) => [dept, state, closedReason]).sort()).toEqual([
      [deptId('fgw'), 'closed', '逾期未办，已转为督办。'],
      [deptId('scjg'), 'closed', '所提醒的事项已经办妥，自动了结。'],
    ]);
    const [late] = await chasesOf(notice, fgw);
    expect(late).toMatchObject({ round: '2026-06-20', since: '2026-06-18', by: { sub: 'clock' } });
    expect(late!.text).toContain('尚未报送 2 项举措（第 1、2 项）');
    await run('2026-10-10');
    expect((await levels(notice))[0]).toEqual([deptId('scjg'), 'deadline', 2, 1]);

    const overdue = await bodyOf(following.call('GET', '/v1/overdue'));
    const mine = overdue.items.find(({ dept }: { dept: string }) => dept === deptId('fgw'));
    expect(mine.lateReports.filter(({ notice: of }: { notice: string }) => of === notice.id)).toEqual([
      expect.objectContaining({ round: '2026-06-20', measures: 2, since: '2026-06-18', days: 114 }),
      expect.objectContaining({ round: '2026-09-20', measures: 2 }),
    ]);
    const own = await bodyOf(following.call('GET', '/v1/overdue', scjg));
    expect(own.items.map(({ dept }: { dept: string }) => dept)).toEqual([deptId('scjg')]);
    expect(own.items[0].lateMeasures).toContainEqual(
      expect.objectContaining({ id: measureId(notice.id, '1'), since: '2026-09-30', days: 10 }),
    );
    expect((await bodyOf(following.call('GET', '/v1/overdue', { tenant: testTenants.b }))).items).toEqual([]);

    const waiting = (caller: object) => bodyOf(following.call('GET', '/v1/notices:waiting', caller));
    const office = await waiting({});
    expect(office).toMatchObject({ drafts: 0, toAccept: 1, chasesToAnswer: 0 });
    expect((await waiting(fgw)).reportsDue).toContainEqual(
      expect.objectContaining({ notice: notice.id, round: '2026-06-20', missing: 2, late: true }),
    );
    expect((await waiting(fgw)).chasesToAnswer).toBeGreaterThan(0);
    expect(await waiting({ role: 'auditor' })).toMatchObject({ reportsDue: [], toAccept: 0 });
    expect(await waiting({ tenant: testTenants.b })).toMatchObject({ reportsDue: [], chasesAnswered: 0 });
    following.time.set('2026-06-10T04:00:00.000Z');
  });

  it('is no fault where two runs of the clock meet: what one closes, the other leaves', async () => {
    const notice = await followNotice(following, { chase });
    const store = await following.own();
    const run = async (day: string, times: number) => {
      following.time.set(`${day}T04:00:00.000Z`);
      const runs = Array.from({ length: times }, () => runMeasures(store, { clock: following.time.now }));
      await Promise.all(runs);
    };
    await run('2026-06-10', 1);
    await run('2026-06-15', 1);
    const id = `${measureId(notice.id, '1')}.2026-06-20.${deptId('scjg')}`;
    const body = { status: 'on-track', text: '已印发实施细则。', values: [] };
    await following.call('PUT', `/v1/reports/${id}`, { ...scjg, body, headers: { 'if-match': '"0"' } });
    await following.call('POST', `/v1/reports/${id}/submit`, { ...scjg, headers: { 'if-match': '"1"' } });
    await run('2026-06-16', 4);
    expect((await chasesOf(notice, scjg)).map(({ level, state }) => [level, state])).toEqual([[0, 'closed']]);
    following.time.set('2026-06-10T04:00:00.000Z');
  });
});
