import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { localCompose, openCompose } from '../../support/composes.ts';
import { type PlayedMeasures, playMeasures } from '../../support/measures.ts';
import { type CallOptions, cityA, cityB } from '../../support/system.ts';

let system: CheckedSystem;
let played: PlayedMeasures;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 120 });
  played = await playMeasures(system, cityA);
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

const away = 'department-admin';
const fgw = `${cityA.code}-fgw`;
const compose = { ...openCompose, seed: localCompose.seed };
const runs = openCompose.teams[0]!.dept;
const subOf = (role: string, dept: string, city = cityA) => `${city.code}-${role}-${dept}`;
const both = (role: string, dept: string) => `${subOf(role, dept)}（代${subOf(away, dept)}）`;

/** Says from when on somebody of a department acts for its administrator; both are there before. */
async function appoint(role: string, dept: string, from: string): Promise<void> {
  await system.call(cityA, role, 'GET', '/v1/me', { dept });
  const before = await system.call(cityA, away, 'GET', '/v1/me/stand-in', { dept });
  const set = await system.call(cityA, away, 'PUT', '/v1/me/stand-in', {
    dept,
    body: { standIn: subOf(role, dept), from, until: '2026-12-31' },
    headers: { 'if-match': before.headers.get('etag')! },
  });
  expect(set.status).toBe(200);
}
const over = { from: '2026-12-30' };
const now = { from: '2026-01-01' };

type Asks = (method: string, path: string, options?: CallOptions) => Promise<Response>;
const asker =
  (role: string, dept: string, city = cityA): Asks =>
  (method, path, options = {}) =>
    system.call(city, role, method, path, { dept, ...options });
const office = asker('city-admin', `${cityA.code}-zfb`);

/** Asks for something with the ETag that it has for the office. */
async function on(ask: Asks, path: string, method: string, step: string, body?: object): Promise<Response> {
  const seen = await system.call(cityA, 'city-admin', 'GET', path);
  const headers = { 'if-match': seen.headers.get('etag')! };
  return ask(method, `${path}${step}`, { headers, ...(body && { body }) });
}

const words = { status: 'on-track', text: '已完成系统联通，审批用时压缩。', values: [] };
const report = () => `/v1/reports/${played.reports[2]}`;
const chase = () => `/v1/chases/${played.chases[2]}`;
const save = (ask: Asks) => on(ask, report(), 'PUT', '', words);
const submit = (ask: Asks) => on(ask, report(), 'POST', '/submit', {});
const answer = (ask: Asks) => on(ask, chase(), 'POST', '/answer', { text: '已安排专人办理。' });
const lastSaidOf = async (sub: string) => {
  const { items } = await bodyOf(system.call(cityA, 'auditor', 'GET', `/v1/audit?limit=1&by=${sub}`));
  return items[0].by.name as string;
};

describe('the stand-in of a department’s administrator', () => {
  /** What they may do by their own right: save, submit, answer. */
  const roles: Record<string, [number, number, number]> = {
    inspector: [200, 403, 403],
    auditor: [403, 403, 403],
    'department-head': [200, 200, 200],
  };
  for (const [role, own] of Object.entries(roles))
    it(`reports and answers chases for them, also as ${role}, with both names in the record`, async () => {
      const ask = asker(role, fgw);
      await appoint(role, fgw, over.from);
      const acts = [save, submit, answer];
      for (const [i, act] of acts.entries()) {
        if (own[i] === 403) expect((await act(ask)).status).toBe(403);
      }
      await appoint(role, fgw, now.from);
      expect((await bodyOf(ask('GET', '/v1/me'))).canFor).toEqual([
        'reports:write',
        'reports:sign',
        'draws:write',
      ]);
      expect((await save(ask)).status).toBe(200);
      const { can } = await bodyOf(ask('GET', report()));
      expect(can).toEqual(['save', 'submit']);
      expect((await bodyOf(ask('GET', `/v1/reports?notice=${played.notice}`))).items.length).toBeGreaterThan(
        0,
      );
      expect((await bodyOf(ask('GET', '/v1/notices:waiting'))).chasesToAnswer).toBe(
        role === 'inspector' ? 1 : 0,
      );
      const sent = await submit(ask);
      expect(sent.status).toBe(200);
      const name = own[1] === 200 ? subOf(role, fgw) : both(role, fgw);
      expect((await bodyOf(Promise.resolve(sent))).report.submittedBy).toEqual({
        sub: subOf(role, fgw),
        name,
      });
      expect(await lastSaidOf(subOf(role, fgw))).toBe(name);
      const answered = await bodyOf(answer(ask));
      expect(answered.answers.at(-1).by.name).toBe(own[2] === 200 ? subOf(role, fgw) : both(role, fgw));

      // The office's part is nobody's for whom they act, and another department's work is neither.
      expect((await on(ask, report(), 'POST', '/accept')).status).toBe(403);
      expect((await on(ask, chase(), 'POST', '/close', { reason: '已办' })).status).toBe(403);
      expect(
        (await on(ask, `/v1/chases/${played.chases[0]}`, 'POST', '/answer', { text: '已办理' })).status,
      ).toBe(403);
      expect((await on(office, report(), 'POST', '/return', { reason: '内容空泛' })).status).toBe(200);
      await appoint(role, fgw, over.from);
      if (own[1] === 403) expect((await submit(ask)).status).toBe(403);
    });

  it('plans, commits and voids draws of the department for them, and none of others’', async () => {
    const ask = asker('inspector', runs);
    const [own, others] = [
      compose,
      { ...compose, teams: openCompose.teams.filter(({ dept }) => dept !== runs) },
    ];
    await appoint('inspector', runs, over.from);
    expect((await ask('POST', '/v1/draws', { body: own })).status).toBe(403);
    await appoint('inspector', runs, now.from);
    if (others.teams.length > 0) expect((await ask('POST', '/v1/draws', { body: others })).status).toBe(403);
    const planned = await ask('POST', '/v1/draws', { body: own });
    expect(planned.status).toBe(201);
    expect(await lastSaidOf(subOf('inspector', runs))).toBe(both('inspector', runs));
    const { id, can } = await bodyOf(Promise.resolve(planned));
    expect(can).toContain('commit');
    const path = `/v1/draws/${id}`;
    const { versions } = await bodyOf(ask('POST', `${path}/preview`));
    const committed = await on(ask, path, 'POST', '/commit', { versions });
    expect([committed.status, committed.ok ? '' : await committed.text()]).toEqual([200, '']);
    expect(await lastSaidOf(subOf('inspector', runs))).toBe(both('inspector', runs));
    const elsewhere = asker('inspector', `${cityB.code}-scjg`, cityB);
    expect((await elsewhere('POST', `${path}/void`, { body: { reason: '越权' } })).status).toBe(403);
    await appoint('inspector', runs, over.from);
    expect((await on(ask, path, 'POST', '/void', { reason: '计划调整' })).status).toBe(403);
    await appoint('inspector', runs, now.from);
    expect((await on(ask, path, 'POST', '/void', { reason: '计划调整' })).status).toBe(200);
    expect((await ask('GET', `${path}/proof`)).status).toBe(403);
  });

  it('of another city does nothing here', async () => {
    const dept = `${cityB.code}-fgw`;
    const asAway = asker(away, dept, cityB);
    const ask = asker('inspector', dept, cityB);
    await ask('GET', '/v1/me');
    const body = { standIn: subOf('inspector', dept, cityB), from: now.from, until: '2026-12-31' };
    const set = await asAway('PUT', '/v1/me/stand-in', { body, headers: { 'if-match': '"0"' } });
    expect(set.status).toBe(200);
    for (const act of [save, submit, answer]) expect((await act(ask)).status).toBe(404);
  });
});
