import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { create, replace } from '@mingcha/store';
import { departmentEntity, departmentSchema } from '@mingcha/tenancy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureId, reportId } from '../ids.ts';
import type { Notice } from '../notice/notice.ts';
import { type Report, reportEntity } from '../reports/report.ts';
import { loadRound, roundEntity } from '../rounds/round.ts';
import { deptId, followNotice } from '../rounds/testing.ts';
import { type MeasuresApi, startMeasuresApi } from '../testing/api.ts';
import { progressEntity } from '../work/progress.ts';
import type { LeagueLine } from './league.ts';
import { defaultScoreRules } from './rules.ts';

const { a, b } = testTenants;
let api: MeasuresApi;
beforeAll(async () => {
  api = await startMeasuresApi();
  const own = await api.test.store.forTenant(a);
  await own.write(
    ...(['scjg', 'fgw', 'sw'] as const).map((office) =>
      create(
        departmentEntity,
        departmentSchema.parse({
          id: deptId(office),
          name: `市${office}局`,
          short: office,
          division: '620300',
        }),
      ),
    ),
  );
});
afterAll(async () => {
  expect(api.unexpected).toEqual([]);
  await api.stop();
});

const office = (method: string, path: string, init: { body?: unknown; etag?: string } = {}) =>
  api.call(a, 'city-admin', method, path, init);
const june = '2026-06-20';

/** A notice with one report in time and one late of a round that is over, a measure done and one overdue. */
async function played(): Promise<Notice> {
  api.time.set('2026-06-01T04:00:00.000Z');
  const notice = await followNotice(api, {
    measures: [
      { no: '1', leads: ['scjg'], partners: ['fgw'], deadline: '2026-06-30' },
      { no: '2', leads: ['fgw'], deadline: '2026-09-30' },
      { no: '3', leads: ['sw'] },
    ],
  });
  api.time.set('2026-11-20T04:00:00.000Z');
  const own = await api.test.store.forTenant(a);
  const round = await loadRound(own, { notice: notice.id, id: june });
  const report = (no: string, dept: string, late: boolean): Report => ({
    id: reportId({ measure: measureId(notice.id, no), round: june, dept }),
    notice: notice.id,
    round: june,
    measure: measureId(notice.id, no),
    dept,
    role: 'lead',
    status: 'on-track',
    text: '有进展。',
    values: [],
    state: 'submitted',
    late,
  });
  await own.write(
    replace(roundEntity, { ...round, state: 'open' }, round.lock),
    create(reportEntity, report('1', deptId('scjg'), false)),
    create(reportEntity, report('1', deptId('fgw'), true)),
    create(progressEntity, {
      notice: notice.id,
      measure: measureId(notice.id, '2'),
      state: 'done',
      milestones: [],
      indicators: [],
      doneAt: '2026-09-01',
    }),
  );
  return notice;
}

const countsOf = ({ parts }: LeagueLine) =>
  Object.fromEntries(parts.filter(({ count }) => count > 0).map(({ rule, count }) => [rule, count]));
const leagueOf = async (notice: Notice, query = ''): Promise<LeagueLine[]> =>
  (await bodyOf(office('GET', `/v1/notices/${notice.id}/league${query}`))).items;
const lineOf = (lines: LeagueLine[], dept: string) => lines.find((line) => line.dept === dept)!;

describe('a notice’s league', () => {
  it('counts reports, measures led and excellence of each department that has a part in it', async () => {
    const notice = await played();
    const lines = await leagueOf(notice);
    expect(countsOf(lineOf(lines, deptId('scjg')))).toMatchObject({ 'on-time': 1, overdue: 1 });
    expect(countsOf(lineOf(lines, deptId('fgw')))).toMatchObject({ late: 1, done: 1 });
    // Rounds that the clock has not opened yet do not count.
    expect(countsOf(lineOf(lines, deptId('sw')))).toEqual({ missing: 1 });
    expect(lines.map(({ rank }) => rank)).toEqual([...lines.map(({ rank }) => rank)].sort((x, y) => x - y));
  });

  it('of one round counts its reports only', async () => {
    const notice = await played();
    const lines = await leagueOf(notice, `?round=${june}`);
    expect(countsOf(lineOf(lines, deptId('scjg')))).toEqual({ 'on-time': 1 });
    expect(countsOf(lineOf(lines, deptId('fgw')))).toMatchObject({ late: 1 });
    expect(countsOf(lineOf(lines, deptId('fgw')))).not.toHaveProperty('done');
    expect((await office('GET', `/v1/notices/${notice.id}/league?round=2026-01-01`)).status).toBe(404);
  });

  it('is everybody’s of the city to see, and nobody else’s', async () => {
    const notice = await played();
    const path = `/v1/notices/${notice.id}/league`;
    expect((await api.call(a, 'inspector', 'GET', path, { dept: deptId('sw') })).status).toBe(200);
    for (const to of [path, `/v1/notices/${notice.id}/excellence`])
      expect((await api.call(b, 'city-admin', 'GET', to)).status).toBe(404);
  });
});

describe('points for excellence', () => {
  it('are given with a reason, count, and are taken back', async () => {
    const notice = await played();
    const path = `/v1/notices/${notice.id}/excellence`;
    const body = { dept: deptId('sw'), points: 2.5, reason: '经验被全省推广' };
    const before = lineOf(await leagueOf(notice), deptId('sw')).score;
    const given = await office('POST', path, { body });
    const { id } = await bodyOf(given);
    expect(given.status).toBe(201);
    expect(lineOf(await leagueOf(notice), deptId('sw')).score).toBe(before + 2.5);
    expect((await bodyOf(office('GET', path))).items).toMatchObject([{ id, ...body, lock: 1 }]);
    expect((await office('POST', path, { body: { ...body, dept: 'nobody' } })).status).toBe(422);
    expect((await office('POST', path, { body: { ...body, points: -1 } })).status).toBe(422);
    expect((await api.call(a, 'department-admin', 'POST', path, { body, dept: deptId('sw') })).status).toBe(
      403,
    );
    expect((await api.call(b, 'city-admin', 'DELETE', `/v1/excellence/${id}`, { etag: '"1"' })).status).toBe(
      404,
    );
    expect((await office('DELETE', `/v1/excellence/${id}`)).status).toBe(428);
    expect((await office('DELETE', `/v1/excellence/${id}`, { etag: '"1"' })).status).toBe(204);
    expect(lineOf(await leagueOf(notice), deptId('sw')).score).toBe(before);
  });
});

describe('the rules', () => {
  it('are the default ones until the office sets its own, each city for itself', async () => {
    const first = await office('GET', '/v1/score-rules');
    expect([first.headers.get('etag'), await bodyOf(first)]).toEqual(['"0"', defaultScoreRules]);
    const body = { base: 60, rules: [{ id: 'done', label: '完成', kind: 'measure-done', points: 5 }] };
    expect((await office('PUT', '/v1/score-rules', { body })).status).toBe(428);
    const puts = await Promise.all([1, 2].map(() => office('PUT', '/v1/score-rules', { body, etag: '"0"' })));
    expect(puts.map(({ status }) => status).sort()).toEqual([200, 412]);
    const notice = await played();
    expect(lineOf(await leagueOf(notice), deptId('fgw'))).toMatchObject({ rank: 1, score: 65 });
    const second = await office('GET', '/v1/score-rules');
    expect([second.headers.get('etag'), await bodyOf(second)]).toEqual(['"1"', body]);
    const other = await api.call(b, 'city-admin', 'GET', '/v1/score-rules');
    expect(await bodyOf(other)).toEqual(defaultScoreRules);
    const asDept = { body, etag: '"1"', dept: deptId('sw') };
    expect((await api.call(a, 'department-admin', 'PUT', '/v1/score-rules', asDept)).status).toBe(403);
    const back = await office('PUT', '/v1/score-rules', { body: defaultScoreRules, etag: '"1"' });
    expect(back.status).toBe(200);
  });
});
