import { bodyOf } from '@mingcha/http/testing';
import { addDays } from '@mingcha/kernel';
import { testTenants } from '@mingcha/local/testing';
import { create } from '@mingcha/store';
import { personEntity } from '@mingcha/tenancy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMeasures } from '../clock.ts';
import type { Notice } from '../notice/notice.ts';
import { chaseBy, deptId, type Following, followNotice, startFollowing } from '../rounds/testing.ts';

const awaited = { awaitsCalendar: 2027, text: '待国务院公布 2027 年放假安排' };
const path = '/v1/calendars/2027';
/** Fictional: the arrangement of 2027 is not published. */
const year = {
  basis: '国办发明电〔2026〕9号',
  holidays: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
    { name: '春节', from: '2027-02-05', to: '2027-02-11' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  makeUpDays: ['2027-02-20'],
};
const first = { sub: 'person-a', role: 'city-admin' };
const second = { sub: 'person-b', role: 'city-admin' };

let following: Following;
let notice: Notice;
const call = (method: string, where: string, caller = {}, body?: unknown, lock?: number) =>
  following.call(method, where, {
    ...caller,
    ...(body !== undefined && { body }),
    ...(lock !== undefined && { headers: { 'if-match': `"${lock}"` } }),
  });
const rounds = async () => (await bodyOf(call('GET', `/v1/notices/${notice.id}/rounds`))).items;
const tick = async () => runMeasures(await following.own(), { clock: following.time.now });

beforeAll(async () => {
  following = await startFollowing({ start: '2027-01-04T04:00:00.000Z' });
  const people = [first, second].map(({ sub, role }) =>
    create(personEntity, { id: sub, login: sub, name: sub, roles: [role], status: 'active' }),
  );
  await (await following.own()).write(...people);
  notice = await followNotice(following, {
    year: 2027,
    schedule: { dates: ['01-16', '06-20'], opensBefore: 5, shift: 'after' },
    chase: [{ of: 'deadline', days: 1, level: 1, answerWithin: 5 }],
    measures: [{ no: '1', leads: ['scjg'], deadline: '2026-12-31' }],
  });
});
afterAll(async () => {
  expect(following.unexpected).toEqual([]);
  await following.stop();
});

describe('4 January 2027 without a calendar of 2027', () => {
  let chase: { id: string; number: string; text: string; answerDue: unknown };
  let entry: { id: string };

  it('has no day where one would be a guess, and nothing throws', async () => {
    await tick();
    expect(await rounds()).toEqual([
      expect.objectContaining({ id: '2027-01-16', due: awaited, opensAt: awaited, state: 'planned' }),
      expect.objectContaining({ id: '2027-06-20', due: awaited, opensAt: awaited, state: 'planned' }),
    ]);
    const none = await bodyOf(call('GET', '/v1/chases'));
    expect(none.items).toEqual([]);
    const opened = await call('POST', `/v1/notices/${notice.id}/rounds/2027-01-16/open`, {}, undefined, 1);
    expect(await bodyOf(opened)).toMatchObject({ state: 'open', due: awaited });
    const forms = (await bodyOf(call('GET', `/v1/reports?notice=${notice.id}&round=2027-01-16`))).items;
    expect(forms).toEqual([expect.objectContaining({ due: awaited, overdueDays: 0 })]);
    expect(await bodyOf(call('GET', '/v1/notices:waiting'))).toMatchObject({
      reportsDue: [{ due: awaited, late: false }],
    });
  });

  it('a chase by hand says how many days and what they wait for, and a board can be appealed against', async () => {
    chase = await chaseBy(following, {
      notice: notice.id,
      measures: [`${notice.id}-1`],
      dept: deptId('scjg'),
      level: 1,
      text: '请尽快办理。',
      answerWithin: 5,
    });
    expect(chase).toMatchObject({ answerDue: awaited, overdue: false });
    const proposed = await bodyOf(
      call(
        'POST',
        `/v1/notices/${notice.id}/boards`,
        {},
        { board: 'black', dept: deptId('scjg'), reason: '逾期未报' },
      ),
    );
    entry = await bodyOf(call('POST', `/v1/boards/${proposed.id}/publish`, {}, {}, 1));
    expect(entry).toMatchObject({ appealDue: awaited });
  });

  it('asks for the year on the home page; a year is read from the notice’s text', async () => {
    expect(await bodyOf(call('GET', '/v1/calendars'))).toMatchObject({ reminder: 2027 });
    const text =
      '国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。\n二、春节：2月5日至11日放假，共7天。2月20日（周六）上班。';
    expect(await bodyOf(call('POST', `${path}/read`, first, { text }))).toMatchObject({
      holidays: year.holidays.slice(0, 2),
      makeUpDays: ['2027-02-20'],
      doubts: [],
    });
  });

  it('shows what an entry moves before anything is written', async () => {
    const { basis: _, ...arrangement } = year;
    const shown = await bodyOf(call('POST', `${path}/preview`, first, arrangement));
    expect(shown.warnings).toContain('劳动节（2027-05-01）不在假期之内');
    const moves = shown.moves.map((move: { what: string; from: unknown; to: unknown }) => [
      move.what,
      move.from,
      move.to,
    ]);
    expect(moves).toEqual(
      expect.arrayContaining([
        ['报送截止日', awaited, '2027-01-18'],
        ['报送截止日', awaited, '2027-06-21'],
        ['报送开启日', awaited, '2027-06-14'],
        ['督办答复期限', awaited, '2027-01-11'],
        ['申诉期限', awaited, '2027-01-11'],
        ['督办日', awaited, '2027-01-04'],
      ]),
    );
    expect(shown.total).toBe(moves.length);
    expect((await rounds())[0].due).toEqual(awaited);
  });

  it('refuses at the field what cannot be a year', async () => {
    const refused = await bodyOf(
      call('POST', `${path}/proposal`, first, { ...year, makeUpDays: ['2027-02-22', '2027-02-06'] }, 0),
    );
    expect(refused).toMatchObject({
      code: 'invalid',
      errors: [
        { pointer: '/makeUpDays/0', message: '2027-02-22 不是周末，本来就上班' },
        { pointer: '/makeUpDays/1', message: '2027-02-06 又在假期之内' },
      ],
    });
    expect(await bodyOf(call('POST', '/v1/calendars/2030/proposal', first, year, 0))).toMatchObject({
      code: 'calendar-year',
    });
  });

  it('is entered by one person and counts once another has confirmed it', async () => {
    const proposed = await call('POST', `${path}/proposal`, first, year, 0);
    expect(await bodyOf(proposed)).toMatchObject({ source: null, can: ['withdraw'], versions: [] });
    expect((await rounds())[0].due).toEqual(awaited);
    const own = await call('POST', `${path}/proposal/confirm`, first, {}, 1);
    expect([own.status, (await bodyOf(own)).code]).toEqual([403, 'second-person']);
    const unit = await call('POST', `${path}/proposal/confirm`, { dept: deptId('scjg') }, {}, 1);
    expect(unit.status).toBe(403);
    expect((await call('POST', `${path}/proposal/confirm`, second, {}, 7)).status).toBe(412);
    expect(await bodyOf(call('GET', path, second))).toMatchObject({ can: ['confirm', 'reject'] });
    const done = await bodyOf(call('POST', `${path}/proposal/confirm`, second, {}, 1));
    expect(done).toMatchObject({
      source: 'city',
      proposal: null,
      versions: [
        { version: 1, basis: year.basis, by: { sub: 'person-a' }, confirmedBy: { sub: 'person-b' } },
      ],
    });
    expect(await bodyOf(call('GET', '/v1/calendars'))).toMatchObject({ reminder: null });
  });

  it('makes all that waited days, and the clock goes on with them', async () => {
    expect(await rounds()).toEqual([
      expect.objectContaining({ id: '2027-01-16', due: '2027-01-18', state: 'open' }),
      expect.objectContaining({
        id: '2027-06-20',
        due: '2027-06-21',
        opensAt: '2027-06-14',
        state: 'planned',
      }),
    ]);
    expect(await bodyOf(call('GET', `/v1/chases/${chase.id}`))).toMatchObject({ answerDue: '2027-01-11' });
    const { items } = await bodyOf(call('GET', `/v1/notices/${notice.id}/boards`));
    expect(items).toEqual([expect.objectContaining({ id: entry.id, appealDue: '2027-01-11' })]);
    await tick();
    const chases = (await bodyOf(call('GET', '/v1/chases'))).items;
    expect(
      chases.map(({ cause, answerDue }: { cause: string; answerDue: string }) => [cause, answerDue]),
    ).toEqual([
      ['deadline', '2027-01-11'],
      ['manual', '2027-01-11'],
    ]);
    following.time.set('2027-06-14T04:00:00.000Z');
    await tick();
    expect((await rounds())[1]).toMatchObject({ state: 'open' });
    following.time.set('2027-01-04T04:00:00.000Z');
  });

  it('is corrected in the same way: a term that was announced is never cut, and each version stays', async () => {
    const corrected = {
      ...year,
      holidays: [...year.holidays, { name: '调休', from: '2027-01-11', to: '2027-01-11' }],
    };
    await call('POST', `${path}/proposal`, second, corrected, 2);
    expect((await call('POST', `${path}/proposal/confirm`, first, {}, 3)).status).toBe(200);
    expect(await bodyOf(call('GET', `/v1/chases/${chase.id}`))).toMatchObject({ answerDue: '2027-01-12' });
    await call('POST', `${path}/proposal`, first, year, 4);
    const state = await bodyOf(call('POST', `${path}/proposal/confirm`, second, {}, 5));
    expect(state.versions.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1]);
    expect(await bodyOf(call('GET', `/v1/chases/${chase.id}`))).toMatchObject({ answerDue: '2027-01-12' });
  });

  it('can be given back with a reason, or taken back by who entered it; the other city sees nothing of it', async () => {
    await call('POST', `${path}/proposal`, first, year, 6);
    expect((await call('POST', `${path}/proposal/withdraw`, second, {}, 7)).status).toBe(403);
    const back = await bodyOf(call('POST', `${path}/proposal/reject`, second, { reason: '春节少一天' }, 7));
    expect(back).toMatchObject({ proposal: null, can: ['propose'] });
    await call('POST', `${path}/proposal`, first, year, 8);
    expect((await call('POST', `${path}/proposal/withdraw`, first, {}, 9)).status).toBe(200);
    const other = await bodyOf(call('GET', path, { tenant: testTenants.b }));
    expect(other).toMatchObject({ source: null, versions: [], proposal: null });
  });

  it('leaves single days as they were decided', async () => {
    const { settings } = await bodyOf(call('GET', '/v1/tenant'));
    expect(settings.dayOverrides).toEqual({});
    const tenant = await call('GET', '/v1/tenant');
    const patched = await following.call('PATCH', '/v1/tenant', {
      body: { settings: { dayOverrides: { [addDays('2027-06-20', 1)]: false } } },
      headers: { 'if-match': tenant.headers.get('etag')! },
    });
    expect(patched.status).toBe(200);
    await tick();
    expect((await rounds())[1]).toMatchObject({ id: '2027-06-20', due: '2027-06-21' }); // open: keeps its day
  });
});
