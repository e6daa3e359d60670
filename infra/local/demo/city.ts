import { setTimeout as wait } from 'node:timers/promises';
import { type DemoCity, generateInspectors, generateItems, generateObjects } from '@mingcha/demo';
import type { Actor } from '@mingcha/http';
import { roleRights } from '@mingcha/tenancy';
import type { Accounts } from '../oidc/accounts.ts';
import type { Caller } from './caller.ts';
import { demoPassword } from './people.ts';

export type DemoClient = { tenant: string; role: string; clientId: string; clientSecret: string };

const clientRoles = ['city-admin', 'department-admin', 'inspector', 'auditor', 'department-client'];

/** The departments of a city, then the people in them with their sign-ins. Answers with its administrator, who does the rest. */
export async function loadPeople(call: Caller, city: DemoCity, accounts: Accounts): Promise<Actor> {
  for (const department of city.departments) await call('POST', '/v1/departments', { json: department });
  const people = await Promise.all(
    city.people.map(async ({ login, name, role, dept, inspector }) => {
      const json = { login, name, roles: [role], ...(dept && { dept }) };
      const { body } = await call('POST', '/v1/people', { json });
      const account = accounts.find(String(body.id))!;
      await accounts.put({ ...account, ...(inspector && { inspector }) }, demoPassword);
      return account;
    }),
  );
  const { id, name } = people.find(({ roles }) => roles.includes('city-admin'))!;
  return { sub: id, name };
}

/** Clients and lists of one city. */
export async function loadCity(
  call: Caller,
  city: DemoCity,
  options: { today: string; objects?: number | undefined },
): Promise<DemoClient[]> {
  const { today, objects } = options;
  const clients: DemoClient[] = [];
  for (const role of clientRoles) clients.push(await addClient(call, city.code, role, `${city.code}-scjg`));

  await importRows(call, '/v1/catalogues/inspection/items', generateItems(city), '首次建立抽查事项清单');
  const heads = await call('GET', '/v1/catalogues/inspection/items:versions?limit=1');
  const [{ id: version }] = heads.body.items as [{ id: string }];
  await call('POST', '/v1/catalogues/inspection/items:publish', {
    json: { version },
    headers: { 'if-match': heads.headers.get('etag') ?? '*' },
  });
  await importRows(
    call,
    '/v1/rosters/inspectors',
    generateInspectors(city, { today }),
    '首次导入执法检查人员名录',
  );
  const count = Math.min(city.objectCount, objects ?? Number.POSITIVE_INFINITY);
  await importRows(
    call,
    '/v1/rosters/objects',
    generateObjects(city, { count, today }),
    '首次导入检查对象名录',
  );
  return clients;
}

/** A client with all the rights of a role, whose secret is in the answer only. */
export async function addClient(
  call: Caller,
  tenant: string,
  role: string,
  dept?: string,
): Promise<DemoClient> {
  const json = { name: `演示接口（${role}）`, role, scopes: roleRights[role], ...(dept && { dept }) };
  const { body } = await call('POST', '/v1/clients', { json });
  return { tenant, role, clientId: String(body.id), clientSecret: String(body.clientSecret) };
}

/** Imports rows as a file of JSON lines and waits until they are in. */
async function importRows(call: Caller, base: string, rows: Iterable<object>, reason: string): Promise<void> {
  let body = '';
  for (const row of rows) body += `${JSON.stringify(row)}\n`;
  const path = `${base}:import?mode=replace&reason=${encodeURIComponent(reason)}`;
  const answer = await call('POST', path, { raw: { type: 'application/x-ndjson', body } });
  if (answer.status !== 202) return;
  const job = `/v1/jobs/${answer.body.job}`;
  for (;;) {
    const { body: at } = await call('GET', job);
    if (at.state === 'done') return;
    if (at.state === 'failed') throw new Error(`the import into ${base} failed: ${JSON.stringify(at)}`);
    await wait(50);
  }
}
