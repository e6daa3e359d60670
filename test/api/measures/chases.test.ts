import { createClock } from '@mingcha/fn-clock';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { chaseBy, createDesk } from '../../support/measures.ts';
import { type FollowedNotice, followNotice } from '../../support/notices.ts';
import { cityA, cityB } from '../../support/system.ts';

let system: CheckedSystem;
let notice: FollowedNotice;
const chase = [
  { of: 'report', days: -3, level: 0, answerWithin: 3 },
  { of: 'report', days: 1, level: 1, answerWithin: 5 },
  { of: 'report', days: 6, level: 2, answerWithin: 3 },
];
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0 });
  system.time.set('2026-05-20T04:00:00.000Z');
  notice = await followNotice(system, cityA, { chase });
  await followNotice(system, cityB, { chase });
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const [scjg, fgw] = [`${cityA.code}-scjg`, `${cityA.code}-fgw`];
const office = (method: string, path: string, options = {}) =>
  system.call(cityA, 'city-admin', method, path, options);
const unit = (method: string, path: string, options = {}) =>
  system.call(cityA, 'department-admin', method, path, { dept: scjg, ...options });
async function dayComes(day: string) {
  system.time.set(`${day}T01:00:00.000Z`);
  const clock = createClock({ ...system, queue: system.importQueue });
  await Promise.all([clock.tick(), clock.tick()]);
  await clock.tick();
}
type Chase = { number: string; dept: string; level: number; id: string; lock: number };
const chases = async (query = ''): Promise<Chase[]> =>
  (await bodyOf(office('GET', `/v1/chases?limit=200${query}`))).items;

describe('chases', () => {
  it('go out by the rules, once each though two clocks tick, with numbers that have no gap', async () => {
    for (const day of ['2026-06-08', '2026-06-15', '2026-06-16', '2026-06-22', '2026-06-23'])
      await dayComes(day);
    const issued = await chases(`&notice=${notice.id}`);
    const numbers = (kind: string) =>
      issued
        .map(({ number }) => number)
        .filter((number) => number.startsWith(kind))
        .sort();
    const units = new Set(notice.measures.flatMap(({ leads, partners }) => [...leads, ...partners]));
    expect(new Set(issued.map(({ dept }) => dept))).toEqual(units);
    for (const kind of ['提醒', '督办']) {
      expect(numbers(kind)).toEqual([...units].map((_, i) => `${kind}〔2026〕00${i + 1}号`));
    }
    await dayComes('2026-06-29');
    expect((await chases('&level=2')).map(({ dept }) => dept).sort()).toEqual([...units].sort());
    expect((await chases('&level=2'))[0]!.number).toBe(`督办〔2026〕00${units.size * 2}号`);
  });

  it('are answered by whom they are for, and seen by nobody else’s department or city', async () => {
    const [one] = await chases(`&dept=${scjg}&level=2`);
    const path = `/v1/chases/${one!.id}`;
    const headers = { 'if-match': `"${one!.lock}"` };
    const answer = { body: { text: '已安排专人，三日内报送。' }, headers };
    expect((await unit('POST', `${path}/answer`, { ...answer, dept: fgw })).status).toBe(403);
    expect((await system.call(cityB, 'city-admin', 'POST', `${path}/answer`, answer)).status).toBe(404);
    expect((await system.call(cityB, 'city-admin', 'GET', path)).status).toBe(404);
    expect((await unit('POST', `${path}/answer`, { body: answer.body })).status).toBe(428);
    const answered = await unit('POST', `${path}/answer`, answer);
    expect([answered.status, (await bodyOf(answered)).state]).toEqual([200, 'answered']);
    expect((await bodyOf(office('GET', '/v1/notices:waiting'))).chasesAnswered).toBe(1);
    const closing = { body: { reason: '已报送。' }, headers: { 'if-match': answered.headers.get('etag')! } };
    expect((await unit('POST', `${path}/close`, closing)).status).toBe(403);
    expect(await bodyOf(office('POST', `${path}/close`, closing))).toMatchObject({
      state: 'closed',
      can: [],
    });
    expect((await bodyOf(unit('GET', '/v1/chases'))).items.every(({ dept }: Chase) => dept === scjg)).toBe(
      true,
    );
  });

  it('are on the office’s one page with what is overdue, worst first', async () => {
    expect((await office('GET', '/v1/overdue?cursor=x')).status).toBe(400);
    const { items } = await bodyOf(office('GET', '/v1/overdue'));
    expect(items[0].name).toEqual(expect.stringContaining('市'));
    expect(items[0].lateReports[0]).toMatchObject({ notice: notice.id, round: '2026-06-20', days: 11 });
    const levels = items.map(({ openChases }: { openChases: Chase[] }) =>
      Math.max(...openChases.map(({ level }) => level)),
    );
    expect(levels).toEqual([...levels].sort((a: number, b: number) => b - a));
    const own = await bodyOf(unit('GET', '/v1/overdue'));
    expect(own.items.map(({ dept }: Chase) => dept)).toEqual([scjg]);
  });

  it('are written by the office only, and go out by the hands of two', async () => {
    const [measure] = notice.measures.filter(({ leads }) => leads.includes(scjg));
    const body = {
      notice: notice.id,
      measures: [measure!.id],
      dept: scjg,
      level: 3,
      text: '请于下周一到督查室说明情况。',
      answerWithin: 3,
    };
    const well = createDesk(system, cityA);
    const issued = await bodyOf(chaseBy(well, cityA, body));
    expect(issued.number).toBe('约谈〔2026〕001号');
    const seen = `/v1/chase-letters/${issued.letter}`;
    expect((await system.call(cityB, 'city-admin', 'GET', seen)).status).toBe(404);
    expect((await unit('GET', seen)).status).toBe(404);
    for (const role of ['department-admin', 'inspector', 'department-client', 'auditor'])
      expect((await system.call(cityA, role, 'POST', '/v1/chase-letters', { dept: scjg, body })).status).toBe(
        403,
      );
    const closed = await office('POST', `/v1/notices/${notice.id}/close`, {
      body: { reason: '年度任务结束。' },
      headers: { 'if-match': notice.etag },
    });
    expect(closed.status).toBe(200);
    expect(await bodyOf(office('POST', '/v1/chase-letters', { body }))).toMatchObject({
      code: 'notice-state',
    });
    const before = (await chases()).length;
    await dayComes('2026-09-25');
    expect(await chases()).toHaveLength(before);
  });
});
