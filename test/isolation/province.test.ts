import type { DemoCity } from '@mingcha/demo';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony } from '../support/ceremony.ts';
import { openCompose } from '../support/composes.ts';
import { cityA, cityB, startSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const gansu = { code: '620000' } as DemoCity;
const sichuan = { code: '510000' } as DemoCity;

describe('a province', () => {
  it('reads a city only while the city lets it, and no other province does', async () => {
    const a = createCeremony(system, cityA);
    const drawn = await a.commit(await a.commitParties(await a.plan(openCompose)));
    await a.plan(openCompose);
    const ask = (province: DemoCity, city: DemoCity) =>
      system.call(province, 'province', 'GET', `/v1/province/cities/${city.code}/draws`);

    expect((await ask(gansu, cityA)).status).toBe(404);
    expect((await a.admin('PUT', '/v1/tenant/province-access')).status).toBe(200);
    const { items } = await bodyOf(ask(gansu, cityA));
    expect(items.map((draw: { id: string }) => draw.id)).toEqual([drawn.draw.id]);
    const departments = (await bodyOf(a.admin('GET', '/v1/departments'))).items as {
      id: string;
      name: string;
    }[];
    expect(items[0].leadName).toBe(departments.find(({ id }) => id === items[0].leadDept)?.name);
    expect((await bodyOf(system.call(gansu, 'province', 'GET', '/v1/province/cities'))).items).toMatchObject([
      { code: cityA.code },
    ]);
    expect((await ask(gansu, cityB)).status).toBe(404);
    expect((await ask(sichuan, cityA)).status).toBe(404);
    expect((await a.admin('DELETE', '/v1/tenant/province-access')).status).toBe(200);
    expect((await ask(gansu, cityA)).status).toBe(404);
  });

  it('is nothing that a city’s own people can play', async () => {
    const response = await system.call(cityB, 'city-admin', 'GET', '/v1/province/cities');
    expect(response.status).toBe(403);
  });
});
