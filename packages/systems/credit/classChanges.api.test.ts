import { createCaseTypes } from '@mingcha/casework/reading';
import { type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { runClassChanges } from '@mingcha/credit/cases';
import { creditModelRoutes, creditModels, runCreditEvaluation } from '@mingcha/credit/evaluations';
import { auditSentenceText, readAudit } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { objectKind } from '@mingcha/inspection';
import { dyingStore, testTenants } from '@mingcha/local/testing';
import { openRegister } from '@mingcha/register';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { codeOf } from '../../credit/testing/records.ts';
import { hooks, paperTemplates } from '../index.ts';
import { tenantLists } from '../tenantLists.ts';
import { classChanges } from './classChanges.ts';
import { creditObjections } from './objections.ts';

const evaluations = '/v1/credit/evaluations';
const read = { lists: tenantLists, types: createCaseTypes([]) };
const sent: string[] = [];
let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({
    library: [classChanges, creditObjections],
    kinds: [objectKind as never],
    templates: paperTemplates,
    hooks,
    departments: ['d01', 'd02'],
    start: '2026-03-02T01:00:00.000Z',
    routes: [
      ({ clock, files, maxResponseBytes, types }) =>
        creditModelRoutes({
          ...{ clock, files, maxResponseBytes, types, lists: tenantLists },
          queue: { send: async ({ jobId }) => void sent.push(jobId) },
        }),
    ],
  });
  const of = await store();
  const by = { by: { sub: 'seed', name: '初始化' }, reason: '测试', source: { type: 'seed' } } as const;
  const rows = Array.from({ length: 60 }, (_, n) => ({
    ...{ id: codeOf(n), name: `第${n}商店`, type: '企业' as const, status: '在营' as const },
    ...{ division: '620302', established: '2020-01-01' },
  }));
  const roster = openRegister(of, objectKind, { now: api.time.now });
  await roster.replaceAll(rows, by);
  await roster.publish((await roster.current()).id, by);
  const models = openRegister(of, creditModels, { now: api.time.now });
  const example = await bodyOf(api.call({}, 'GET', '/v1/credit/example-model'));
  await models.replaceAll([{ ...example, lands: true }], by);
  await models.publish((await models.current()).id, by);
  await evaluate();
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

beforeEach(() => api.time.set('2026-03-02T01:00:00.000Z'));

const unit: Who = { roles: ['department-admin'], dept: 'd01' };
const head: Who = { roles: ['department-head'], dept: 'd01' };
const store = () => api.test.store.forTenant(testTenants.a);
const carryOut = async () => runClassChanges(await store(), { clock: api.time.now });

async function evaluate(): Promise<void> {
  const begun = await api.call({}, 'POST', evaluations, { body: { purpose: 'demand' } });
  expect(begun.status).toBe(202);
  for (const id of sent.splice(0))
    await runCreditEvaluation(await store(), id, { ...read, clock: api.time.now });
}
/** The class of the published roster, by which draws go. */
async function classOf(n: number): Promise<string | undefined> {
  const roster = openRegister(await store(), objectKind);
  const { published } = await roster.heads();
  return (await roster.row(published!.id, codeOf(n)))?.riskClass;
}
const path = '/v1/cases/class-changes';
const see = (id: string) => bodyOf(api.call({}, 'GET', `${path}/${id}`));

async function opened(n: number, who: Who = unit): Promise<string> {
  const values = { object: codeOf(n), dept: 'd01' };
  const { id, detail } = await bodyOf(api.call(who, 'POST', path, { body: { values } }));
  expect(detail).toBeUndefined();
  return id;
}
async function act(id: string, action: string, values: object, who: Who = unit) {
  const etag = (await api.call({}, 'GET', `${path}/${id}`)).headers.get('etag')!;
  return bodyOf(api.call(who, 'POST', `${path}/${id}/actions/${action}`, { body: { values }, etag }));
}
const asked = async (who: Who = unit, more: object = {}) => ({
  ...{ wanted: 'D 类', reason: '立案调查中', until: '2026-04-30' },
  ...{ proof: [await api.sendFile(who, '立案审批表.pdf')], ...more },
});
const approve = (id: string, action: string, who: Who = head) =>
  bodyOf(api.call(who, 'POST', `${path}/${id}/approvals/${action}`));

async function changed(n: number, more: object = {}): Promise<string> {
  const id = await opened(n);
  expect((await act(id, 'change', await asked(unit, more))).errors).toBeUndefined();
  expect((await approve(id, 'change')).state.name).toBe('inForce');
  return id;
}

it('a class that is set by hand holds in roster, explanation and next evaluation, and is back the day after its end', async () => {
  const before = await classOf(1);
  const id = await changed(1);
  await carryOut();
  expect(await classOf(1)).toBe('D');
  await evaluate();
  expect(await classOf(1)).toBe('D');
  const course = await bodyOf(api.call({}, 'GET', `${evaluations}/subjects/${codeOf(1)}`));
  expect(course.items[0]).toMatchObject({ month: '2026-03', class: before, manual: 'D' });
  const { number } = await see(id);
  const change = {
    ...{ case: id, number, from: before, to: 'D', reason: '立案调查中', until: '2026-04-30', holds: true },
    at: '2026-03-02T01:00:00.000Z',
  };
  expect(course.changes).toMatchObject([change]);
  const [{ asked: by, agreed }] = course.changes;
  expect(agreed).toHaveLength(1);
  expect(agreed[0].sub).not.toBe(by.sub);
  const points = await bodyOf(
    api.call({}, 'GET', `${evaluations}/subjects/${codeOf(1)}/points?month=2026-03`),
  );
  expect(points).toMatchObject({ class: before, manual: change });

  // On its last day it still holds; the day after, nobody does anything.
  api.time.set('2026-04-30T15:59:00.000Z');
  await api.tick();
  await carryOut();
  expect(await classOf(1)).toBe('D');
  api.time.set('2026-04-30T16:00:01.000Z');
  await api.tick();
  await carryOut();
  expect(await classOf(1)).toBe(before);
  expect(await see(id)).toMatchObject({ state: { name: 'ended' }, result: { name: 'expired' } });
  await evaluate();
  expect(await classOf(1)).toBe(before);
  const after = await bodyOf(api.call({}, 'GET', `${evaluations}/subjects/${codeOf(1)}`));
  expect(after.items.map(({ month, manual }: Record<string, string>) => [month, manual])).toEqual([
    ['2026-05', undefined],
    ['2026-03', 'D'],
  ]);
  expect(after.changes[0]).toMatchObject({ holds: false, endedAt: '2026-04-30T15:59:59.999Z' });
  const { items } = await readAudit(await store(), { action: 'credit.change-class' }, { limit: 5 });
  expect(items.map(auditSentenceText)).toEqual([
    expect.stringContaining(`由 D 类改为 ${before} 类：人工调整（${number}）到期，恢复评价的分类`),
    expect.stringContaining(`由 ${before} 类改为 D 类：人工调整（${number}）至 2026-04-30`),
  ]);
  // Nothing is left to do.
  expect(await carryOut()).toBeUndefined();
});

it('nobody approves their own, another city sees nothing, and what is asked badly is told at its field', async () => {
  const id = await opened(2);
  const late = await act(id, 'change', await asked(unit, { until: '2027-04-01' }));
  expect(late.errors[0]).toMatchObject({ pointer: '/values/until' });
  const past = await act(id, 'change', await asked(unit, { until: '2026-03-01' }));
  expect(past.errors[0]).toMatchObject({ pointer: '/values/until' });
  const same = await act(id, 'change', await asked(unit, { wanted: `${await classOf(2)} 类` }));
  expect(same.errors[0]).toMatchObject({ pointer: '/values/wanted' });
  const { proof: _, ...without } = await asked();
  expect((await act(id, 'change', without)).errors[0]).toMatchObject({ pointer: '/values/proof' });
  const both: Who = { roles: ['department-admin', 'department-head'], dept: 'd01' };
  expect((await act(id, 'change', await asked(both), both)).errors).toBeUndefined();
  expect((await approve(id, 'change', both)).status).toBe(403);
  const client: Who = { role: 'department-client', dept: 'd01' };
  const byClient = await opened(4);
  expect((await act(byClient, 'change', await asked(client), client)).errors).toBeUndefined();
  const refused = await approve(byClient, 'change');
  expect([refused.status, refused.detail]).toEqual([403, expect.stringContaining('系统接口不能提出')]);
  expect((await see(byClient)).state.name).toBe('drafted');
  expect((await api.call({ tenant: testTenants.b }, 'GET', `${path}/${id}`)).status).toBe(404);
  const theirs = await bodyOf(
    api.call({ tenant: testTenants.b }, 'GET', `${evaluations}/subjects/${codeOf(1)}`),
  );
  expect(theirs.changes).toEqual([]);
  const values = { object: codeOf(77), dept: 'd01' };
  const nobody = await bodyOf(api.call(unit, 'POST', path, { body: { values } }));
  expect(nobody.errors[0]).toMatchObject({ pointer: '/values/object' });
});

it('one that is revoked by two people is over at once, and its row stays', async () => {
  const before = await classOf(3);
  const id = await changed(3);
  await carryOut();
  expect(await classOf(3)).toBe('D');
  const ground = { ground: '查无实据' };
  expect((await act(id, 'revoke', ground)).errors).toBeUndefined();
  expect(await classOf(3)).toBe('D');
  expect((await approve(id, 'revoke')).result.name).toBe('revoked');
  await carryOut();
  expect(await classOf(3)).toBe(before);
  const { changes } = await bodyOf(api.call({}, 'GET', `${evaluations}/subjects/${codeOf(3)}`));
  expect(changes).toMatchObject([{ case: id, holds: false }]);
});

it('an objection to a class shows beside it, and is answered once the class is another one', async () => {
  const objections = '/v1/cases/credit-objections';
  const values = { name: '第5商店', uscc: codeOf(5), about: '信用风险分类', facts: '处罚已被撤销' };
  const { id } = await bodyOf(api.call({}, 'POST', objections, { body: { values } }));
  const step = async (action: string, who: Who, given: object) => {
    const etag = (await api.call({}, 'GET', `${objections}/${id}`)).headers.get('etag')!;
    const init = { body: { values: given }, etag };
    return bodyOf(api.call(who, 'POST', `${objections}/${id}/actions/${action}`, init));
  };
  const course = () => bodyOf(api.call({}, 'GET', `${evaluations}/subjects/${codeOf(5)}`));
  expect((await course()).objections).toEqual([{ case: id }]);
  expect((await step('accept', {}, { authority: 'd01' })).state.name).toBe('checking');
  await step('uphold', unit, { finding: '属实', reply: '分类调整' });
  await api.call(head, 'POST', `${objections}/${id}/approvals/uphold`);
  const remedy = { remedy: '已调整' };
  expect((await step('finish', unit, remedy)).detail).toContain('分类还没有改变');
  await changed(5);
  await carryOut();
  expect((await step('finish', unit, remedy)).result.name).toBe('upheld');
  expect((await course()).objections).toEqual([]);
});

it('goes on after a crash at any of its writes, and does nothing twice', async () => {
  for (let n = 1; n < 40; n++) {
    const of = 10 + n;
    await changed(of);
    const versions = async () => (await openRegister(await store(), objectKind).current()).number;
    const before = await versions();
    // Dying after a write is dying before the next one.
    const dying = dyingStore(await store(), n, 'after');
    await runClassChanges(dying, { clock: api.time.now }).catch(() => undefined);
    api.time.advance(2 * 3_600_000);
    await carryOut();
    expect([n, await classOf(of), (await versions()) - before]).toEqual([n, 'D', 1]);
    if (!dying.dead()) return expect(n).toBeGreaterThan(2);
  }
  throw new Error('a change takes fewer writes');
});
