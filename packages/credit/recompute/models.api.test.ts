import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, describe, expect, it } from 'vitest';
import type { Model } from '../models/format.ts';
import { someModel, someRecord } from '../models/testing.ts';
import type { CreditRecord } from '../records/record.ts';
import { agencies, defineAgencies, listAgencies, ofAgencies, ofDepartments } from '../subjects/testing.ts';
import { ofDepartmentsRun } from '../testing/departmentRuns.ts';
import { startModelsApi } from '../testing/modelsApi.ts';
import { runCredit } from './clock.ts';
import { codeOf } from './testing.ts';

const { a, b } = testTenants;
const records = new Map<string, CreditRecord[]>();
const evaluations = '/v1/credit/evaluations';
const started = await startModelsApi(records);
const { api, deps, sent, ...used } = started;
const { as, maker, work, begin, put, publish, run, results, pagesOf, storeOf, killedAnywhere } = used;
afterAll(async () => {
  expect(api.unexpected).toEqual([]);
  await api.stop();
});

const landing = { ...someModel, lands: true };

describe('a model', () => {
  it('with faults is refused, each told at its field', async () => {
    const [first, ...others] = someModel.indicators;
    const refused = await bodyOf(
      put({
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
    expect((await bodyOf(put(without))).errors[0].pointer).toBe('/basis');
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
    expect((await put(stricter)).status).toBe(200);
    const own = await publish(maker);
    expect([own.status, own.code]).toEqual([403, 'second-person']);
    const early = await publish();
    expect([early.status, early.code]).toEqual([409, 'not-simulated']);

    const begun = await begin({ purpose: 'simulation', model: 'some-model' });
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

describe('a model of others than enterprises', () => {
  it('is refused where nobody has listed its subjects, or its expressions read what they do not have', async () => {
    const refused = await bodyOf(put({ ...ofAgencies, direct: someModel.direct } as never));
    expect([refused.status, refused.errors[0].pointer]).toEqual([422, '/direct/1/when']);
    expect((await put(ofAgencies)).status).toBe(201);
    const fines = await bodyOf(put({ ...someModel, id: 'departments', subject: 'department' } as never));
    expect([fines.status, fines.errors[0].pointer]).toEqual([422, '/indicators/0/kind']);
    const early = await begin({ purpose: 'simulation', model: 'agencies' });
    expect([early.status, early.code]).toEqual([409, 'no-roster-of-subject']);
    const draft = await begin({ purpose: 'demand', model: 'agencies' });
    expect([draft.status, draft.code]).toEqual([404, 'not-found']);
  });

  it('is simulated before it is published, without an effect on draws', async () => {
    await listAgencies(await storeOf(a), deps.lists);
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
    expect((await put(ofDepartments)).status).toBe(201);
    expect((await publish()).code).toBe('not-simulated');
    await run({ purpose: 'simulation', model: 'departments' });
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
    const of = await storeOf(a);
    await runCredit(of, deps);
    await runCredit(of, deps);
    const begun = sent.map(({ jobId }) => jobId);
    await work();
    const { items } = await bodyOf(maker('GET', `${evaluations}?limit=50`));
    const months = items.filter(({ id }: { id: string }) => begun.includes(id));
    expect(months.map(({ model }: { model: { id: string } }) => model.id).sort()).toEqual([
      'agencies',
      'departments',
      'some-model',
    ]);
    const again = await Promise.all([1, 2].map(() => begin({ purpose: 'demand', model: 'agencies' })));
    await work();
    const [one, other] = await Promise.all(again.map(({ id }) => pagesOf(of, id)));
    expect(one).toEqual(other);
    expect(one).toHaveLength(1);
    await killedAnywhere(of, 'agencies', { between: async () => one! });
  });

  it('reads a column that the city has added to its list, and is refused at the field once it is dropped', async () => {
    const of = await storeOf(a);
    const local = { field: 'local', title: '本地机构', type: 'flag' } as const;
    const rule = { id: 'local', title: '外地机构', when: '!subjectLocal', class: 'C' } as const;
    const ofLocal = { ...ofAgencies, direct: [rule] };
    const change = (model: Model) => bodyOf(put(model));
    const fieldsOf = async (caller: typeof maker) => {
      const { subjects } = await bodyOf(caller('GET', '/v1/credit/model-words'));
      const own = subjects.find(({ subject }: { subject: string }) => subject === 'intermediary');
      return own.fields.map(({ name }: { name: string }) => name);
    };
    expect((await change(ofLocal)).errors[0].pointer).toBe('/direct/0/when');
    await defineAgencies(of, deps.lists, [local]);
    expect([await fieldsOf(maker), await fieldsOf(as('other-1', b))]).toEqual([
      expect.arrayContaining(['subjectLocal']),
      expect.not.arrayContaining(['subjectLocal']),
    ]);
    await listAgencies(of, deps.lists, (one, n) => ({ ...one, local: n === 0 }));
    expect((await put(ofLocal)).status).toBe(200);
    const id = await run({ purpose: 'simulation', model: 'agencies' });
    expect((await results(id)).map((one: { class: string }) => one.class)).toEqual(['A', 'C', 'C']);
    await defineAgencies(of, deps.lists, []);
    expect((await change({ ...ofLocal, title: '又一名称' })).errors[0].message).toContain(
      '没有字段“subjectLocal”',
    );
    const broken = await bodyOf(
      maker('GET', `${evaluations}/${await run({ purpose: 'simulation', model: 'agencies' })}`),
    );
    expect([broken.state, broken.failure.code]).toEqual(['failed', 'model-unsound']);
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

describe('a model of departments', () => ofDepartmentsRun(started, records));
