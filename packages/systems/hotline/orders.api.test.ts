import type { CaseType } from '@mingcha/cases';
import { runCases } from '@mingcha/casework/clock';
import { brokenCases, type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import { Crash, dyingStore, testTenants } from '@mingcha/local/testing';
import { queryAll, type TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperEntity } from '../../casework/kept/paper.ts';
import { hotlineKinds } from './kinds.ts';
import { hotlineOrders } from './orders.ts';

/** The caller is told in writing what came of it. */
const answeredOrders = {
  ...hotlineOrders,
  name: 'answered-orders',
  fields: { ...hotlineOrders.fields, photo: { title: '照片', type: 'file', accepts: ['pdf'] } },
  open: { ...hotlineOrders.open, asks: [...(hotlineOrders.open.asks ?? []), 'photo'] },
  links: { into: { title: '合并到', type: 'answered-orders' } },
  actions: { ...hotlineOrders.actions, answer: { ...hotlineOrders.actions.answer, papers: ['told'] } },
  papers: { ...hotlineOrders.papers, told: { title: '答复', to: 'caller', template: 'told' } },
} as CaseType;

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({
    library: [hotlineOrders, answeredOrders],
    templates: new Map([['told', { title: '答复', to: '{callerName}', paragraphs: ['{text}：{reply}'] }]]),
    kinds: [hotlineKinds],
    start: '2026-04-30T02:00:00.000Z',
  });
  await api.fill(hotlineKinds, [{ id: 'noise', name: '噪声扰民', contactDays: 1, handleDays: 5 }]);
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected.filter((one) => !(one instanceof Crash))).toEqual([]);
});

const office: Who = {};
const unit: Who = { role: 'department-admin', dept: 'dept-a' };
const path = '/v1/cases/hotline-orders';
const values = { kind: 'noise', urgency: '一般', text: '夜间施工扰民。', phone: '13800000000' };
const open = async () => bodyOf(api.call(office, 'POST', path, { body: { values } }));

describe('a hotline order', () => {
  it('has the name of its kind in lists: pages knew the row’s number only', async () => {
    const { id } = await open();
    const listed = (await bodyOf(api.call(office, 'GET', path))).items;
    const row = listed.find((one: { id: string }) => one.id === id);
    expect(row).toMatchObject({ listed: { kind: 'noise' }, names: { noise: '噪声扰民' } });
  });

  it('once was seen by everybody who may open orders: a clerk sees those of their department', async () => {
    const { id } = await open();
    const clerk: Who = { role: 'inspector', dept: 'dept-b' };
    const look = (who: Who, one: string) => api.call(who, 'GET', `${path}/${one}`);
    expect((await look(clerk, id)).status).toBe(404);
    expect((await bodyOf(api.call(clerk, 'GET', '/v1/inbox'))).items).toEqual([]);
    const own = await bodyOf(api.call(clerk, 'POST', path, { body: { values } }));
    expect((await look(clerk, own.id)).status).toBe(200);
  });

  it('says whom it waits for, with the department', async () => {
    const { id, waitsFor, can } = await open();
    expect(waitsFor).toEqual(['派单员', '话务员']);
    const leadsOn = (name: string) => can.find((one: { name: string }) => one.name === name).leadsOn;
    expect([leadsOn('dispatch'), leadsOn('reclassify')]).toEqual([true, false]);
    const dispatched = await bodyOf(
      api.call(office, 'POST', `${path}/${id}/actions/dispatch`, {
        body: { values: { dept: 'dept-a' } },
        etag: '"1"',
      }),
    );
    expect(dispatched.waitsFor).toEqual(['承办单位（dept-a局）']);
    const events = (await bodyOf(api.call(unit, 'GET', `${path}/${id}/events`))).items;
    expect(events.at(-1).values).toMatchObject([{ title: '承办单位', type: 'department', value: 'dept-a' }]);
  });
});

describe('an order that is merged into another', () => {
  type Seen = Awaited<ReturnType<typeof bodyOf>>;
  const at = (type: string, id: string) => `/v1/cases/${type}/${id}`;
  const see = (id: string, who = office, type = 'hotline-orders'): Promise<Seen> =>
    bodyOf(api.call(who, 'GET', at(type, id)));
  async function act(id: string, action: string, body: object, over?: TenantStore, type = 'hotline-orders') {
    const etag = (await api.call(office, 'GET', at(type, id))).headers.get('etag')!;
    return api.call(office, 'POST', `${at(type, id)}/actions/${action}`, {
      body,
      etag,
      ...(over && { over }),
    });
  }
  const openOf = async (callerName: string, type = 'hotline-orders'): Promise<Seen> => {
    const body = { values: { ...values, text: `${callerName}：夜间施工扰民。`, callerName } };
    return bodyOf(api.call(office, 'POST', `/v1/cases/${type}`, { body }));
  };
  const historyOf = async (id: string, type?: string): Promise<string[]> =>
    (await bodyOf(api.call(office, 'GET', `${at(type ?? 'hotline-orders', id)}/events`))).items.map(
      ({ title }: { title: string }) => title,
    );

  it('says where it went on, and is seen from there by who sees the other alone', async () => {
    const [main, other] = [await openOf('甲'), await openOf('乙')];
    const comment = { text: '与前一件是同一工地' };
    await api.call(office, 'POST', `${at('hotline-orders', other.id)}/comments`, { body: comment });
    await act(main.id, 'dispatch', { values: { dept: 'dept-a' } });
    expect((await act(other.id, 'merge', { linkTo: main.id })).status).toBe(200);
    const merged = await see(other.id);
    expect(merged.links).toEqual([
      { title: '合并到', type: 'hotline-orders', id: main.id, number: main.number, state: '待签收' },
    ]);
    expect((await api.call(unit, 'GET', at('hotline-orders', other.id))).status).toBe(404);
    const [shown] = (await see(main.id, unit)).merged;
    expect(shown).toMatchObject({ number: other.number, state: '已合并', comments: [comment], tasks: [] });
    expect(shown.values).toContainEqual({ title: '诉求内容', type: 'text', value: '乙：夜间施工扰民。' });
    expect(JSON.stringify(shown.values)).not.toContain('13800000000');
    expect(await historyOf(main.id)).toContain(`并入 ${other.number}`);
  });

  it('has its files in the other, also for who sees the other alone', async () => {
    const type = 'answered-orders';
    const photo = await api.sendFile(office, '现场.pdf');
    const main = await openOf('甲', type);
    const body = { values: { ...values, photo } };
    const other = await bodyOf(api.call(office, 'POST', `/v1/cases/${type}`, { body }));
    const get = async (who: Who, id: string) =>
      (await api.call(who, 'GET', `${at(type, id)}/files/${photo}`)).status;
    expect(await get(office, main.id)).toBe(404);
    await act(other.id, 'merge', { linkTo: main.id }, undefined, type);
    await act(main.id, 'dispatch', { values: { dept: 'dept-a' } }, undefined, type);
    expect((await see(main.id, unit, type)).merged[0].files).toMatchObject([{ name: '现场.pdf' }]);
    expect([await get(unit, main.id), await get(unit, other.id)]).toEqual([303, 404]);
  });

  it('is not merged into itself, nor into one that has ended', async () => {
    const [main, other, third] = [await openOf('甲'), await openOf('乙'), await openOf('丙')];
    await act(other.id, 'merge', { linkTo: main.id });
    for (const linkTo of [third.id, other.id])
      expect(await bodyOf(act(third.id, 'merge', { linkTo }))).toMatchObject({
        status: 422,
        errors: [{ pointer: '/linkTo' }],
      });
  });

  it('hears of the end, with the paper for its own caller, also through a third', async () => {
    const type = 'answered-orders';
    const [first, second, main] = [
      await openOf('甲', type),
      await openOf('乙', type),
      await openOf('丙', type),
    ];
    await act(first.id, 'merge', { linkTo: second.id }, undefined, type);
    await act(second.id, 'merge', { linkTo: main.id }, undefined, type);
    expect(await historyOf(first.id, type)).not.toContain(`所并入的 ${second.number} 已办结`);
    await act(main.id, 'answer', { values: { reply: '已要求停工' } }, undefined, type);
    expect(await historyOf(second.id, type)).toContain(`所并入的 ${main.number} 已办结`);
    expect(await historyOf(first.id, type)).toContain(`所并入的 ${second.number} 已办结`);
    const { papers } = await see(first.id, office, type);
    expect(papers).toMatchObject([{ title: '答复' }]);
    const store = await api.test.store.forTenant(testTenants.a);
    const [paper] = await queryAll(store, paperEntity, [first.id]);
    expect(paper?.fields).toMatchObject({ callerName: '甲', reply: '已要求停工' });
  });

  it.each([1, 2, 3])('is told once where the process dies at write %i', async (n) => {
    const store = await api.test.store.forTenant(testTenants.a);
    const [main, other] = [await openOf('甲'), await openOf('乙')];
    await act(other.id, 'merge', { linkTo: main.id }, dyingStore(store, n, 'after'));
    await runCases(store, api.deps);
    await act(main.id, 'answer', { values: { reply: '已处理' } }, dyingStore(store, n, 'after'));
    await runCases(store, api.deps);
    const told = (await historyOf(other.id)).filter((title) => title.startsWith('所并入的'));
    const taken = (await historyOf(main.id)).filter((title) => title.startsWith('并入'));
    expect([told, taken]).toEqual([[`所并入的 ${main.number} 已办结`], [`并入 ${other.number}`]]);
    expect(await brokenCases(store, 'hotline-orders', [main.id, other.id])).toEqual([]);
  });
});
