import { registerMessage } from '@mingcha/draw';
import { signMessage } from '@mingcha/draw/ed25519';
import { type LoggedEntry, logEntries, logSize } from '@mingcha/log';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cityA, cityB, startSystem, type TestSystem } from '../support/system.ts';
import { registrationOf, secretOf } from '../support/witnessKeys.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const as = (role: string, method: string, path: string, body?: unknown, lock = 1) =>
  system.call(cityA, role, method, path, {
    ...(body !== undefined && { body }),
    headers: { 'if-match': `"${lock}"` },
  });
const register = (body: unknown) => as('city-admin', 'POST', '/v1/witnesses', body);
const refused = async (response: Response) => {
  const { status, code, errors } = (await bodyOf(response)) as {
    status: number;
    code: string;
    errors?: { pointer: string }[];
  };
  return [status, code, errors?.[0]?.pointer];
};

async function logged(): Promise<LoggedEntry[]> {
  const store = await system.store.forTenant(cityA.code);
  const entries: LoggedEntry[] = [];
  for await (const entry of logEntries(store, { to: await logSize(store) })) entries.push(entry);
  return entries.filter(({ type }) => type.startsWith('witness.'));
}

describe('the standing list of witnesses', () => {
  it('takes a key with its proof of possession, from the next day on, and keeps who is withdrawn', async () => {
    const given = registrationOf(cityA.code, 'notary');
    const response = await register(given);
    expect(response.status).toBe(201);
    expect(await bodyOf(response)).toMatchObject({ ...given, from: '2026-11-21' });
    const gone = await as('city-admin', 'POST', '/v1/witnesses/notary/withdraw', { reason: '不再承担见证' });
    expect(gone.status).toBe(200);
    const again = await as('city-admin', 'POST', '/v1/witnesses/notary/withdraw', { reason: '再次撤销' }, 2);
    expect(await refused(again)).toEqual([409, 'witness-withdrawn', undefined]);
    const shown = await bodyOf(system.portal.request('/public/620300/witnesses'));
    const { signature, key, ...rest } = given;
    expect(shown.items).toMatchObject([{ ...rest, withdrawn: { reason: '不再承担见证' } }]);
    expect(JSON.stringify(shown)).not.toMatch(/registeredBy|"by"/);
    expect(await logged()).toMatchObject([
      { type: 'witness.registered', party: 'notary', key, signature, held: 'program', from: '2026-11-21' },
      { type: 'witness.withdrawn', party: 'notary', key },
    ]);
    expect(JSON.stringify(await logged())).not.toContain('不再');
    const audit = await bodyOf(as('city-admin', 'GET', '/v1/audit?limit=5'));
    expect(audit.items.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['witness.register', 'witness.withdraw']),
    );
  });

  it('takes no id and no key twice, those of the withdrawn neither', async () => {
    const { key } = registrationOf(cityA.code, 'notary');
    expect(await refused(await register(registrationOf(cityA.code, 'notary')))).toEqual([
      409,
      'witness-exists',
      '/id',
    ]);

    const signature = signMessage(secretOf(cityA.code, 'notary'), registerMessage(cityA.code, 'other', key));
    const twice = { ...registrationOf(cityA.code, 'other'), key, signature };
    expect(await refused(await register(twice))).toEqual([409, 'witness-key-known', '/key']);
  });

  it.each<[string, object]>([
    ['of another city', registrationOf(cityB.code, 'bar')],
    ['of another id', { ...registrationOf(cityA.code, 'bar'), id: 'bar-2' }],
    ['of another key', { ...registrationOf(cityA.code, 'bar'), key: registrationOf(cityA.code, 'x').key }],
    ['by a key of small order', { ...registrationOf(cityA.code, 'bar'), key: `01${'0'.repeat(62)}` }],
  ])('refuses a signature %s', async (_, body) => {
    const before = await logged();
    expect(await refused(await register(body))).toEqual([422, 'witness-signature-invalid', '/signature']);
    expect(await logged()).toEqual(before);
  });

  it('is written by who sets the city up alone', async () => {
    for (const role of ['department-admin', 'inspector', 'auditor'])
      expect((await as(role, 'POST', '/v1/witnesses', registrationOf(cityA.code, 'bar'))).status).toBe(403);
    expect((await as('auditor', 'GET', '/v1/witnesses')).status).toBe(200);
  });
});
