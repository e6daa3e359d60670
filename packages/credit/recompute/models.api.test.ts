import { bodyOf } from '@mingcha/http/testing';
import { dyingStore, memoryFiles, testTenants } from '@mingcha/local/testing';
import { openRegister, registerRoutes } from '@mingcha/register';
import { startTestApi } from '@mingcha/tenancy/testApi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainRoutes } from '../explain/routes.ts';
import { someModel, someRecord } from '../models/testing.ts';
import type { CreditRecord } from '../records/record.ts';
import { runCredit } from './clock.ts';
import { pageEntity } from './page.ts';
import { resultRoutes } from './resultRoutes.ts';
import { evaluationRoutes } from './routes.ts';
import { agencyKind } from './sources.ts';
import { codeOf, evaluationsOver, prepareCity } from './testing.ts';
import { runEvaluation } from './work.ts';

const { a, b } = testTenants;
const records = new Map<string, CreditRecord[]>();
const sent: { tenant: string; jobId: string }[] = [];
const base = '/v1/credit/models';
const evaluations = '/v1/credit/evaluations';
const now = () => api.time.now();
const deps = {
  ...evaluationsOver(records, now),
  recordsOf: async (_: unknown, subject: string) => records.get(subject) ?? [],
  queue: { send: async (message: { tenant: string; jobId: string }) => void sent.push(message) },
  files: memoryFiles(),
  maxResponseBytes: 5_000_000,
};
let api: Awaited<ReturnType<typeof startTestApi>>;

beforeAll(async () => {
  api = await startTestApi({
    start: '2026-11-29T01:00:00.000Z',
    routes: () => [
      registerRoutes(deps.models, base, deps),
      evaluationRoutes(deps),
      resultRoutes(deps),
      explainRoutes(deps),
    ],
  });
  for (const tenant of [a, b]) await prepareCity(await api.test.store.forTenant(tenant), deps, 3);
});
afterAll(async () => {
  expect(api.unexpected).toEqual([]);
  await api.stop();
});

const as =
  (sub: string, tenant: string = a, role = 'city-admin') =>
  (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    api.send({ tenant, roles: [role], dept: sub }, method, path, { body, headers });
const maker = as('maker-1');
const second = as('second-1');

async function work() {
  for (const { tenant, jobId } of sent.splice(0))
    await runEvaluation(await api.test.store.forTenant(tenant), jobId, deps);
}
async function change(model: object) {
  const etag = (await maker('GET', `${base}/some-model`)).headers.get('etag')!;
  return maker('PUT', `${base}/some-model`, model, { 'if-match': etag });
}
async function publish(caller = second) {
  const versions = await caller('GET', `${base}:versions?limit=1`);
  const [{ id }] = (await bodyOf(versions)).items;
  return bodyOf(
    caller('POST', `${base}:publish`, { version: id }, { 'if-match': versions.headers.get('etag')! }),
  );
}
const landing = { ...someModel, lands: true };

describe('a model', () => {
  it('with faults is refused, each told at its field', async () => {
    const [first, ...others] = someModel.indicators;
    const refused = await bodyOf(
      change({
        ...landing,
        indicators: [{ ...first, when: 'subjectLabels.all(x, x == x)' }, ...others],
        groups: [...someModel.groups, someModel.groups[0]],
      }),
    );
    expect([refused.status, refused.code]).toEqual([422, 'invalid']);
    expect(refused.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/groups/2/id',
      '/indicators/0/when',
    ]);
    const { basis: _, ...without } = landing;
    expect((await bodyOf(change(without))).errors[0].pointer).toBe('/basis');
  });

  it('is published by a second person, after it was simulated as it stands', async () => {
    const stricter = {
      ...landing,
      classes: [
        { class: 'A', from: 420 },
        { class: 'B', from: 300, below: 420 },
        ...someModel.classes.slice(2),
      ],
    };
    expect((await change(stricter)).status).toBe(200);
    const own = await publish(maker);
    expect([own.status, own.code]).toEqual([403, 'second-person']);
    const early = await publish();
    expect([early.status, early.code]).toEqual([409, 'not-simulated']);

    const begun = await bodyOf(maker('POST', evaluations, { purpose: 'simulation', model: 'some-model' }));
    expect(begun).toMatchObject({ state: 'waiting', purpose: 'simulation' });
    await work();
    const simulated = await bodyOf(maker('GET', `${evaluations}/${begun.id}`));
    expect(simulated).toMatchObject({
      state: 'done',
      summary: { classes: { B: 3 }, moves: { U: { B: 3 } }, changed: 3 },
    });
    expect(simulated).not.toHaveProperty('version');
    const changes = await bodyOf(maker('GET', `${evaluations}/${begun.id}/changes`));
    expect([changes.total, changes.items[0]]).toEqual([
      3,
      { id: codeOf(0), name: '某企业0', from: 'U', to: 'B', milli: 400_000, why: [] },
    ]);
    expect(await publish()).toMatchObject({ published: { number: 2 } });
  });
});

describe('an evaluation', () => {
  it('explains a class that got worse to the point by three records', async () => {
    const subject = codeOf(1);
    const evaluate = async () => {
      expect((await maker('POST', evaluations, { purpose: 'demand' })).status).toBe(202);
      await work();
    };
    const old = someRecord({ id: 'old', subject, date: '2025-11-30', number: '罚〔2025〕1号' });
    const award = someRecord({ id: 'award', subject, kind: 'award', date: '2026-10-10' });
    records.set(subject, [old, award]);
    await evaluate();
    api.time.advance(5 * 86_400_000);
    const fine = someRecord({ id: 'fine', subject, date: '2026-12-01', values: { fine: 6 } });
    records.set(subject, [old, { ...award, state: 'repaired' }, fine]);
    await evaluate();

    const course = await bodyOf(maker('GET', `${evaluations}/subjects/${subject}`));
    expect(
      course.items.map(({ month, class: own }: { month: string; class: string }) => [month, own]),
    ).toEqual([
      ['2026-12', 'C'],
      ['2026-11', 'B'],
    ]);
    const points = await bodyOf(
      maker('GET', `${evaluations}/subjects/${subject}/points?month=2026-12&before=2026-11`),
    );
    expect(points).toMatchObject({ class: 'C', milli: 280_000, compared: { class: 'B', sameModel: true } });
    const { changes, milli } = points.compared;
    expect(
      changes.map((one: { title: string; change: string; before: number; after: number; record: object }) => [
        one.title,
        one.change,
        one.after - one.before,
      ]),
    ).toEqual([
      ['行政处罚', 'came', -40_000],
      ['行政处罚', 'faded', 20_000],
      ['较大罚款', 'came', -60_000],
      ['行政奖励', 'went', -20_000],
    ]);
    expect(milli - 100_000).toBe(280_000);
    expect(changes[1].record).toMatchObject({ id: 'old', number: '罚〔2025〕1号', kindTitle: '行政处罚' });
    const sum = points.parts.reduce((all: number, part: { milli: number }) => all + part.milli, 0);
    expect(sum).toBe(points.milli);
  });

  it('of an enterprise on the serious list was explained by its points: the direct rule says it first', async () => {
    const listed = someRecord({
      ...{ id: 'list', kind: 'listing', number: '列〔2026〕1号', date: '2026-11-20' },
      ...{ subject: codeOf(2), values: { roll: 'serious' } },
    });
    records.set(codeOf(2), [listed]);
    expect((await maker('POST', evaluations, { purpose: 'demand' })).status).toBe(202);
    await work();
    const said = '直接判定“严重违法失信名单”（D 类）';
    const [{ id }] = (await bodyOf(maker('GET', `${evaluations}?limit=1`))).items;
    const { items } = await bodyOf(maker('GET', `${evaluations}/${id}/changes`));
    const [change] = items.filter((one: { id: string }) => one.id === codeOf(2));
    expect(change).toMatchObject({ to: 'D', decidedBy: said, why: [] });
    const [{ month }] = (await bodyOf(maker('GET', `${evaluations}/subjects/${codeOf(2)}`))).items;
    const at = (n: number) =>
      bodyOf(maker('GET', `${evaluations}/subjects/${codeOf(n)}/points?month=${month}`));
    const points = await at(2);
    expect(points).toMatchObject({
      ...{ class: 'D', own: 'D', byPoints: 'B', arePointsDecisive: false, decidedBy: said },
      direct: [{ title: '严重违法失信名单', decides: true, record: { number: '列〔2026〕1号' } }],
    });
    const byPoints = await at(1);
    expect(byPoints).toMatchObject({ arePointsDecisive: true, direct: [] });
    expect(byPoints).not.toHaveProperty('decidedBy');
  });

  it('is shown to nobody without the right, and nothing of it to another city', async () => {
    const runs = await bodyOf(maker('GET', evaluations));
    const { id } = runs.items[0];
    const other = as('other-1', b);
    for (const path of [id, `${id}/changes`, `subjects/${codeOf(1)}/points?month=2026-12`])
      expect([path, (await other('GET', `${evaluations}/${path}`)).status]).toEqual([path, 404]);
    expect((await bodyOf(other('GET', `${evaluations}/subjects/${codeOf(1)}`))).items).toEqual([]);
    expect((await bodyOf(other('GET', evaluations))).items).toEqual([]);
    expect((await as('x', a, 'inspector')('POST', evaluations, { purpose: 'demand' })).status).toBe(403);
    expect((await as('x', a, 'province')('GET', evaluations)).status).toBe(403);
  });

  it('asked badly is refused at the field', async () => {
    for (const [body, pointer] of [
      [{ purpose: 'simulation' }, '/model'],
      [{ purpose: 'demand', combinations: true }, '/model'],
      [{ purpose: 'simulation', model: 'some-model', combinations: true }, '/model'],
      [{ purpose: 'month' }, '/purpose'],
    ] as const) {
      const refused = await bodyOf(maker('POST', evaluations, body));
      expect([refused.status, refused.errors[0].pointer]).toEqual([422, pointer]);
    }
    expect((await maker('POST', evaluations, { purpose: 'simulation', model: 'nobody' })).status).toBe(404);
    const month = await bodyOf(maker('GET', `${evaluations}/subjects/${codeOf(1)}/points?month=2026-13`));
    expect(month.status).toBe(422);
  });
});

/** Agencies of the intermediary market: the second has lost its qualification, the third is not in the object roster. */
const agencies = [
  { id: codeOf(0), name: '某测绘公司', services: ['竣工测绘'], grade: '好', entered: '2024-01-01' },
  { id: codeOf(1), name: '某审图公司', services: ['施工图审查'], grade: '差', qualifiedUntil: '2026-11-30' },
  { id: codeOf(9), name: '某评估公司', services: ['地灾评估'], grade: '好', qualifiedUntil: '2029-01-01' },
];
const date = { type: 'date' } as const;
const wholeKind = {
  ...agencyKind,
  columns: [
    ...agencyKind.columns,
    { field: 'services', header: '服务事项', type: 'list' },
    { field: 'grade', header: '评价等级', type: 'text' },
    { field: 'entered', header: '进驻日期', ...date },
    { field: 'qualifiedUntil', header: '资质有效期至', ...date },
  ],
} as typeof agencyKind;
async function listAgencies(tenant: string) {
  const store = await api.test.store.forTenant(tenant);
  const register = openRegister(store, wholeKind, { now });
  const given = { by: { sub: 'maker', name: '甲' }, reason: '测试', source: { type: 'seed' } } as const;
  await register.replaceAll(agencies, given);
  await register.publish((await register.current()).id, { by: { sub: 'second', name: '乙' } });
}
const ofAgencies = {
  ...someModel,
  ...{ id: 'agencies', title: '中介机构模型', subject: 'intermediary' },
  indicators: [
    ...someModel.indicators.slice(0, 3),
    { id: 'good', group: 'base', title: '评价为好', when: 'subjectGrade == "好"', points: 30 },
  ],
  direct: [{ id: 'expired', title: '资质过期', when: 'subjectQualifiedMonths < 0', class: 'C' }],
};

describe('a model of others than enterprises', () => {
  const put = (model: { id: string }) => maker('PUT', `${base}/${model.id}`, model, { 'if-none-match': '*' });
  async function run(body: object, caller = maker) {
    const { id } = await bodyOf(caller('POST', evaluations, body));
    await work();
    return id as string;
  }
  const results = async (id: string, query = '') =>
    (await bodyOf(maker('GET', `${evaluations}/${id}/results${query}`))).items;

  it('is refused where nobody has listed its subjects, or its expressions read what they do not have', async () => {
    const refused = await bodyOf(put({ ...ofAgencies, direct: someModel.direct } as never));
    expect([refused.status, refused.errors[0].pointer]).toEqual([422, '/direct/1/when']);
    expect((await put(ofAgencies)).status).toBe(201);
    expect((await put({ ...someModel, id: 'departments', subject: 'department' } as never)).status).toBe(201);
    for (const model of ['agencies', 'departments']) {
      const early = await bodyOf(maker('POST', evaluations, { purpose: 'simulation', model }));
      expect([model, early.status, early.code]).toEqual([model, 409, 'no-roster-of-subject']);
    }
    const draft = await bodyOf(maker('POST', evaluations, { purpose: 'demand', model: 'agencies' }));
    expect([draft.status, draft.code]).toEqual([404, 'not-found']);
  });

  it('is simulated before it is published, without an effect on draws', async () => {
    await listAgencies(a);
    expect((await publish()).code).toBe('not-simulated');
    const id = await run({ purpose: 'simulation', model: 'agencies' });
    const simulated = await bodyOf(maker('GET', `${evaluations}/${id}`));
    expect(simulated).toMatchObject({
      state: 'done',
      model: { subject: 'intermediary' },
      summary: { changed: 3, moves: { U: expect.any(Object) } },
    });
    expect(simulated).not.toHaveProperty('effect');
    const changes = await bodyOf(maker('GET', `${evaluations}/${id}/changes`));
    expect(changes.items.map(({ name }: { name: string }) => name)).toEqual(agencies.map(({ name }) => name));
    expect((await publish()).published.number).toBeGreaterThan(2);
  });

  it('evaluates them into a list that is searched, filtered, sorted and exported, and lands nowhere', async () => {
    const id = await run({ purpose: 'demand', model: 'agencies' });
    const done = await bodyOf(maker('GET', `${evaluations}/${id}`));
    expect(done).toMatchObject({ state: 'done', purpose: 'demand' });
    expect(done).not.toHaveProperty('version');
    const all = await results(id);
    expect(
      all.map((one: { name: string; class: string; before: string }) => [one.name, one.class, one.before]),
    ).toEqual([
      ['某测绘公司', 'A', 'U'],
      ['某审图公司', 'C', 'U'],
      ['某评估公司', 'A', 'U'],
    ]);
    expect(await results(id, '?class=C')).toEqual([all[1]]);
    expect(await results(id, `?q=${encodeURIComponent('评估')}`)).toEqual([all[2]]);
    expect((await results(id, '?sort=-milli')).at(-1)).toEqual(all[1]);
    const first = await bodyOf(maker('GET', `${evaluations}/${id}/results?limit=2`));
    const second = await bodyOf(
      maker('GET', `${evaluations}/${id}/results?limit=2&cursor=${encodeURIComponent(first.next)}`),
    );
    expect([...first.items, ...second.items]).toEqual(all);
    const file = await maker('GET', `${evaluations}/${id}/results:export?format=csv&class=A`);
    const lines = (await file.text()).trim().split(/\r?\n/);
    expect(lines.map((line) => line.split(',')[0])).toEqual([
      expect.stringContaining('名称'),
      '某测绘公司',
      '某评估公司',
    ]);
    // The enterprise of the same code keeps the class that its own model gives.
    const course = await bodyOf(maker('GET', `${evaluations}/subjects/${codeOf(0)}`));
    expect(course.items.map(({ run }: { run: string }) => run)).not.toContain(id);
  });

  it('explains each point, and compares with what stood before', async () => {
    records.set(codeOf(9), [someRecord({ id: 'nine', subject: codeOf(9), date: '2026-12-02' })]);
    const id = await run({ purpose: 'demand', model: 'agencies' });
    const { month, summary } = await bodyOf(maker('GET', `${evaluations}/${id}`));
    expect(summary).toMatchObject({ changed: 1, moves: { A: { A: 1, B: 1 }, C: { C: 1 } } });
    const [changed] = (await bodyOf(maker('GET', `${evaluations}/${id}/changes`))).items;
    expect(changed).toMatchObject({ name: '某评估公司', from: 'A', to: 'B' });
    const path = `${evaluations}/subjects/${codeOf(9)}`;
    expect((await bodyOf(maker('GET', path))).items).toEqual([]);
    expect((await bodyOf(maker('GET', `${path}?model=agencies`))).items).toMatchObject([
      { month, class: 'B' },
    ]);
    const points = await bodyOf(maker('GET', `${path}/points?month=${month}&model=agencies`));
    const sum = points.parts.reduce((all: number, part: { milli: number }) => all + part.milli, 0);
    expect([points.milli, sum]).toEqual([390_000, 390_000]);
    expect(points.parts.map(({ title }: { title: string }) => title)).toContain('评价为好');
    expect(points.parts.find(({ of }: { of: string }) => of === 'record').record).toMatchObject({
      id: 'nine',
    });
    const none = await maker('GET', `${path}/points?month=${month}&model=nobody`);
    expect(none.status).toBe(404);
  });

  it('runs once a month beside the one that lands, and comes to the same bytes again', async () => {
    const of = await api.test.store.forTenant(a);
    await runCredit(of, deps);
    await runCredit(of, deps);
    const begun = sent.map(({ jobId }) => jobId);
    await work();
    const { items } = await bodyOf(maker('GET', `${evaluations}?limit=50`));
    const months = items.filter(({ id }: { id: string }) => begun.includes(id));
    expect(months.map(({ model }: { model: { id: string } }) => model.id).sort()).toEqual([
      'agencies',
      'some-model',
    ]);
    const pagesOf = async (id: string) => (await of.query(pageEntity, [id])).items.map(({ hash }) => hash);
    const again = await Promise.all(
      [1, 2].map(() => bodyOf(maker('POST', evaluations, { purpose: 'demand', model: 'agencies' }))),
    );
    await work();
    const [one, other] = await Promise.all(again.map(({ id }) => pagesOf(id)));
    expect(one).toEqual(other);
    expect(one).toHaveLength(1);
    let kills = 0;
    for (let n = 1, isOver = false; !isOver; n++) {
      const { id } = await bodyOf(maker('POST', evaluations, { purpose: 'demand', model: 'agencies' }));
      sent.splice(0);
      const dying = dyingStore(of, n, n % 2 ? 'before' : 'after');
      await runEvaluation(dying, id, deps).catch(() => {});
      if (dying.dead()) kills++;
      else isOver = true;
      api.time.advance(121_000);
      await runEvaluation(of, id, deps);
      expect([n, (await bodyOf(maker('GET', `${evaluations}/${id}`))).state]).toEqual([n, 'done']);
      expect(await pagesOf(id)).toEqual(one);
    }
    expect(kills).toBeGreaterThanOrEqual(3);
  });

  it('is nothing of another city, and of nobody without the right', async () => {
    const { items } = await bodyOf(maker('GET', evaluations));
    const { id } = items.find(({ model }: { model: { id: string } }) => model.id === 'agencies');
    const other = as('other-1', b);
    for (const path of ['results', 'results:export'])
      expect((await other('GET', `${evaluations}/${id}/${path}`)).status).toBe(404);
    expect((await other('POST', evaluations, { purpose: 'demand', model: 'agencies' })).status).toBe(404);
    const course = `${evaluations}/subjects/${codeOf(9)}?model=agencies`;
    expect((await bodyOf(other('GET', course))).items).toEqual([]);
    expect((await as('x', a, 'province')('GET', `${evaluations}/${id}/results`)).status).toBe(403);
  });
});
