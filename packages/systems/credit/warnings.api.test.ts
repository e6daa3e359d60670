import { createCaseTypes } from '@mingcha/casework/reading';
import { type CaseApi, startCaseApi } from '@mingcha/casework/testing';
import { runProposals } from '@mingcha/credit/cases';
import {
  creditModelRoutes,
  creditModels,
  runCreditEvaluation,
  warningRules,
} from '@mingcha/credit/evaluations';
import { recordsRouter } from '@mingcha/credit/records';
import { bodyOf } from '@mingcha/http/testing';
import { objectKind } from '@mingcha/inspection';
import { dyingStore, testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { subjectsNoted } from '../../credit/proposals/noted.ts';
import { codeOf } from '../../credit/testing/records.ts';
import { watch } from '../../credit/warnings/watch.ts';
import { hooks, paperTemplates } from '../index.ts';
import { leads } from '../lead/leads.ts';
import { tenantLists } from '../tenantLists.ts';

const read = { lists: tenantLists, types: createCaseTypes([leads]) };
const sent: string[] = [];
let api: CaseApi;
beforeAll(async () => {
  const queue = { send: async ({ jobId }: { jobId: string }) => void sent.push(jobId) };
  api = await startCaseApi({
    ...{ library: [leads], hooks, templates: paperTemplates, departments: ['d01'] },
    start: '2026-03-10T01:00:00.000Z',
    routes: [
      (deps) => recordsRouter({ ...deps, queue }),
      (deps) => creditModelRoutes({ ...deps, ...read, queue }),
    ],
  });
  const rows = Array.from({ length: 5 }, (_, n) => ({
    ...{ id: codeOf(n), name: `第${n}商店`, type: '企业' as const, status: '在营' as const },
    ...{ division: '620302', riskClass: 'A' as const },
  }));
  await api.fill(objectKind as never, rows as never);
  const example = await bodyOf(api.call({}, 'GET', '/v1/credit/example-model'));
  await api.fill(creditModels as never, [{ ...example, lands: true }] as never);
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

const store = () => api.test.store.forTenant(testTenants.a);
const look = async (of?: Awaited<ReturnType<typeof store>>) =>
  runProposals(of ?? (await store()), { ...api.deps, kinds: [], hooks });
const rule = {
  ...{ id: 'complaints', title: '一周三次投诉', about: 'records', kind: 'complaint', basis: '某办法' },
  ...{ when: 'category == "投诉"', days: 7, count: 3 },
};
const leadsOf = async (tenant: string = testTenants.a) =>
  (await bodyOf(api.call({ tenant }, 'GET', '/v1/cases/leads?limit=50'))).items;

const etagOf = async (id: string) => ({
  etag: (await api.call({}, 'GET', `/v1/cases/leads/${id}`)).headers.get('etag')!,
});

const complaints = (n: number, ids: readonly number[]) =>
  bodyOf(
    api.call({}, 'POST', '/v1/credit/records:batch', {
      body: {
        mode: 'all',
        rows: ids.map((id) => ({
          ...{
            operation: 'put',
            kind: 'complaint',
            subject: codeOf(n),
            name: `第${n}商店`,
            authority: 'd01局',
          },
          ...{ number: `诉${id}`, date: `2026-03-0${id}` },
          values: { category: '投诉', content: '缺斤短两', outcome: '属实' },
        })),
      },
    }),
  );

it('three complaints in a week open one lead, whatever is repeated or killed, and none in a city without rules', async () => {
  expect((await complaints(1, [1, 2, 3])).errors).toEqual([]);
  await look();
  expect(await leadsOf()).toEqual([]);
  await api.fill(warningRules as never, [rule] as never);
  expect((await complaints(2, [1, 2])).errors).toEqual([]);
  await look();
  expect(await leadsOf()).toEqual([]);
  expect((await complaints(2, [3])).errors).toEqual([]);
  for (let n = 1; n < 40; n++) {
    const dying = dyingStore(await store(), n, 'after');
    await look(dying).catch(() => undefined);
    api.time.advance(2 * 3_600_000);
    if (!dying.dead()) break;
  }
  await complaints(2, [4]);
  await look();
  const [lead, ...more] = await leadsOf();
  expect(more).toEqual([]);
  expect(lead.listed).toMatchObject({ source: '信用预警', rule: '一周三次投诉', subject: '第2商店' });
  expect(await leadsOf(testTenants.b)).toEqual([]);
});

const evaluate = async () => {
  const begun = await api.call({}, 'POST', '/v1/credit/evaluations', { body: { purpose: 'demand' } });
  expect(begun.status).toBe(202);
  for (const id of sent.splice(0))
    await runCreditEvaluation(await store(), id, { ...read, clock: api.time.now });
  await look();
};
const drop = { id: 'drop', title: '分类下降两级', about: 'class', steps: 2, basis: '某办法' };

const ask = (path: string, who: object = {}) => bodyOf(api.call(who, 'GET', path));

it('a lead leads to its rule and the records that set it off, and a rule to its leads and what came of them', async () => {
  const [lead] = await leadsOf();
  const { items } = await ask(`/v1/credit/warnings?case=${lead.id}`);
  expect(items).toMatchObject([
    {
      ...{ case: lead.id, number: lead.number, rule: 'complaints', title: '一周三次投诉' },
      ...{ subject: codeOf(2), name: '第2商店', since: '2026-03-03', outcome: 'open' },
      records: [1, 2, 3].map((id) => ({ kind: 'complaint', number: `诉${id}`, date: `2026-03-0${id}` })),
    },
  ]);
  const [record] = items[0].records;
  expect(await ask(`/v1/credit/records/${codeOf(2)}/${record.id}`)).toMatchObject({ number: record.number });
  expect((await ask('/v1/credit/warnings?rule=complaints')).items).toEqual(items);
  expect((await ask('/v1/credit/warnings?rule=other')).items).toEqual([]);
  for (const query of ['', `?rule=complaints&case=${lead.id}`])
    expect((await ask(`/v1/credit/warnings${query}`)).code).toBe('rule-or-case');
  const counts = { rule: 'complaints', opened: 1, open: 1, confirmed: 0, unfounded: 0 };
  expect((await ask('/v1/credit/warning-outcomes')).items).toMatchObject([counts]);
  // Whom the lead does not reach, nothing of it is told.
  const unit = { roles: ['department-admin'], dept: 'd01' };
  expect((await ask('/v1/credit/warning-outcomes', unit)).items).toMatchObject([{ opened: 0 }]);
  expect((await ask(`/v1/credit/warnings?case=${lead.id}`, unit)).items).toEqual([]);
  expect((await ask('/v1/credit/warnings?rule=complaints', { tenant: testTenants.b })).items).toEqual([]);
  const machine = await api.call({ role: 'check-client' }, 'GET', '/v1/credit/warning-outcomes');
  expect(machine.status).toBe(403);

  const { etag } = await etagOf(lead.id);
  const declined = await api.call({}, 'POST', `/v1/cases/leads/${lead.id}/actions/decline`, {
    ...{ body: { values: { ground: '三次投诉为同一人重复提交' } }, etag },
  });
  expect(declined.status).toBe(200);
  expect((await ask('/v1/credit/warning-outcomes')).items).toMatchObject([
    { ...counts, open: 0, unfounded: 1 },
  ]);
});

it('an evaluation opens what a rule finds in records of before', async () => {
  await api.fill(warningRules as never, [rule, drop] as never);
  await evaluate();
  await evaluate();
  const titles = (await leadsOf()).map(({ listed }: { listed: Record<string, string> }) => [
    listed.subject,
    listed.rule,
  ]);
  expect(titles.sort()).toEqual([
    ['第1商店', '一周三次投诉'],
    ['第2商店', '一周三次投诉'],
  ]);
});

const heavyPenalty = (n: number, serial: number) => ({
  ...{ operation: 'put', kind: 'penalty', subject: codeOf(n), name: `第${n}商店`, authority: 'd01局' },
  ...{ number: `罚〔2026〕${n}-${serial}号`, date: '2026-04-01' },
  values: {
    ...{ violation: '无证经营', facts: '未取得许可从事经营', basis: '某法第十条', category: '罚款' },
    ...{ content: '罚款 20000 元', procedure: '普通程序', fine: 20_000, weight: '严重' },
  },
});
const classOf = async (n: number) =>
  (await bodyOf(api.call({}, 'GET', `/v1/credit/evaluations/subjects/${codeOf(n)}`))).items.map(
    ({ month, class: now }: { month: string; class: string }) => [month, now],
  );
const dropped = async () =>
  (await leadsOf())
    .filter(({ listed }: { listed: { rule: string } }) => listed.rule === drop.title)
    .map(({ listed }: { listed: { subject: string } }) => listed.subject);

it('a class that drops two steps between two evaluations opens one lead, and one step none', async () => {
  api.time.set('2026-04-10T01:00:00.000Z');
  const rows = [heavyPenalty(3, 1), heavyPenalty(3, 2), heavyPenalty(4, 1)];
  const pushed = await api.call({}, 'POST', '/v1/credit/records:batch', { body: { mode: 'all', rows } });
  expect((await bodyOf(pushed)).errors).toEqual([]);
  await look();
  expect(await dropped()).toEqual([]);
  await evaluate();
  expect(await classOf(3)).toEqual([
    ['2026-04', 'C'],
    ['2026-03', 'A'],
  ]);
  expect((await classOf(4))[0]).toEqual(['2026-04', 'B']);
  expect(await dropped()).toEqual(['第3商店']);
  const [lead] = (await leadsOf()).filter(({ about }: { about: string }) => about === '第3商店');
  const { fields } = await bodyOf(api.call({}, 'GET', `/v1/cases/leads/${lead.id}`));
  expect(fields).toContainEqual(
    expect.objectContaining({
      ...{ name: 'facts', value: '分类下降两级：信用风险分类由 2026-03 的 A 类降为 2026-04 的 C 类。' },
    }),
  );
  await evaluate();
  api.time.set('2026-05-10T01:00:00.000Z');
  await evaluate();
  expect(await dropped()).toEqual(['第3商店']);
});

const permitOf = (n: number, validTo: string) => ({
  ...{ operation: 'put', kind: 'permit', subject: codeOf(n), name: `第${n}商店`, authority: 'd01局' },
  ...{ number: `许〔2026〕${n}号`, date: '2026-05-01' },
  values: { category: '普通', certificate: '某证', content: '某项', validFrom: '2026-05-01', validTo },
});

it('the clock notices on its day what ends: pushed since the evaluation, or known to it, and nothing sooner', async () => {
  const soon = {
    id: 'ends',
    title: '许可将到期',
    about: 'expiry',
    kind: 'permit',
    days: 30,
    basis: '某办法',
  };
  await api.fill(warningRules as never, [soon] as never);
  const ending = async () =>
    (await leadsOf())
      .filter(({ listed }: { listed: { rule: string } }) => listed.rule === soon.title)
      .map(({ listed }: { listed: { subject: string } }) => listed.subject);
  const push = async (row: object) => {
    const body = { mode: 'all', rows: [row] };
    expect((await bodyOf(api.call({}, 'POST', '/v1/credit/records:batch', { body }))).errors).toEqual([]);
  };
  api.time.set('2026-05-20T01:00:00.000Z');
  // One that ends after what is looked ahead, so that only an evaluation can find it.
  await push(permitOf(3, '2026-08-04'));
  expect(await look()).toBeUndefined();
  await push(permitOf(4, '2026-06-25'));
  await look();
  expect(await look()).toBe('2026-05-25T16:00:00.000Z');
  api.time.set('2026-05-25T15:59:00.000Z');
  await look();
  expect(await ending()).toEqual([]);
  api.time.set('2026-05-25T16:00:01.000Z');
  await look();
  expect(await ending()).toEqual(['第4商店']);
  api.time.set('2026-05-31T01:00:00.000Z');
  await evaluate();
  expect(await look()).toBe('2026-07-04T16:00:00.000Z');
  api.time.set('2026-07-05T01:00:00.000Z');
  await look();
  expect((await ending()).sort()).toEqual(['第3商店', '第4商店']);
  expect(await look()).toBeUndefined();
});

it('an evaluation that concerns more than 100,000 drops none of them, and its notes fit one write', async () => {
  await api.fill(warningRules as never, [drop] as never);
  const of = await store();
  const ids = Array.from({ length: 210_000 }, (_, n) => `S${n}`);
  const run = { id: 'large', purpose: 'demand', model: { subject: 'enterprise' } } as const;
  const watched = await watch(of, run, '2026-08-01');
  for (const id of ids) watched.seen([id, 'D', 0, [], []], { riskClass: 'A' });
  const notes = await watched.notes();
  expect(notes.length).toBeLessThanOrEqual(40);
  const noted: string[] = [];
  for (const note of notes) noted.push(...(await subjectsNoted(of, note)));
  expect(noted).toEqual([...ids].sort());
});
