import type { DemoCity } from '@mingcha/demo';
import type { CheckedSystem } from './api/checkedSystem.ts';
import { well } from './api/well.ts';

/** Asks what a province may ask about a city that lets it, each operation once, and leaves the city as it was but for one witness that is refused. */
export async function askAsProvince(system: CheckedSystem, city: DemoCity): Promise<void> {
  const province = { code: city.parent };
  const ask = (...call: Parameters<CheckedSystem['call']>) => well(system, ...call);
  const above = (method: string, path: string, options = {}) =>
    ask(province, 'province-admin', method, path, options);
  const access = '/v1/tenant/province-access';
  const admin = 'city-admin';
  await ask(city, admin, 'GET', access);
  await ask(city, admin, 'PUT', access);
  await ask(province, 'province', 'GET', '/v1/province/cities');
  await ask(province, 'province', 'GET', `/v1/province/cities/${city.code}/draws`);
  await above('GET', '/v1/province/witnesses');
  const one = `/v1/province/cities/${city.code}/witnesses/${city.parties[0]!.id}`;
  let response = await above('GET', one);
  const seen = () => ({ 'if-match': response.headers.get('etag')! });
  response = await above('POST', `${one}/confirm`, { headers: seen() });
  await above('POST', `${one}/refuse`, { headers: seen(), body: { reason: '与名册不符' } });
  response = await above('GET', '/v1/province/witness-rule');
  for (const required of [true, false])
    response = await above('PUT', '/v1/province/witness-rule', { headers: seen(), body: { required } });
  await ask(city, admin, 'PUT', `${access}/proofs`);
  await ask(city, admin, 'DELETE', `${access}/proofs`);
  await ask(city, admin, 'DELETE', access);
}
