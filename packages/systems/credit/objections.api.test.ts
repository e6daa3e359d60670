import type { CaseApi, Who } from '@mingcha/casework/testing';
import { runObjections } from '@mingcha/credit/cases';
import { publicCreditRoutes } from '@mingcha/credit/public';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { codeOf, penaltyOf } from '../../credit/testing/records.ts';
import { hooks } from '../index.ts';
import { seriousListings } from './listings.ts';
import { creditObjections } from './objections.ts';
import { startCreditApi } from './testing.ts';

let api: CaseApi;
let portal: ReturnType<typeof publicCreditRoutes>;
beforeAll(async () => {
  api = await startCreditApi([creditObjections, seriousListings], '2026-03-02T01:00:00.000Z');
  portal = publicCreditRoutes({ store: api.test.readOnlyStore, clock: api.time.now });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});
beforeEach(() => api.time.set('2026-03-02T01:00:00.000Z'));

const authority: Who = { roles: ['department-admin'], dept: 'd01' };
const head: Who = { roles: ['department-head'], dept: 'd01' };
const store = () => api.test.store.forTenant(testTenants.a);
const carryOut = async () => runObjections(await store(), { ...api.deps, kinds: [], hooks });

const numberOf = (n: number) => `罚〔2026〕${n}号`;
async function penalty(n: number, more: object = {}): Promise<void> {
  const { row: _, ...given } = penaltyOf(n, { authority: 'd01局', date: '2026-03-01' });
  const rows = [{ ...given, values: { ...given.values, published: '2026-03-02', ...more }, reason: '更正' }];
  const pushed = await bodyOf(
    api.call({}, 'POST', '/v1/credit/records:batch', { body: { mode: 'all', rows } }),
  );
  expect(pushed.errors).toEqual([]);
}
const recordOf = async (n: number, tenant: string = testTenants.a) =>
  (await bodyOf(api.call({ tenant }, 'GET', `/v1/credit/records?subject=${codeOf(n)}`))).items[0];
const publicOf = async (n: number) =>
  (await bodyOf(portal.request(`/public/${testTenants.a}/credit/${codeOf(n)}`))).items[0];

const see = (type: string, id: string) => bodyOf(api.call({}, 'GET', `/v1/cases/${type}/${id}`));
async function open(type: string, who: Who, values: object) {
  return bodyOf(api.call(who, 'POST', `/v1/cases/${type}`, { body: { values } }));
}
async function tried(type: string, id: string, action: string, who: Who, values: object = {}) {
  const etag = (await api.call({}, 'GET', `/v1/cases/${type}/${id}`)).headers.get('etag')!;
  return bodyOf(
    api.call(who, 'POST', `/v1/cases/${type}/${id}/actions/${action}`, { body: { values }, etag }),
  );
}
async function act(...of: Parameters<typeof tried>): Promise<void> {
  const { detail, errors } = await tried(...of);
  expect([of[2], errors ?? detail]).toEqual([of[2], undefined]);
}
const approve = (type: string, id: string, action: string) =>
  bodyOf(api.call(head, 'POST', `/v1/cases/${type}/${id}/approvals/${action}`));

const objections = 'credit-objections';
const said = { finding: '已核查案卷', reply: '罚款金额有误。' };
async function objected(n: number, more: object = {}): Promise<string> {
  const { id, detail } = await open(
    objections,
    {},
    {
      ...{ name: `第${n}商店`, uscc: codeOf(n), about: '信用记录', number: numberOf(n), facts: '金额写错' },
      ...more,
    },
  );
  expect(detail).toBeUndefined();
  return id;
}

it('a record is marked while somebody objects to it, and is answered once it is corrected', async () => {
  await penalty(1);
  const id = await objected(1);
  // Officials see it at once; in public nothing is said before somebody has looked at it.
  expect(await recordOf(1)).toMatchObject({ objection: { case: id, accepted: false }, version: 1 });
  expect(await publicOf(1)).not.toHaveProperty('disputed');
  expect((await tried(objections, id, 'accept', {}, { authority: 'd02' })).detail).toContain('d01局作出');
  await act(objections, id, 'accept', {}, { authority: 'd01' });
  expect(await recordOf(1)).toMatchObject({ objection: { case: id, accepted: true } });
  expect(await publicOf(1)).toMatchObject({ number: numberOf(1), disputed: true });
  const { subject, id: record } = await recordOf(1);
  const detail = await bodyOf(api.call({}, 'GET', `/v1/credit/records/${subject}/${record}`));
  expect(detail.objection).toEqual({ case: id, accepted: true });
  // Seven working days from the acceptance.
  const [limit] = (await see(objections, id)).limits.filter(
    ({ name }: { name: string }) => name === 'answer',
  );
  expect(limit.due).toBe('2026-03-11');

  await act(objections, id, 'uphold', authority, said);
  expect((await approve(objections, id, 'uphold')).state.name).toBe('correcting');
  const early = await tried(objections, id, 'finish', authority, { remedy: '已更正' });
  expect(early.detail).toContain('还没有更正');
  await penalty(1, { fine: 2_000 });
  await act(objections, id, 'finish', authority, { remedy: '罚款更正为 2000 元' });
  const done = await see(objections, id);
  expect([done.state.name, done.result.name]).toEqual(['upheld', 'upheld']);
  expect(done.papers.at(-1).title).toBe('信用异议处理结果告知书');
  // What was corrected is the next version, and nothing was erased.
  const now = await recordOf(1);
  expect(now).toMatchObject({ version: 2, state: 'in-force', values: { fine: 2_000 } });
  expect(now).not.toHaveProperty('objection');
  expect(await publicOf(1)).not.toHaveProperty('disputed');
});

it('one that is dismissed by two people, rejected or withdrawn changes nothing', async () => {
  await penalty(2);
  const id = await objected(2);
  const twice = await open(
    objections,
    {},
    {
      ...{ name: '第2商店', uscc: codeOf(2), about: '信用记录', number: numberOf(2), facts: '再次' },
    },
  );
  expect(twice.status).toBe(409);
  await act(objections, id, 'accept', {}, { authority: 'd01' });
  await act(objections, id, 'dismiss', authority, said);
  expect((await recordOf(2)).objection).toBeDefined();
  expect((await approve(objections, id, 'dismiss')).result.name).toBe('dismissed');
  const rejected = await objected(2);
  await act(objections, rejected, 'reject', {}, { ground: '请申请行政复议' });
  await act(objections, await objected(2), 'withdraw', {});
  const now = await recordOf(2);
  expect(now).toMatchObject({ version: 1, state: 'in-force' });
  expect(now).not.toHaveProperty('objection');
});

it('of what is not there is not accepted, and is marked nowhere else', async () => {
  await penalty(3);
  const elsewhere = await objected(3, { number: '没有的文号' });
  expect((await recordOf(3)).objection).toBeUndefined();
  const accept = (id: string) => tried(objections, id, 'accept', {}, { authority: 'd01' });
  expect((await accept(elsewhere)).detail).toContain('没有这个文号');
  const listing = await objected(3, { about: '名单列入' });
  expect((await accept(listing)).detail).toContain('没有以此编号或者文号列入名单');
  const ofClass = await objected(3, { about: '信用风险分类', number: undefined });
  expect((await accept(ofClass)).detail).toContain('没有这个主体的分类');
  const without = await open(
    objections,
    {},
    {
      ...{ name: '甲', uscc: codeOf(3), about: '信用记录', facts: '写错' },
    },
  );
  expect(without.errors).toMatchObject([
    { pointer: '/values/number', message: expect.stringContaining('请填写文号') },
  ]);
  const wrong = await open(
    objections,
    {},
    {
      ...{ name: '甲', uscc: '620300', about: '信用风险分类', facts: '写错' },
    },
  );
  expect(wrong.errors[0].pointer).toBe('/values/uscc');
  const theirs = await api.call({ tenant: testTenants.b }, 'GET', `/v1/cases/${objections}/${listing}`);
  expect(theirs.status).toBe(404);
  expect(await recordOf(3, testTenants.b)).toBeUndefined();
});

it('to a listing is shown on it, and ends with its removal', async () => {
  const lists = 'serious-listings';
  const { id: listing } = await open(lists, authority, {
    ...{ name: '第4商店', uscc: codeOf(4), dept: 'd01', penalty: numberOf(4) },
    ...{ reason: '食品安全', facts: '情节严重' },
  });
  await act(lists, listing, 'tell', authority);
  await act(lists, listing, 'plead', authority, { pleading: '已整改' });
  await act(lists, listing, 'askConsent', authority);
  await act(lists, listing, 'list', authority, { consent: '同意' });
  await approve(lists, listing, 'list');
  const id = await objected(4, { about: '名单列入' });
  await act(objections, id, 'accept', {}, { authority: 'd01' });
  await carryOut();
  const objection = async () =>
    (await see(lists, listing)).fields.find(({ name }: { name: string }) => name === 'objection')?.value;
  expect(await objection()).toBe('异议处理中');
  await act(objections, id, 'dismiss', authority, said);
  await approve(objections, id, 'dismiss');
  await carryOut();
  expect(await objection()).toBeUndefined();

  const again = await objected(4, { about: '名单列入' });
  await act(objections, again, 'accept', {}, { authority: 'd01' });
  await carryOut();
  expect(await objection()).toBe('异议处理中');
  await act(objections, again, 'uphold', authority, said);
  await approve(objections, again, 'uphold');
  const early = await tried(objections, again, 'finish', authority, { remedy: '移出' });
  expect(early.detail).toContain('仍在名单');
  await act(lists, listing, 'annul', authority, { ground: '处罚撤销' });
  await approve(lists, listing, 'annul');
  await act(objections, again, 'finish', authority, { remedy: '已移出名单' });
  expect(await carryOut()).toBeUndefined();
});
