import type { CaseApi, Who } from '@mingcha/casework/testing';
import { runRepairs } from '@mingcha/credit/cases';
import { auditSentenceText, readAudit } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { dyingStore, testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeReport } from '../../credit/report/compose.ts';
import { codeOf, penaltyOf } from '../../credit/testing/records.ts';
import { hooks } from '../index.ts';
import { seriousListings } from './listings.ts';
import { creditRepairs } from './repairs.ts';
import { startCreditApi } from './testing.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCreditApi([creditRepairs, seriousListings], '2026-03-02T01:00:00.000Z');
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const authority: Who = { roles: ['department-admin'], dept: 'd01' };
const head: Who = { roles: ['city-admin', 'department-admin'], dept: 'd01' };
const store = () => api.test.store.forTenant(testTenants.a);
const deps = () => ({ ...api.deps, kinds: [], hooks });
const carryOut = async () => runRepairs(await store(), deps());

const numberOf = (n: number) => `罚〔2026〕${n}号`;

/** A penalty that was published on 2026-03-02. */
async function penalty(n: number, of = 'd01局'): Promise<void> {
  const { row: _, ...given } = penaltyOf(n, { authority: of, date: '2026-03-01' });
  const rows = [{ ...given, values: { ...given.values, published: '2026-03-02' } }];
  const pushed = await bodyOf(
    api.call({}, 'POST', '/v1/credit/records:batch', { body: { mode: 'all', rows } }),
  );
  expect(pushed.isWritten).toBe(true);
}
const recordOf = async (n: number) =>
  (await bodyOf(api.call({}, 'GET', `/v1/credit/records?subject=${codeOf(n)}`))).items[0];

async function opened(type: string, who: Who, values: object): Promise<string> {
  const body = await bodyOf(api.call(who, 'POST', `/v1/cases/${type}`, { body: { values } }));
  expect(body.errors ?? body.detail).toBeUndefined();
  return body.id;
}
const see = (type: string, id: string) => bodyOf(api.call({}, 'GET', `/v1/cases/${type}/${id}`));
const valueIn = (seen: { fields: { name: string; value: unknown }[] }, field: string) =>
  seen.fields.find(({ name }) => name === field)?.value;

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
async function approve(type: string, id: string, action: string) {
  const body = await bodyOf(api.call(head, 'POST', `/v1/cases/${type}/${id}/approvals/${action}`));
  expect(body.detail).toBeUndefined();
  return body;
}

const applied = async (n: number, at: Who = {}, more: object = {}) =>
  opened('credit-repairs', at, {
    ...{ name: `第${n}商店`, uscc: codeOf(n), record: numberOf(n) },
    ...{ proof: [await api.sendFile(at, '缴款.pdf')], pledge: [await api.sendFile(at, '承诺.pdf')] },
    ...more,
  });

/** An application that is accepted, with its weight. */
async function accepted(n: number, weight: string): Promise<string> {
  const id = await applied(n);
  await act('credit-repairs', id, 'push', {}, { authority: 'd01' });
  await act('credit-repairs', id, 'accept', authority, { weight, publishedOn: '2026-03-02' });
  return id;
}
async function decided(id: string): Promise<void> {
  await act('credit-repairs', id, 'repair', authority);
  await approve('credit-repairs', id, 'repair');
}

async function listed(n: number): Promise<string> {
  const id = await opened('serious-listings', authority, {
    ...{ name: `第${n}商店`, uscc: codeOf(n), dept: 'd01', penalty: numberOf(n) },
    ...{ reason: '食品安全', facts: '情节严重' },
  });
  await act('serious-listings', id, 'tell', authority);
  await act('serious-listings', id, 'plead', authority, { pleading: '已整改' });
  await act('serious-listings', id, 'askConsent', authority);
  await act('serious-listings', id, 'list', authority, { consent: '同意' });
  await approve('serious-listings', id, 'list');
  expect((await see('serious-listings', id)).state.name).toBe('listed');
  return id;
}

it('a repair takes its record from publication, list, report, evaluation and measures, and closes with five proofs', async () => {
  api.time.set('2026-03-02T01:00:00.000Z');
  await penalty(1);
  const listing = await listed(1);
  api.time.set('2027-03-15T01:00:00.000Z');
  const id = await applied(1);
  expect(valueIn(await see('credit-repairs', id), 'found')).toBe(
    `行政处罚“${numberOf(1)}”（d01局，2026年3月1日）`,
  );
  await act('credit-repairs', id, 'push', {}, { authority: 'd01' });
  const accept = (weight: string, publishedOn: string) =>
    tried('credit-repairs', id, 'accept', authority, { weight, publishedOn });
  // Neither a lighter weight nor an earlier day makes it sooner.
  expect(await accept('一般', '2026-02-01')).toMatchObject({
    status: 422,
    errors: [
      { pointer: '/values/weight', message: expect.stringContaining('失信程度应为“严重”') },
      { pointer: '/values/publishedOn', message: expect.stringContaining('2026-03-02') },
    ],
  });
  expect((await accept('严重', '2026-03-02')).detail).toBeUndefined();
  await act('credit-repairs', id, 'repair', authority);
  expect((await recordOf(1)).state).toBe('in-force');
  const served = await approve('credit-repairs', id, 'repair');
  expect([served.state.name, served.papers.slice(-2).map(({ title }: { title: string }) => title)]).toEqual([
    'syncing',
    ['准予信用修复决定书', '信用修复告知书'],
  ]);
  const early = await tried('credit-repairs', id, 'finish', {});
  expect([early.code, early.detail]).toEqual([
    'repair-unproved',
    expect.stringContaining('双公示、信用报告'),
  ]);

  await carryOut();
  const done = await see('credit-repairs', id);
  expect([done.state.name, done.result.name]).toEqual(['repaired', 'repaired']);
  const proofs = valueIn(done, 'proofs') as { place: string; at: string; what: string }[];
  expect(proofs.map(({ place }) => place)).toEqual([
    '双公示',
    '失信名单',
    '信用报告',
    '信用风险分类',
    '失信惩戒措施',
  ]);
  expect(proofs.map(({ at }) => at)).toEqual(Array(5).fill('2027-03-15 09:00:00'));
  const { number } = await see('serious-listings', listing);
  expect(proofs[1]!.what).toBe(`已移出严重违法失信名单：${number}。`);
  expect(await recordOf(1)).toMatchObject({ state: 'repaired', version: 2, reason: '信用修复' });
  expect(await see('serious-listings', listing)).toMatchObject({ result: { name: 'repaired' } });
  const { items } = await readAudit(await store(), { action: 'credit-record.repair' }, { limit: 5 });
  expect(items.map(auditSentenceText)).toEqual([`把 第1商店 ${numberOf(1)} 记为已修复：信用修复`]);
  // Reported again as it was, as by a system that reports everything, it stays repaired, and refuses no push.
  await penalty(1);
  expect(await recordOf(1)).toMatchObject({ state: 'repaired', version: 2 });
  // Nothing is left to do, and doing it again changes nothing.
  expect(await carryOut()).toBeUndefined();
  expect(await recordOf(1)).toMatchObject({ version: 2 });
});

it('whose listing may not be removed yet waits and says why, and ends once it may', async () => {
  api.time.set('2026-03-02T01:00:00.000Z');
  await penalty(2);
  api.time.set('2026-09-01T01:00:00.000Z');
  const listing = await listed(2);
  api.time.set('2027-03-15T01:00:00.000Z');
  const id = await accepted(2, '严重');
  await decided(id);
  const next = await carryOut();
  const waiting = await see('credit-repairs', id);
  expect(waiting.state.name).toBe('syncing');
  expect(valueIn(waiting, 'missing')).toContain('失信名单：列入未满最短期限');
  // The record is gone already, whatever the list waits for.
  expect((await recordOf(2)).state).toBe('repaired');
  expect(next! > '2027-03-15T01:00:00.000Z').toBe(true);
  api.time.set('2027-09-02T01:00:00.000Z');
  await api.tick();
  await carryOut();
  expect((await see('serious-listings', listing)).state.name).toBe('removed');
  expect((await see('credit-repairs', id)).state.name).toBe('repaired');
});

const ruling = '（2026）甘03破1号';

/** A penalty with its listing, repaired for the time of a plan that a court has approved. */
async function repairedForNow(n: number) {
  api.time.set('2026-03-02T01:00:00.000Z');
  await penalty(n);
  const listing = await listed(n);
  api.time.set('2026-04-01T01:00:00.000Z');
  // Its duties are met by the plan: it cannot prove them before.
  const order = [await api.sendFile({}, '裁定书.pdf')];
  const id = await applied(n, {}, { ruling, order, proof: null });
  await act('credit-repairs', id, 'push', {}, { authority: 'd01' });
  await act('credit-repairs', id, 'accept', authority, { weight: '严重', publishedOn: '2026-03-02' });
  expect((await tried('credit-repairs', id, 'repair', authority)).detail).toContain('准予临时修复');
  await act('credit-repairs', id, 'repairForNow', authority, { until: '2027-06-30' });
  const served = await approve('credit-repairs', id, 'repairForNow');
  expect(served.papers.slice(-2).map(({ title }: { title: string }) => title)).toEqual([
    '准予临时信用修复决定书',
    '临时信用修复告知书',
  ]);
  await carryOut();
  const seen = await see('credit-repairs', id);
  expect([seen.state.name, (valueIn(seen, 'proofs') as unknown[]).length]).toEqual(['interim', 5]);
  expect(seen.limits.find(({ name }: { name: string }) => name === 'interim').due).toBe('2027-06-30');
  expect(await recordOf(n)).toMatchObject({ state: 'repaired', reason: `破产临时修复（${ruling}）` });
  expect((await see('serious-listings', listing)).state.name).toBe('suspended');
  expect(await publicOf(n)).toEqual([[], []]);
  expect(await carryOut()).toBeUndefined();
  return { id, listing };
}
/** The numbers that a report of a subject has, and the penalties for which it stands on a list. */
async function publicOf(n: number) {
  const of = { clock: api.time.now, types: api.deps.types };
  const { records, listings } = await composeReport(await store(), of, codeOf(n));
  return [records.map(({ number }) => number), listings.map(({ penalty: by }) => by)];
}

it('for the time of a bankrupt’s plan hides record and listing, whatever the least time, and brings them back where it fails', async () => {
  const { id, listing } = await repairedForNow(6);
  await act('credit-repairs', id, 'revive', authority, { ground: '人民法院裁定终止重整程序，宣告破产' });
  const over = await approve('credit-repairs', id, 'revive');
  expect([over.result.name, over.papers.at(-1).title]).toEqual(['revived', '终止临时信用修复决定书']);
  await carryOut();
  expect(await recordOf(6)).toMatchObject({ state: 'in-force', version: 3 });
  expect((await see('serious-listings', listing)).state.name).toBe('listed');
  expect(await publicOf(6)).toEqual([[numberOf(6)], [numberOf(6)]]);
  // The same again changes nothing, nor does a system that reports everything.
  await penalty(6);
  expect(await carryOut()).toBeUndefined();
  expect(await recordOf(6)).toMatchObject({ state: 'in-force', version: 3 });
});

it('for the time of a bankrupt’s plan becomes a repair once the plan is carried out, also after crashes', async () => {
  const { id, listing } = await repairedForNow(7);
  await act('credit-repairs', id, 'settle', authority, { ground: '重整计划执行完毕' });
  await approve('credit-repairs', id, 'settle');
  for (let n = 1; ; n++) {
    const dying = dyingStore(await store(), n, 'after');
    await runRepairs(dying, deps()).catch(() => undefined);
    api.time.advance(2 * 3_600_000);
    if (!dying.dead()) break;
  }
  await carryOut();
  expect((await see('credit-repairs', id)).result.name).toBe('repaired');
  expect(await see('serious-listings', listing)).toMatchObject({ result: { name: 'repaired' } });
  expect(await recordOf(7)).toMatchObject({ state: 'repaired', version: 2 });
  expect(await publicOf(7)).toEqual([[], []]);
});

it('of a bankrupt was refused above the button: the ruling is asked for at its field, and of others the proof at its', async () => {
  const refused = async (more: object) => {
    const values = {
      ...{ name: '第8商店', uscc: codeOf(8), record: numberOf(8) },
      ...{ pledge: [await api.sendFile({}, '承诺.pdf')], ...more },
    };
    const { status, code, errors } = await bodyOf(
      api.call({}, 'POST', '/v1/cases/credit-repairs', { body: { values } }),
    );
    return [status, code, errors];
  };
  const order = { pointer: '/values/order', message: '凭裁定申请临时修复的，请附人民法院的裁定书。' };
  expect(await refused({ ruling })).toEqual([422, 'invalid', [order]]);
  expect(await refused({ ruling, order: [] })).toEqual([422, 'invalid', [order]]);
  const proof = { pointer: '/values/proof', message: expect.stringContaining('请附履行义务证明') };
  expect(await refused({})).toEqual([422, 'invalid', [proof]]);
});

it('leaves what another authority has recorded under the same number', async () => {
  api.time.set('2026-03-02T01:00:00.000Z');
  await penalty(5);
  await penalty(5, 'd02局');
  api.time.set('2026-07-01T01:00:00.000Z');
  const id = await accepted(5, '一般');
  await decided(id);
  await carryOut();
  expect((await see('credit-repairs', id)).state.name).toBe('repaired');
  const { items } = await bodyOf(api.call({}, 'GET', `/v1/credit/records?subject=${codeOf(5)}`));
  const states = items.map(({ authority: by, state }: Record<string, string>) => `${by} ${state}`);
  expect(states.sort()).toEqual(['d01局 repaired', 'd02局 in-force']);
});

it('goes on after a crash at any of its writes, and does nothing twice', async () => {
  for (let n = 1; n < 40; n++) {
    api.time.set('2026-03-02T01:00:00.000Z');
    const of = 10 + n;
    await penalty(of);
    api.time.set('2026-07-01T01:00:00.000Z');
    const id = await accepted(of, '一般');
    await decided(id);
    // Dying after a write is dying before the next one.
    const dying = dyingStore(await store(), n, 'after');
    await runRepairs(dying, deps()).catch(() => undefined);
    api.time.set('2026-07-01T03:00:00.000Z');
    await carryOut();
    await api.tick();
    const seen = await see('credit-repairs', id);
    expect([n, seen.state.name]).toEqual([n, 'repaired']);
    expect((valueIn(seen, 'proofs') as unknown[]).length).toBe(5);
    expect(await recordOf(of)).toMatchObject({ state: 'repaired', version: 2 });
    if (!dying.dead()) return expect(n).toBeGreaterThan(8);
  }
  throw new Error('a repair takes fewer writes');
});

it('is accepted by nobody but who recorded it, and of nothing that is not there', async () => {
  api.time.set('2026-03-02T01:00:00.000Z');
  await penalty(3);
  api.time.set('2026-07-01T01:00:00.000Z');
  const id = await applied(3);
  await act('credit-repairs', id, 'push', {}, { authority: 'd02' });
  const values = { weight: '一般', publishedOn: '2026-03-02' };
  const foreign: Who = { roles: ['department-admin'], dept: 'd02' };
  expect((await tried('credit-repairs', id, 'accept', foreign, values)).detail).toContain('谁认定、谁修复');
  const none = await applied(4);
  await act('credit-repairs', none, 'push', {}, { authority: 'd01' });
  expect((await tried('credit-repairs', none, 'accept', authority, values)).detail).toContain('本市没有文号');
});
