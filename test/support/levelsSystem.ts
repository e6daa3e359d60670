import type { DemoCity } from '@mingcha/demo';
import { foundTenant } from '@mingcha/tenancy/founding';
import { bodyOf } from '@mingcha/tenancy/testing';
import { expect } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from './api/checkedSystem.ts';
import { cityA, cityB } from './system.ts';

/** The province of the two cities. */
export const gansu = { code: '620000' } as DemoCity;

/** A system with two cities and their province, which they let read them. Call `stop` in `afterAll`. */
export async function startLevels(): Promise<CheckedSystem> {
  const system = await startCheckedSystem({ objects: 0, cities: [cityA, cityB] });
  await foundTenant(system.store, { code: gansu.code, name: '甘肃省', parent: '' });
  const body = {
    id: '620000-sjt',
    name: '省市场监管局',
    short: '省监',
    division: '620000',
    kind: 'department',
  };
  const ask = levelsAsk(system);
  await good(ask(gansu, 'POST', '/v1/departments', { body }));
  for (const city of [cityA, cityB]) await good(ask(city, 'PUT', '/v1/tenant/province-access'));
  return system;
}

type Sent = { body?: unknown; headers?: Record<string, string>; raw?: string };
export type LevelsAsk = ReturnType<typeof levelsAsk>;

/** Calls as the administrator of a city or a province. */
export const levelsAsk =
  (system: CheckedSystem) =>
  (of: { code: string }, method: string, path: string, sent: Sent = {}): Promise<Response> =>
    system.call(of, of.code.endsWith('0000') ? 'province-admin' : 'city-admin', method, path, sent);

/** The body of an answer that is no refusal. */
export async function good(given: Promise<Response>) {
  const response = await given;
  expect(response.ok, JSON.stringify(await response.clone().json())).toBe(true);
  return bodyOf(response);
}

/** The status, the code and the fields of a refusal. */
export const refused = async (given: Promise<Response>) => {
  const response = await given;
  const { code, errors = [] } = await bodyOf(response);
  return [response.status, code, ...errors.map(({ pointer }: { pointer: string }) => pointer)];
};
