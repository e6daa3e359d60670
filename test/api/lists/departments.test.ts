import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOffice, type HeldNotice } from '../../support/api/office.ts';
import { chaseBy, createDesk } from '../../support/measures.ts';
import { cityA, startSystem, type TestSystem } from '../../support/system.ts';

const dept = `${cityA.code}-xbj`;
let system: TestSystem;
let office: ReturnType<typeof createOffice>;
let held: HeldNotice;
beforeAll(async () => {
  system = await startSystem({ objects: 20, cities: [cityA] });
  office = createOffice(system, cityA);
  held = await office.followed(1);
});
afterAll(() => system.stop());

const well = async (method: string, path: string, body?: unknown, etag?: string) => {
  const response = await office.ask(method, path, body, etag);
  expect([method, path, response.ok, response.ok ? '' : await response.clone().text()]).toEqual([
    method,
    path,
    true,
    '',
  ]);
  return response;
};
const etagAt = async (path: string) => (await well('GET', path)).headers.get('etag')!;
const found = (id = dept) =>
  well('POST', '/v1/departments', { id, name: '市小微企业局', short: '市小微局', division: cityA.code });
async function drop(id = dept) {
  const path = `/v1/departments/${id}`;
  const response = await office.ask('DELETE', path, undefined, await etagAt(path));
  return { status: response.status, problem: response.status === 204 ? {} : await bodyOf(response) };
}
async function patch(path: string, body: object) {
  return well('PATCH', path, body, await etagAt(path));
}

describe('a department', () => {
  it('that measures or open chases name was removed, and they were left without one; the refusal tells where', async () => {
    await found();
    const measure = `/v1/measures/${held.notice.id}-2`;
    const { partners } = await bodyOf(well('GET', measure));
    await patch(measure, { partners: [...partners, dept] });
    const chase = await bodyOf(
      chaseBy(createDesk(system, cityA), cityA, {
        notice: held.notice.id,
        measures: [`${held.notice.id}-2`],
        dept,
        level: 1,
        text: '请于三日内说明情况',
        answerWithin: 3,
      }),
    );
    const both = await drop();
    expect(both).toMatchObject({
      status: 409,
      problem: { code: 'department-in-use', people: 0, measures: 1, chases: 1 },
    });
    expect(both.problem.detail).toContain(`1 项落实中的举措（${held.notice.docNo}）`);
    expect(both.problem.detail).toContain(chase.number);

    await patch(measure, { partners });
    expect((await drop()).problem).toMatchObject({ measures: 0, chases: 1 });
    const close = `/v1/chases/${chase.id}`;
    await well('POST', `${close}/close`, { reason: '部门已撤并' }, await etagAt(close));
    expect((await drop()).status).toBe(204);
  });

  it('that open cases name was removed, and nobody was left to answer; one that is done does not keep it', async () => {
    await found();
    const cases = '/v1/cases/messages';
    const values = { kind: '咨询', text: '如何办理？' };
    const opened = await well('POST', cases, { values });
    const one = `${cases}/${(await bodyOf(opened.clone())).id}`;
    await well('POST', `${one}/actions/assign`, { values: { dept } }, opened.headers.get('etag')!);
    const refused = await drop();
    expect(refused).toMatchObject({ status: 409, problem: { cases: 1, measures: 0 } });
    expect(refused.problem.detail).toContain('1 件未办结的事项（网上留言 留');
    await well('POST', `${one}/actions/answer`, { values: { reply: '已答复' } }, await etagAt(one));
    expect((await drop()).status).toBe(204);
    expect(await bodyOf(well('GET', one))).toMatchObject({ state: { name: 'answered' } });
  });

  it('that rows of lists name was removed, and they were left without one', async () => {
    await found();
    const { items } = await bodyOf(well('GET', '/v1/rosters/inspectors?limit=1'));
    const row = `/v1/rosters/inspectors/${items[0].id}`;
    await patch(row, { dept });
    const refused = await drop();
    expect(refused).toMatchObject({ status: 409, problem: { inspectors: 1, objects: 0, measures: 0 } });
    expect(refused.problem.detail).toContain(`1 个执法检查人员（${items[0].id}）`);
    await patch(row, { dept: items[0].dept });
    expect((await drop()).status).toBe(204);
  });

  it('of a notice that is closed is not kept by it', async () => {
    await found();
    const other = await office.followed(2);
    await patch(`/v1/measures/${other.notice.id}-1`, { leads: [dept] });
    expect((await drop()).status).toBe(409);
    const path = `/v1/notices/${other.notice.id}`;
    await well('POST', `${path}/close`, { reason: '年度工作已完成' }, await etagAt(path));
    expect((await drop()).status).toBe(204);
  });
});
