import type { CaseApi, Who } from '@mingcha/casework/testing';
import { runProposals, runRepairs } from '@mingcha/credit/cases';
import { auditSentenceText, readAudit } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { objectKind } from '@mingcha/inspection';
import { dyingStore, testTenants } from '@mingcha/local/testing';
import { suspensionEntity } from '@mingcha/register';
import { create, type TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { codeOf, penaltyOf } from '../../credit/testing/records.ts';
import { hooks, listedKinds } from '../index.ts';
import { tenantLists } from '../tenantLists.ts';
import { seriousListings } from './listings.ts';
import { creditRepairs } from './repairs.ts';
import { startCreditApi } from './testing.ts';
import { incentiveUses, punishmentUses } from './uses.ts';

const start = '2026-03-02T01:00:00.000Z';
const measure = (id: string, name: string, more: object) => ({
  ...{ id, name, source: '国家基础清单', force: '减损权益', basis: '《政府采购法》', target: '失信主体' },
  ...{ dept: 'd01', level: '各级', months: 36, repairable: true, ...more },
});
const measures = [
  measure('CJ-1', '限制参加政府采购活动', { months: 12, actions: ['政府采购'] }),
  measure('CJ-2', '提高监督检查频次', {}),
  measure('CJ-3', '已经终止的措施', { until: '2026-02-28' }),
  measure('CJ-4', '推送金融机构参考', { months: 60 }),
];
const incentive = {
  ...{ id: 'JL-1', name: '绿色通道', ways: ['绿色通道'], target: '获奖企业', criterion: '获市级以上奖励' },
  ...{ dept: 'd01', basis: '某办法', automatic: true, stop: '奖励被撤销' },
};
async function publish(list: string, rows: readonly object[]): Promise<void> {
  const { kind } = (await tenantLists.find(await store(), list))!;
  await api.fill(kind as never, rows as never);
}
let api: CaseApi;
beforeAll(async () => {
  const kinds = [objectKind as never, ...listedKinds];
  api = await startCreditApi([punishmentUses, incentiveUses, seriousListings, creditRepairs], start, kinds);
  const rows = Array.from({ length: 40 }, (_, n) => ({
    ...{ id: codeOf(n), name: `第${n}商店`, type: '企业', status: '在营', division: '620302' },
  }));
  for (const tenant of [testTenants.a, testTenants.b]) {
    const division = `${tenant.slice(0, 4)}02`;
    await api.fill(
      objectKind as never,
      rows.map((row) => ({ ...row, division })),
      tenant,
    );
  }
  await publish('punishment-measures', measures);
  await publish('incentive-measures', [incentive]);
  const suspended = { register: 'list.punishment-measures', row: 'CJ-2', case: 'c1', reason: '依据已修改' };
  await (await store()).write(create(suspensionEntity, { ...suspended, since: '2026-03-01T00:00:00.000Z' }));
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});
beforeEach(() => api.time.set(start));

const unit: Who = { roles: ['department-admin'], dept: 'd01' };
const head: Who = { roles: ['department-head'], dept: 'd01' };
const store = () => api.test.store.forTenant(testTenants.a);
const deps = () => ({ ...api.deps, kinds: [], hooks });
async function look(of?: TenantStore): Promise<void> {
  const own = of ?? (await store());
  await runRepairs(own, deps());
  await runProposals(own, deps());
}

const numberOf = (n: number) => `罚〔2026〕${n}号`;
async function penalty(n: number, more: object = {}): Promise<void> {
  const { row: _, ...given } = penaltyOf(n, { authority: 'd01局', date: '2026-03-01' });
  const rows = [{ ...given, values: { ...given.values, published: '2026-03-02' }, ...more }];
  const pushed = await bodyOf(
    api.call({}, 'POST', '/v1/credit/records:batch', { body: { mode: 'all', rows } }),
  );
  expect(pushed.errors).toEqual([]);
}
const send = (type: string, who: Who, values: object) =>
  bodyOf(api.call(who, 'POST', `/v1/cases/${type}`, { body: { values } }));
const see = (type: string, id: string, who: Who = {}) =>
  bodyOf(api.call(who, 'GET', `/v1/cases/${type}/${id}`));
async function tried(type: string, id: string, action: string, values: object = {}, who: Who = unit) {
  const path = `/v1/cases/${type}/${id}`;
  const etag = (await api.call({}, 'GET', path)).headers.get('etag')!;
  return bodyOf(api.call(who, 'POST', `${path}/actions/${action}`, { body: { values }, etag }));
}
async function act(...of: Parameters<typeof tried>): Promise<void> {
  const { errors, detail } = await tried(...of);
  expect([of[2], errors ?? detail]).toEqual([of[2], undefined]);
}
const approve = (type: string, id: string, action: string, who: Who = head) =>
  bodyOf(api.call(who, 'POST', `/v1/cases/${type}/${id}/approvals/${action}`));

const use = (n: number, more: object = {}) => ({
  ...{ object: codeOf(n), measure: 'CJ-1', rests: numberOf(n), dept: 'd01', ...more },
});
const period = { begins: '2026-03-02', until: '2026-05-31' };
const weighed = { relation: '失信发生在政府采购中', proportion: '与罚款数额相当', ...period };
async function imposed(n: number, more: object = {}, values: object = {}): Promise<string> {
  const { id, errors, detail } = await send('punishment-uses', unit, use(n, more));
  expect(errors ?? detail).toBeUndefined();
  await act('punishment-uses', id, 'impose', { ...weighed, ...values });
  expect((await approve('punishment-uses', id, 'impose')).state.name).toBe('inForce');
  return id;
}
const check = (n: number, query = '', who: Who = { role: 'check-client' }) =>
  bodyOf(api.call(who, 'GET', `/v1/credit/checks?subject=${codeOf(n)}${query}`));
const namesIn = (answer: { punishments: { name: string }[] }) => answer.punishments.map(({ name }) => name);

async function listed(n: number): Promise<string> {
  const type = 'serious-listings';
  const { id } = await send(type, unit, {
    ...{ name: `第${n}商店`, uscc: codeOf(n), dept: 'd01', penalty: numberOf(n) },
    ...{ reason: '食品安全', facts: '情节严重' },
  });
  await act(type, id, 'tell');
  await act(type, id, 'plead', { pleading: '已整改' });
  await act(type, id, 'askConsent');
  await act(type, id, 'list', { consent: '同意' });
  await approve(type, id, 'list');
  return id;
}

it('a measure of the published list holds from its day to its end, and the check answers with basis and edition', async () => {
  await penalty(1);
  const id = await imposed(1);
  const answer = await check(1);
  expect(answer).toMatchObject({
    subject: codeOf(1),
    on: '2026-03-02',
    answer: 'restricted',
    incentives: [],
  });
  const { number } = await see('punishment-uses', id);
  expect(answer.punishments).toEqual([
    {
      ...{ case: id, number, measure: 'CJ-1', name: '限制参加政府采购活动', scope: ['政府采购'] },
      ...{ basis: '《政府采购法》', edition: 1, rests: numberOf(1), ...period },
      department: { id: 'd01', name: 'd01局' },
    },
  ]);
  expect(answer.lists).toMatchObject([
    { list: 'punishment-measures', edition: 1 },
    { list: 'incentive-measures' },
  ]);
  // Asked about something else, nothing stands against it; another city knows of nothing.
  expect(await check(1, '&action=融资')).toMatchObject({ answer: 'unrestricted', punishments: [] });
  expect(namesIn(await check(1, '&action=政府采购'))).toHaveLength(1);
  expect(namesIn(await check(1, '&measure=CJ-4'))).toEqual([]);
  const other = await check(1, '', { role: 'check-client', tenant: testTenants.b });
  expect(other).toMatchObject({ answer: 'unrestricted', punishments: [], incentives: [] });
  expect((await see('punishment-uses', id, { tenant: testTenants.b })).status).toBe(404);
  const { items } = await readAudit(await store(), { action: 'credit.check' }, { limit: 1 });
  expect(auditSentenceText(items[0]!)).toContain(`${codeOf(1)} 适用的惩戒和激励措施（CJ-4），没有`);
  // Who has no right to ask gets no answer, and what is no code is told at its place.
  expect((await check(1, '', { role: 'results-client' })).status).toBe(403);
  const bad = await bodyOf(api.call({}, 'GET', '/v1/credit/checks?subject=x'));
  expect([bad.status, bad.errors[0].pointer]).toEqual([422, '/subject']);

  // On its last day it still holds; the day after, before the clock has looked, it does not.
  api.time.set('2026-05-31T15:59:00.000Z');
  expect(namesIn(await check(1))).toHaveLength(1);
  api.time.set('2026-05-31T16:00:01.000Z');
  expect(await check(1)).toMatchObject({ answer: 'unrestricted', punishments: [] });
  await api.tick();
  expect(await see('punishment-uses', id)).toMatchObject({
    state: { name: 'ended' },
    result: { name: 'expired' },
  });
});

it('what the lists, the ground or the days do not bear is refused at its field', async () => {
  await penalty(2);
  const refused = async (more: object) => (await send('punishment-uses', unit, use(2, more))).errors;
  const message = (text: string) => expect.stringContaining(text);
  expect(await refused({ measure: 'CJ-2' })).toEqual([
    { pointer: '/values/measure', message: message('紧急停用') },
  ]);
  expect(await refused({ measure: 'CJ-3' })).toEqual([
    { pointer: '/values/measure', message: message('终止') },
  ]);
  expect((await refused({ measure: 'CJ-9' }))[0]).toMatchObject({ pointer: '/values/measure' });
  expect(await refused({ rests: '无〔2026〕1号' })).toEqual([
    { pointer: '/values/rests', message: message('不能惩戒') },
  ]);
  expect(await refused({ object: codeOf(3) })).toEqual([
    { pointer: '/values/rests', message: message('不能惩戒') },
  ]);
  // Another city has published no list.
  const there = await send('punishment-uses', { ...unit, tenant: testTenants.b }, use(2));
  expect(there.errors[0]).toMatchObject({ pointer: '/values/measure' });

  const { id } = await send('punishment-uses', unit, use(2));
  const at = async (values: object) =>
    (await tried('punishment-uses', id, 'impose', { ...weighed, ...values })).errors;
  expect(await at({ begins: '2026-03-01' })).toEqual([
    { pointer: '/values/begins', message: message('2026-03-02') },
  ]);
  expect(await at({ until: '2026-03-01' })).toEqual([{ pointer: '/values/until', message: message('开始') }]);
  expect(await at({ until: '2027-03-02' })).toEqual([
    { pointer: '/values/until', message: message('2027-03-01') },
  ]);
  const { proportion: _, ...without } = weighed;
  expect((await tried('punishment-uses', id, 'impose', without)).errors[0].pointer).toBe(
    '/values/proportion',
  );

  // Whoever proposes does not approve, and no machine proposes.
  const both: Who = { roles: ['department-admin', 'department-head'], dept: 'd01' };
  await act('punishment-uses', id, 'impose', weighed, both);
  expect((await approve('punishment-uses', id, 'impose', both)).status).toBe(403);
  await penalty(4);
  const own = await send('punishment-uses', unit, use(4));
  await act('punishment-uses', own.id, 'impose', weighed, { role: 'department-client', dept: 'd01' });
  expect((await approve('punishment-uses', own.id, 'impose')).detail).toContain('系统接口不能提出');
});

it('no measure lasts longer than the listing, and a listing that is annulled takes its measures along', async () => {
  await penalty(5);
  const listing = await listed(5);
  const { number } = await see('serious-listings', listing);
  const more = { rests: number, measure: 'CJ-4' };
  const { id: long } = await send('punishment-uses', unit, use(5, more));
  const late = { ...weighed, until: '2029-03-03' };
  expect((await tried('punishment-uses', long, 'impose', late)).errors).toEqual([
    { pointer: '/values/until', message: expect.stringContaining('2029-03-02') },
  ]);
  await act('punishment-uses', long, 'impose', weighed);
  await approve('punishment-uses', long, 'impose');
  await look();
  expect(namesIn(await check(5))).toEqual(['推送金融机构参考']);
  await act('serious-listings', listing, 'annul', { ground: '处罚被撤销' });
  await approve('serious-listings', listing, 'annul');
  // The check leaves it out before the clock has ended it.
  expect(namesIn(await check(5))).toEqual([]);
  expect((await see('punishment-uses', long)).state.name).toBe('inForce');
  await look();
  const ended = await see('punishment-uses', long);
  expect([ended.state.name, ended.result.name]).toEqual(['ended', 'lifted']);
  expect(ended.papers.map(({ title }: { title: string }) => title)).toEqual([
    '失信惩戒决定书',
    '解除失信惩戒通知书',
  ]);
});

it('a repair and a withdrawal end what rests on them, each once, wherever the worker dies', async () => {
  await penalty(6);
  const repaired = await imposed(6);
  await penalty(7);
  const withdrawn = await imposed(7);
  await look();
  const applied = await send(
    'credit-repairs',
    {},
    {
      ...{ name: '第6商店', uscc: codeOf(6), record: numberOf(6) },
      ...{ proof: [await api.sendFile({}, '缴款.pdf')], pledge: [await api.sendFile({}, '承诺.pdf')] },
    },
  );
  await act('credit-repairs', applied.id, 'push', { authority: 'd01' }, {});
  await act('credit-repairs', applied.id, 'accept', { weight: '轻微', publishedOn: '2026-03-02' });
  await act('credit-repairs', applied.id, 'repair');
  await approve('credit-repairs', applied.id, 'repair');
  const { row: _, ...given } = penaltyOf(7, { authority: 'd01局', date: '2026-03-01' });
  const { values: __, ...named } = given;
  const rows = [{ ...named, operation: 'withdraw', reason: '处罚被撤销' }];
  const pushed = await bodyOf(
    api.call({}, 'POST', '/v1/credit/records:batch', { body: { mode: 'all', rows } }),
  );
  expect(pushed.errors).toEqual([]);
  for (let n = 1; n < 60; n++) {
    const dying = dyingStore(await store(), n, 'after');
    await look(dying).catch(() => undefined);
    api.time.advance(2 * 3_600_000);
    if (!dying.dead()) break;
  }
  await look();
  for (const id of [repaired, withdrawn]) {
    const { state, result, events } = await see('punishment-uses', id);
    expect([state.name, result.name]).toEqual(['ended', 'lifted']);
    expect(events?.filter(({ name }: { name: string }) => name === 'lift').length ?? 1).toBe(1);
  }
  const done = await see('credit-repairs', applied.id);
  const proofs = done.fields.find(({ name }: { name: string }) => name === 'proofs').value;
  const { number } = await see('punishment-uses', repaired);
  expect(proofs.at(-1)).toMatchObject({ place: '失信惩戒措施', what: `已解除惩戒措施：${number}。` });
  expect(done.state.name).toBe('repaired');
  expect([namesIn(await check(6)), namesIn(await check(7))]).toEqual([[], []]);
});

it('one that two people end early is over at once; an award bears an incentive and no punishment', async () => {
  await penalty(8);
  const id = await imposed(8);
  await act('punishment-uses', id, 'revoke', { ground: '已足额退赔' });
  expect(namesIn(await check(8))).toHaveLength(1);
  await approve('punishment-uses', id, 'revoke');
  expect(namesIn(await check(8))).toEqual([]);

  const award = {
    ...{ operation: 'put', kind: 'award', subject: codeOf(9), name: '第9商店', authority: 'd01局' },
    ...{
      number: '奖〔2026〕9号',
      date: '2026-03-01',
      values: { level: '市', content: '质量奖', validTo: '2026-04-30' },
    },
  };
  await api.call({}, 'POST', '/v1/credit/records:batch', { body: { mode: 'all', rows: [award] } });
  const rests = award.number;
  expect((await send('punishment-uses', unit, use(9, { rests }))).errors[0].pointer).toBe('/values/rests');
  const { id: own } = await send('incentive-uses', unit, use(9, { rests, measure: 'JL-1' }));
  const late = await tried('incentive-uses', own, 'impose', weighed);
  expect(late.errors).toEqual([{ pointer: '/values/until', message: expect.stringContaining('2026-04-30') }]);
  await act('incentive-uses', own, 'impose', { ...weighed, until: '2026-04-30' });
  await approve('incentive-uses', own, 'impose');
  expect(await check(9)).toMatchObject({
    ...{ answer: 'unrestricted', punishments: [] },
    incentives: [{ name: '绿色通道', scope: ['绿色通道'], rests }],
  });
});
