import type { DemoCity } from '@mingcha/demo';
import { bodyOf } from '@mingcha/tenancy/testing';
import type { CheckedSystem } from '../../../support/api/checkedSystem.ts';
import { well } from '../../../support/api/well.ts';
import {
  countyItems,
  directoryRow,
  itemList,
  levelList,
  publishList,
  putRow,
  writeList,
} from '../../../support/levels.ts';

/** Asks what a city and its province may ask about a list that goes through both, each operation once. */
export async function askLevels(system: CheckedSystem, city: DemoCity): Promise<void> {
  await writeList(
    system,
    city.parent,
    [1, 2].map((n) => putRow(directoryRow(n))),
  );
  const own = (...call: [method: string, path: string, options?: object]) =>
    well(system, city, 'city-admin', ...call);
  const above = (path: string) => well(system, { code: city.parent }, 'province', 'GET', path);
  const base = `/v1/levels/${levelList}`;
  await own('GET', '/v1/levels');
  const { edition } = await bodyOf(own('GET', `${base}/items`));
  const [first, second] = ['000100000001', '000100000002'].map((item) => [{ item }]);
  const body = { edition: edition.version, items: first };
  const said = { dept: city.departments[0]!.id, adoption: '已认领' };
  await own('POST', `${base}/items:accept`, { body: { ...body, own: said } });
  await own('POST', `${base}/items:refuse`, { body: { ...body, items: second, reason: '本市没有' } });
  await own('GET', `${base}/items:export?format=csv`);
  await own('GET', `${base}/comparison`);
  await own('GET', `${base}/comparison:export`);
  await own('GET', '/v1/levels/counties');
  await writeList(system, city.code, countyItems(city).map(putRow), { list: itemList });
  const counties = `/v1/levels/${itemList}/counties`;
  await own('GET', counties);
  await own('GET', `${counties}:export`);
  await own('PUT', '/v1/tenant/province-access');
  await publishList(system, city.code, itemList);
  await above(`/v1/province/levels/cities/${city.code}/counties`);
  await above(`/v1/province/levels/${itemList}/cities/${city.code}/counties`);
  await above(`/v1/province/levels/${itemList}/cities/${city.code}/counties:export`);
  await publishList(system, city.code);
  await above('/v1/province/levels');
  await above(`/v1/province/levels/${levelList}/comparison`);
  await above(`/v1/province/levels/${levelList}/comparison:export`);
  await above(`/v1/province/levels/${levelList}/refusals`);
  await above(`/v1/province/levels/${levelList}/refusals:export`);
  await own('DELETE', '/v1/tenant/province-access');
}
