import { putSent } from '@mingcha/attachments';
import { samplePng } from '@mingcha/attachments/testing';
import { createApi } from '@mingcha/fn-api';
import { Crash, dyingStore } from '@mingcha/local/testing';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { citizenOf, consentTo, newCode } from '../../support/citizen.ts';
import { type CitizenDesk, createCitizenDesk } from '../../support/citizenDesk.ts';
import { cityA } from '../../support/system.ts';

let system: CheckedSystem;
let desk: CitizenDesk;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 0 });
  desk = await createCitizenDesk(system);
});
afterAll(async () => {
  expect(system.unexpected.filter((one) => !(one instanceof Crash))).toEqual([]);
  await system.stop();
});

/** An order that the hotline's centre has handled and closed, and the code of its receipt. */
async function done() {
  const code = newCode();
  const { number } = await bodyOf(desk.send(code));
  const order = await desk.inside(number);
  await order.act('answer', { reply: '已处理' });
  return { code, number, ...order };
}
const rate = (code: string, level: number, text?: string, as = desk.ask) =>
  as('POST', '/case/rating', { body: { level, ...(text && { text }) }, code, from: desk.anywhere() });
type Shown = { state: { title: string }; fields: { name: string; value?: unknown }[] };
const valueIn = ({ fields }: Shown, name: string) => fields.find((one) => one.name === name)?.value;
/** The cases that were opened because an order was rated badly. */
async function badOnes(number: string): Promise<Shown[]> {
  const path = '/v1/cases/bad-ratings';
  const { items } = await bodyOf(system.call(cityA, 'city-admin', 'GET', `${path}?limit=200`));
  const all = await Promise.all(
    items.map(({ id }: { id: string }) => bodyOf(system.call(cityA, 'city-admin', 'GET', `${path}/${id}`))),
  );
  return all.filter((one) => valueIn(one, 'serial') === number);
}

describe('a rating', () => {
  it('is nobody’s but that of who holds the receipt: no official gives one for them', async () => {
    const { code, office } = await done();
    const refused = await bodyOf(office('POST', '/rating', { level: 5 }));
    expect(refused).toMatchObject({ status: 403, detail: '只能由诉求人本人评价，他人不能代为评价。' });
    expect((await rate(code, 5)).status).toBe(200);
  });

  it('that is bad opens a case for the unit, with what was said', async () => {
    const { code, number, office } = await done();
    expect((await rate(code, 2, '没有人来过现场')).status).toBe(200);
    const [bad, ...more] = await badOnes(number);
    expect([bad!.state.title, more]).toEqual(['待核实', []]);
    expect([valueIn(bad!, 'level'), valueIn(bad!, 'text')]).toEqual(['不满意', '没有人来过现场']);
    const { rating } = await bodyOf(office('GET', ''));
    expect(rating).toMatchObject({ level: 2, title: '不满意' });
    expect(rating.inside).toBeUndefined();
    const { items } = await bodyOf(office('GET', '/events'));
    expect(items.at(-1)).toMatchObject({ title: '评价：不满意', by: '诉求人', text: '没有人来过现场' });
  });

  it.each([1, 2, 3])('opens one case where the process dies at write %i, and is given once', async (n) => {
    const store = await system.test.store.forTenant(cityA.code);
    for (const when of ['before', 'after'] as const) {
      const { code, number } = await done();
      const dying = dyingStore(store, n, when);
      const forTenant = async (of: string) => (of === cityA.code ? dying : system.test.store.forTenant(of));
      const api = createApi({ ...system, store: { forTenant } });
      await rate(code, 1, '态度差', citizenOf(api, cityA.code));
      expect((await rate(code, 1, '态度差')).status).toBe(200);
      await desk.tick();
      expect(await badOnes(number)).toHaveLength(1);
    }
  });

  it('of two at the same moment is one', async () => {
    const { code, number } = await done();
    const both = await Promise.all([rate(code, 1, '甲'), rate(code, 5, '乙')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await badOnes(number)).length).toBeLessThanOrEqual(1);
  });

  it('is possible for thirty days', async () => {
    const { code } = await done();
    system.time.advance(32 * 86_400_000);
    expect(await bodyOf(desk.follow(code))).toMatchObject({ done: true, canRate: false });
    expect(await bodyOf(rate(code, 5))).toMatchObject({ status: 409, detail: '评价的期限已过。' });
  });

  it.each([0, 6, 2.5, '满意'])('of %s is refused at the field', async (level) => {
    const { code } = await done();
    const refused = await bodyOf(rate(code, level as number));
    expect(refused).toMatchObject({ status: 422, errors: [{ pointer: '/level' }] });
  });

  it('is possible of a simple deregistration, by who asked for it, and tells the office what was bad', async () => {
    const code = newCode();
    const type = 'simple-deregistrations';
    const body = { name: '承诺书.png', size: samplePng.length };
    const { id } = await bodyOf(desk.ask('POST', '/files', { body, code, from: desk.anywhere() }));
    await putSent(system.files, cityA.code, id, samplePng);
    await desk.ask('POST', `/files/${id}/finish`, { code, from: desk.anywhere() });
    const values = { name: '甲商贸公司', uscc: '91620300MA7EXAMPLE', kind: '企业', pledge: [id] };
    const opening = { values, consent: await consentTo(desk.ask, type) };
    const at = `/services/${type}`;
    const { number } = await bodyOf(desk.ask('POST', at, { body: opening, code, from: desk.anywhere() }));
    expect(await bodyOf(rate(code, 1))).toMatchObject({ code: 'not-rateable' });
    const { act } = await desk.inside(number, type);
    await act('refuse', { ground: '有未结清的债务' });
    expect((await rate(code, 1, '没有说明哪笔债务')).status).toBe(200);
    const [bad] = await badOnes(number);
    expect([valueIn(bad!, 'service'), valueIn(bad!, 'text')]).toEqual(['简易注销', '没有说明哪笔债务']);
  });
});
