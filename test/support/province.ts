import type { DemoCity } from '@mingcha/demo';
import { expect } from 'vitest';
import type { CheckedSystem } from './checkedSystem.ts';

/** Asks what a province may ask about a city that lets it, each operation once, and leaves the city as it was but for one witness that is refused. */
export async function askAsProvince(system: CheckedSystem, city: DemoCity): Promise<void> {
  const province = { code: city.parent };
  const well = async (of: { code: string }, role: string, method: string, path: string, options = {}) => {
    const response = await system.call(of, role, method, path, options);
    expect([method, path, response.status, response.ok ? '' : await response.text()]).toEqual([
      method,
      path,
      response.status,
      '',
    ]);
    return response;
  };
  const above = (method: string, path: string, options = {}) =>
    well(province, 'province-admin', method, path, options);
  const access = '/v1/tenant/province-access';
  const admin = 'city-admin';
  await well(city, admin, 'GET', access);
  await well(city, admin, 'PUT', access);
  await well(province, 'province', 'GET', '/v1/province/cities');
  await well(province, 'province', 'GET', `/v1/province/cities/${city.code}/draws`);
  await above('GET', '/v1/province/witnesses');
  const one = `/v1/province/cities/${city.code}/witnesses/${city.parties[0]!.id}`;
  let response = await above('GET', one);
  const seen = () => ({ 'if-match': response.headers.get('etag')! });
  response = await above('POST', `${one}/confirm`, { headers: seen() });
  await above('POST', `${one}/refuse`, { headers: seen(), body: { reason: '与名册不符' } });
  response = await above('GET', '/v1/province/witness-rule');
  for (const required of [true, false])
    response = await above('PUT', '/v1/province/witness-rule', { headers: seen(), body: { required } });
  await well(city, admin, 'PUT', `${access}/proofs`);
  await well(city, admin, 'DELETE', `${access}/proofs`);
  await well(city, admin, 'DELETE', access);
}
