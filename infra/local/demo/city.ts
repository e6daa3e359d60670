import { type DemoCity, generateInspectors, generateItems, generateObjects } from '@mingcha/demo';
import type { Clock } from '@mingcha/kernel';
import { roleRights } from '@mingcha/tenancy';
import { restoreAccess } from '@mingcha/tenancy/founding';
import type { System } from '../system.ts';
import type { Caller } from './caller.ts';
import { importRows, publishNewest } from './importRows.ts';
import { hashedDemoPassword } from './people.ts';

export type DemoClient = { tenant: string; role: string; clientId: string; clientSecret: string };

const clientRoles = ['city-admin', 'department-admin', 'inspector', 'auditor', 'department-client'];

/** The first administrator of a tenant, given by the operator as in any new tenant, with a sign-in; returns the id. */
export async function addAdministrator(
  { store, accounts }: Pick<System, 'store' | 'accounts'>,
  tenant: string,
  { login, name }: { login: string; name: string },
  clock: Clock,
): Promise<string> {
  const by = { sub: 'operator', name: '演示数据' };
  const person = await restoreAccess(store, { tenant, person: login, name }, { clock, by });
  const { hash } = await hashedDemoPassword();
  await accounts.put({ ...person, tenant }, { hash });
  return person.id;
}

/** The departments of a city, then the people in them with their sign-ins; returns their ids by login. */
export async function loadPeople(call: Caller, city: DemoCity, admin: string): Promise<Map<string, string>> {
  for (const department of city.departments) await call('POST', '/v1/departments', { json: department });
  const { dept: own } = city.people.find(isAdministrator)!;
  await call('PATCH', `/v1/people/${admin}`, { json: { dept: own }, headers: { 'if-match': '"1"' } });
  const ids = new Map<string, string>();
  const first = city.people.find(isAdministrator);
  const others = city.people.filter((person) => person !== first);
  await Promise.all(
    others.map(async ({ login, name, role, dept }) => {
      const json = { login, name, roles: [role], ...(dept && { dept }) };
      const { body } = await call('POST', '/v1/people', { json });
      ids.set(login, String(body.id));
    }),
  );
  return ids;
}

/** What the public pages of a demo city say of it: made up, and marked as such. */
export const loadPortalInfo = (call: Caller, { name, code }: DemoCity): Promise<unknown> =>
  call('PUT', '/v1/tenant/portal', {
    json: {
      host: `${name}人民政府办公室（演示）`,
      phone: '0000-0000000（虚构）',
      supervision: '0000-12345（虚构）',
      correction: `/public/${code}/services/messages`,
      siteCode: '0000000000（虚构）',
      icp: '演ICP备00000000号（虚构）',
      police: '演公网安备 00000000000000号（虚构）',
    },
    headers: { 'if-match': '"0"' },
  });

export const isAdministrator = ({ role }: { role: string }): boolean => role === 'city-admin';

/** Clients and lists of one city; of the objects those that were there by `until`, the day of the import. */
export async function loadCity(
  call: Caller,
  city: DemoCity,
  options: { today: string; until?: string | undefined; objects?: number | undefined },
): Promise<DemoClient[]> {
  const { today, until, objects } = options;
  const clients: DemoClient[] = [];
  for (const role of clientRoles) clients.push(await addClient(call, city.code, role, `${city.code}-scjg`));

  await importRows(call, '/v1/catalogues/inspection/items', generateItems(city), '首次建立抽查事项清单');
  await publishNewest(call, '/v1/catalogues/inspection/items');
  await importRows(
    call,
    '/v1/rosters/inspectors',
    generateInspectors(city, { today }),
    '首次导入执法检查人员名录',
  );
  await linkInspectors(call, city);
  await importRows(
    call,
    '/v1/rosters/objects',
    objectsUntil(city, { today, until, objects }),
    '首次导入检查对象名录',
  );
  return clients;
}

type Listed = { today: string; until?: string | undefined; objects?: number | undefined };

const allObjects = (city: DemoCity, { today, objects }: Listed) =>
  generateObjects(city, { count: Math.min(city.objectCount, objects ?? Number.POSITIVE_INFINITY), today });

/** The objects that were there by a day, as far as they had been inspected by then. */
function* objectsUntil(city: DemoCity, { until, ...of }: Listed) {
  for (const row of allObjects(city, of)) {
    const { lastInspected, ...bare } = row;
    if (until === undefined || (row.established ?? '') <= until)
      yield until === undefined || (lastInspected ?? '') <= until ? row : bare;
  }
}

/**
 * Adds the objects that were set up after a day and by another. None of them was inspected: what was is on record. Their class comes
 * with the next evaluation.
 */
export async function addNewObjects(
  call: Caller,
  city: DemoCity,
  { after, until, ...of }: { after: string; until: string; today: string; objects?: number | undefined },
): Promise<void> {
  const rows = [...allObjects(city, of)].flatMap(({ lastInspected: _, riskClass: __, ...row }) =>
    (row.established ?? '') > after && (row.established ?? '') <= until ? [row] : [],
  );
  if (rows.length > 0) await importRows(call, '/v1/rosters/objects', rows, '补充新设立的检查对象', 'merge');
}

/** Sets which row of the inspector roster each person is, now that the roster is there. */
async function linkInspectors(call: Caller, { people }: DemoCity): Promise<void> {
  const { body } = await call('GET', '/v1/people?limit=200');
  const known = body.items as { id: string; login: string }[];
  for (const { login, inspector } of people) {
    if (inspector === undefined) continue;
    const { id } = known.find((person) => person.login === login)!;
    await call('PATCH', `/v1/people/${id}`, { json: { inspector }, headers: { 'if-match': '"1"' } });
  }
}

/** A client with all the rights of a role, whose secret is in the answer only. */
export async function addClient(
  call: Caller,
  tenant: string,
  role: string,
  dept?: string,
): Promise<DemoClient> {
  const json = {
    name: `演示接口（${role}）`,
    role,
    scopes: [...roleRights[role]!.keys()],
    ...(dept && { dept }),
  };
  const { body } = await call('POST', '/v1/clients', { json });
  return { tenant, role, clientId: String(body.id), clientSecret: String(body.clientSecret) };
}
