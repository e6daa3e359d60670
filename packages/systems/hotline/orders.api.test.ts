import { type CaseApi, startCaseApi, type Who } from '@mingcha/casework/testing';
import { bodyOf } from '@mingcha/http/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hotlineKinds } from './kinds.ts';
import { hotlineOrders } from './orders.ts';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({
    library: [hotlineOrders],
    kinds: [hotlineKinds],
    start: '2026-04-30T02:00:00.000Z',
  });
  await api.fill(hotlineKinds, [{ id: 'noise', name: '噪声扰民', contactDays: 1, handleDays: 5 }]);
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
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
    expect(events.at(-1).values).toEqual([{ title: '承办单位', type: 'department', value: 'dept-a' }]);
  });
});
