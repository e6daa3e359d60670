import { bodyOf } from '@mingcha/http/testing';
import { memoryFiles, testTenants } from '@mingcha/local/testing';
import { registerRoutes } from '@mingcha/register';
import { startTestApi } from '@mingcha/tenancy/testApi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainRoutes } from '../explain/routes.ts';
import { someModel, someRecord } from '../models/testing.ts';
import type { CreditRecord } from '../records/record.ts';
import { evaluationRoutes } from './routes.ts';
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
    routes: () => [registerRoutes(deps.models, base, deps), evaluationRoutes(deps), explainRoutes(deps)],
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
      [{ purpose: 'demand', model: 'some-model' }, '/model'],
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
