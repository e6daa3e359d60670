import { inspectionItemKind } from '@mingcha/catalogue';
import { bodyOf } from '@mingcha/http/testing';
import { classRulesEntity, objectKind } from '@mingcha/inspection';
import { dyingStore, memoryFiles, testTenants } from '@mingcha/local/testing';
import { openRegister, registerRoutes } from '@mingcha/register';
import { queryAll } from '@mingcha/store';
import { departmentSchema } from '@mingcha/tenancy';
import { startTestApi } from '@mingcha/tenancy/testApi';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { explainRoutes } from '../explain/routes.ts';
import { someRecord } from '../models/testing.ts';
import { pageEntity } from '../recompute/page.ts';
import { evaluationRoutes } from '../recompute/routes.ts';
import { loadRun } from '../recompute/run.ts';
import { codeOf, evaluationsOver, prepareCity } from '../recompute/testing.ts';
import { runEvaluation } from '../recompute/work.ts';
import type { CreditRecord } from '../records/record.ts';
import { creditCombinations, creditCombinationsPath as path } from './ruleKind.ts';

const { a, b } = testTenants;
const fireBrigade = departmentSchema.parse({
  id: 'dept-xf',
  name: '市消防救援支队',
  short: '消防',
  division: '620300',
});
const evaluation = (n: number, kind: string, values: CreditRecord['values']) =>
  someRecord({ id: `${kind}-${n}`, subject: codeOf(n), kind, date: '2026-06-01', values });
// By the model all four are of class A or B alike; the last has no evaluation at all.
const records = new Map<string, CreditRecord[]>([
  [codeOf(0), [evaluation(0, 'public-evaluation', { grade: '差' })]],
  [
    codeOf(1),
    [
      evaluation(1, 'public-evaluation', { grade: '差' }),
      evaluation(1, 'industry-evaluation', { grade: '一级', industry: '消防' }),
    ],
  ],
  [codeOf(2), [evaluation(2, 'public-evaluation', { grade: '特优' })]],
]);
const sent: { tenant: string; jobId: string }[] = [];
const deps = {
  ...evaluationsOver(records, () => api.time.now()),
  recordsOf: async (_: unknown, subject: string) => records.get(subject) ?? [],
  queue: { send: async (message: { tenant: string; jobId: string }) => void sent.push(message) },
  files: memoryFiles(),
  maxResponseBytes: 5_000_000,
  pageSize: 1,
};
let api: Awaited<ReturnType<typeof startTestApi>>;

beforeAll(async () => {
  api = await startTestApi({
    start: '2026-11-29T01:00:00.000Z',
    departments: () => [fireBrigade],
    routes: () => [
      registerRoutes(creditCombinations, path, deps),
      evaluationRoutes(deps),
      explainRoutes(deps),
    ],
  });
  const item = {
    id: 'XF-0001',
    name: '消防检查',
    dept: fireBrigade.id,
    kind: '一般',
    skills: ['消防'],
    status: '启用',
  };
  for (const tenant of [a, b]) {
    const store = await storeOf(tenant);
    await prepareCity(store, deps, 4);
    const given = { by: { sub: 'maker', name: '甲' }, reason: '测试', source: { type: 'seed' } } as const;
    await openRegister(store, inspectionItemKind).replaceAll([item] as never, given);
  }
});
afterAll(async () => {
  expect(api.unexpected).toEqual([]);
  await api.stop();
});

const storeOf = (tenant: string) => api.test.store.forTenant(tenant);
const as =
  (sub: string, tenant: string = a) =>
  (method: string, at: string, body?: unknown, headers: Record<string, string> = {}) =>
    api.send({ tenant, roles: ['city-admin'], dept: sub }, method, at, { body, headers });
const maker = as('maker-1');
const second = as('second-1');
async function work() {
  for (const { tenant, jobId } of sent.splice(0)) await runEvaluation(await storeOf(tenant), jobId, deps);
}
async function evaluate(body: object, caller = maker) {
  const begun = await bodyOf(caller('POST', '/v1/credit/evaluations', body));
  expect(begun).toMatchObject({ state: 'waiting' });
  await work();
  return bodyOf(caller('GET', `/v1/credit/evaluations/${begun.id}`));
}
async function publish(caller = second) {
  const versions = await caller('GET', `${path}:versions?limit=1`);
  const [{ id }] = (await bodyOf(versions)).items;
  return bodyOf(
    caller('POST', `${path}:publish`, { version: id }, { 'if-match': versions.headers.get('etag')! }),
  );
}
const put = (rule: { id: string; [field: string]: unknown }, caller = maker) =>
  bodyOf(caller('PUT', `${path}/${rule.id}`, rule, { 'if-none-match': '*' }));
const roster = async (tenant: string = a) => {
  const register = openRegister(await storeOf(tenant), objectKind);
  const rows = await register.rowsOf((await register.current()).id, [0, 1, 2, 3].map(codeOf));
  return rows.map((row) => [row?.riskClass, ...(row?.itemClasses ?? [])]);
};

const axes = [
  { id: 'public', title: '公共信用综合评价', kind: 'public-evaluation' },
  { id: 'fire', title: '消防行业评价', kind: 'industry-evaluation', industry: '消防' },
];
const grades = [
  { axis: 'public', grade: '优', class: 'A' },
  { axis: 'public', grade: '差', class: 'D' },
  { axis: 'fire', grade: '一级', class: 'A' },
];
const general = { id: 'general', title: '从严合成', basis: '某办法', way: 'worst', axes, grades };
const fireFirst = {
  ...{ ...general, id: 'fire-first', title: '消防评价优先', items: ['XF-0001'] },
  ...{ way: 'first', order: ['fire', 'model'] },
};

it('a rule with faults is refused at its field, and an unsound condition is never stored', async () => {
  const cases = [{ when: 'subjectLabels.all(x, x == x)', class: 'C' }];
  const refused = await put({ ...fireFirst, way: 'cases', cases, items: ['XF-0001', 'gone'] });
  expect([refused.status, refused.code]).toEqual([422, 'invalid']);
  expect(refused.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/items',
    '/order',
    '/cases/0/when',
  ]);
  expect((await put({ ...general, way: 'best' })).errors[0].pointer).toBe('/way');
  expect((await bodyOf(maker('GET', path))).items).toEqual([]);
  const none = await maker('POST', '/v1/credit/evaluations', { purpose: 'simulation', combinations: true });
  expect((await bodyOf(none)).code).toBe('no-combination');
});

it('rules count once a second person has published what was tried, and land by item', async () => {
  await evaluate({ purpose: 'demand' });
  const before = await roster();
  expect(before).toEqual([['A'], ['A'], ['A'], ['A']]);
  for (const rule of [general, fireFirst]) expect((await put(rule)).id).toBe(rule.id);
  expect((await publish()).code).toBe('not-simulated');
  const tried = await evaluate({ purpose: 'simulation', combinations: true });
  expect(tried.summary).toMatchObject({
    ...{ changed: 2, classes: { A: 2, D: 2 } },
    combined: [
      {
        rule: 'fire-first',
        classes: { A: 4 },
        axes: [
          { known: 3, unknown: 1 },
          { known: 1, unknown: 0 },
        ],
      },
      { rule: 'general', classes: { A: 2, D: 2 } },
    ],
  });
  expect(await roster()).toEqual(before);
  expect((await publish(maker)).status).toBe(403);
  expect((await publish()).status).toBeUndefined();
  await evaluate({ purpose: 'demand' });
  expect(await roster()).toEqual([['D', 'XF-0001:A'], ['D', 'XF-0001:A'], ['A'], ['A']]);
  expect(await (await storeOf(a)).get(classRulesEntity, {})).toMatchObject({
    ...{ model: '某模型', general: '从严合成' },
    items: [{ item: 'XF-0001', rule: '消防评价优先' }],
  });
  // The other city has no rules, and its classes are the model's.
  await evaluate({ purpose: 'demand' }, as('maker-2', b));
  expect(await roster(b)).toEqual(before);
  expect((await bodyOf(as('maker-2', b)('GET', path))).items).toEqual([]);
});

it('the class is explained by the evaluation that decided, with its record', async () => {
  const points = await bodyOf(
    maker('GET', `/v1/credit/evaluations/subjects/${codeOf(1)}/points?month=2026-11`),
  );
  expect([points.class, points.own]).toEqual(['D', 'A']);
  const [fire, all] = points.combined;
  expect(fire).toMatchObject({ title: '消防评价优先', items: ['XF-0001'], class: 'A', by: ['消防行业评价'] });
  expect(all).toMatchObject({
    ...{ title: '从严合成', items: [], class: 'D', by: ['公共信用综合评价'] },
    inputs: [
      { grade: '差', class: 'D', unknown: false, record: { id: 'public-evaluation-1' } },
      { grade: '一级', class: 'A' },
    ],
  });
  const of = async (n: number) =>
    (await bodyOf(maker('GET', `/v1/credit/evaluations/subjects/${codeOf(n)}/points?month=2026-11`)))
      .combined[1];
  expect(await of(2)).toMatchObject({ class: 'A', by: ['评价模型'], inputs: [{ unknown: true }, {}] });
  expect(await of(3)).toMatchObject({ class: 'A', by: ['评价模型'], inputs: [{ unknown: false }, {}] });
});

const points = (n: number) =>
  bodyOf(maker('GET', `/v1/credit/evaluations/subjects/${codeOf(n)}/points?month=2026-11`));

it('a class that a rule made worse was said to come of points of the model that make it better', async () => {
  const said = '公共信用综合评价 差（D 类），按分类合成规则“从严合成”';
  expect(await points(1)).toMatchObject({ class: 'D', own: 'A', arePointsDecisive: false, decidedBy: said });
  // By the model alone nothing else is said.
  expect(await points(2)).not.toHaveProperty('decidedBy');
  const runs = await bodyOf(maker('GET', '/v1/credit/evaluations?limit=1'));
  const changes = await bodyOf(maker('GET', `/v1/credit/evaluations/${runs.items[0].id}/changes`));
  expect(
    changes.items.map(({ id, to, rule, decidedBy, why }: Record<string, unknown>) => [
      id,
      to,
      rule,
      decidedBy,
      why,
    ]),
  ).toEqual([0, 1].map((n) => [codeOf(n), 'D', '从严合成', said, []]));
});

it('two rules for one item are not published', async () => {
  await put({ ...fireFirst, id: 'other', title: '另一规则' });
  await evaluate({ purpose: 'simulation', combinations: true });
  expect((await publish()).code).toBe('combinations-clash');
});

it('a worker that is killed at any write comes to the same bytes and classes', async () => {
  const store = await storeOf(a);
  const begin = async () => (await bodyOf(maker('POST', '/v1/credit/evaluations', { purpose: 'demand' }))).id;
  const pagesOf = async (id: string) => (await queryAll(store, pageEntity, [id])).map(({ hash }) => hash);
  const whole = await begin();
  await work();
  const [pages, classes] = [await pagesOf(whole), await roster()];
  const published = (await loadRun(store, whole)).combination;
  let kills = 0;
  for (let n = 1, isOver = false; !isOver; n++) {
    const id = await begin();
    sent.length = 0;
    const dying = dyingStore(store, n, 'after');
    await runEvaluation(dying, id, deps).catch(() => {});
    if (dying.dead()) kills++;
    else isOver = true;
    api.time.advance(121_000);
    await runEvaluation(store, id, deps);
    expect(await loadRun(store, id)).toMatchObject({ state: 'done', combination: published });
    expect([await pagesOf(id), await roster()]).toEqual([pages, classes]);
  }
  expect(kills).toBeGreaterThan(4);
});
