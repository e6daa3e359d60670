import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedSystem, startCheckedSystem } from '../../support/api/checkedSystem.ts';
import { writtenBy } from '../../support/api/written.ts';
import { localCompose } from '../../support/composes.ts';
import { cityA, cityB } from '../../support/system.ts';

let system: CheckedSystem;
beforeAll(async () => {
  system = await startCheckedSystem({ objects: 20 });
});
afterAll(async () => {
  expect(system.unexpected).toEqual([]);
  await system.stop();
});

type Init = { body?: unknown; raw?: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> };
const admin = (method: string, path: string, init: Init = {}) =>
  system.call(cityA, 'city-admin', method, path, init);
const json = { 'content-type': 'application/json' };

/** Sends what must be refused, and holds that nothing was written. */
async function refused(method: string, path: string, init: Init = {}): Promise<[number, string]> {
  const before = await writtenBy(system.test, cityA.code);
  const response = await admin(method, path, init);
  const { code } = await bodyOf(response);
  expect(await writtenBy(system.test, cityA.code)).toBe(before);
  return [response.status, code];
}

const etagOf = async (path: string) => (await admin('GET', path)).headers.get('etag')!;
const department = { id: '620300-test', name: '测试部门', short: '测试', division: '620300' };

describe('a body', () => {
  const deep = (open: string, close: string) => `{"name":${open.repeat(100_000)}1${close.repeat(100_000)}}`;

  it.each<[string, string | Uint8Array<ArrayBuffer>, number, string]>([
    ['that is empty', '', 422, 'invalid'],
    ['that is cut', '{"id":"620300-', 400, 'malformed-request'],
    ['with a number that JSON has not', '{"id":NaN}', 400, 'malformed-request'],
    [
      'with a byte order mark in UTF-16',
      Uint8Array.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0]),
      400,
      'malformed-request',
    ],
    ['that is a list', '[]', 422, 'invalid'],
    ['that is null', 'null', 422, 'invalid'],
    ['nested 100,000 lists deep', deep('[', ']'), 422, 'invalid'],
    ['nested 100,000 objects deep', deep('{"a":', '}'), 422, 'invalid'],
    ['with a prototype', '{"__proto__":{"id":"620300-test"}}', 422, 'invalid'],
    ['with a reference to itself', '{"$ref":"#","id":{"$ref":"#"}}', 422, 'invalid'],
    ['over 1 MB', `{"name":"${'x'.repeat(1_000_000)}"}`, 413, 'body-too-large'],
  ])('%s is refused', async (_, raw, status, code) => {
    const init = raw === '' ? { headers: json } : { raw, headers: json };
    expect(await refused('POST', '/v1/departments', init)).toEqual([status, code]);
  });

  it('in GB 18030 is refused: its names were kept as replacement characters', async () => {
    const name = Uint8Array.from([0xb2, 0xe2, 0xca, 0xd4]);
    const [head, tail] = JSON.stringify({ ...department, name: '*' }).split('*');
    const raw = Uint8Array.from(Buffer.concat([Buffer.from(head!), name, Buffer.from(tail!)]));
    expect(await refused('POST', '/v1/departments', { raw, headers: json })).toEqual([
      400,
      'malformed-request',
    ]);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('sent as %s is refused: a patch was answered as if it had been done', async (type) => {
    const ifMatch = { 'if-match': await etagOf('/v1/tenant') };
    const raw = JSON.stringify({ settings: { visitCap: 3 } });
    const headers = { ...ifMatch, 'content-type': type };
    expect(await refused('PATCH', '/v1/tenant', { raw, headers })).toEqual([415, 'unsupported-media-type']);
    expect(await refused('PATCH', '/v1/tenant', { headers: ifMatch })).toEqual([400, 'malformed-request']);
  });

  it.each([
    ['/v1/departments', { ...department, name: '半个\ud800字' }, '/name'],
    ['/v1/departments', { ...department, aliases: ['好', '坏\udfff'] }, '/aliases/1'],
    ['/v1/draws', { ...localCompose, title: '抽查\ud83d' }, '/title'],
  ])('with half a character for %s is refused: the store failed on it', async (path, body, pointer) => {
    const response = await admin('POST', path, { body });
    const { code, errors } = await bodyOf(response);
    expect([response.status, code, errors[0].pointer]).toEqual([422, 'invalid', pointer]);
  });

  it('is told in Chinese what is wrong with it: schemas spoke English', async () => {
    const body = { id: 'X', short: 5, kind: 'office', aliases: [''], extra: 1, division: '620300' };
    const { errors } = await bodyOf(admin('POST', '/v1/departments', { body }));
    const messages = Object.fromEntries(
      errors.map(({ pointer, message }: { pointer: string; message: string }) => [pointer, message]),
    );
    expect(messages).toMatchObject({
      '/name': '必填，请补充',
      '/short': '应为文字',
      '/kind': '应为以下之一：department、county、other',
      '/aliases/0': '不能少于 1 个字',
      '': '没有这样的项：extra',
    });
    for (const message of Object.values(messages)) expect(message).toMatch(/\p{Script=Han}/u);
  });
});

describe('what would not fit an item of the store', () => {
  const long = '字'.repeat(200);
  it.each<[string, string, unknown]>([
    [
      'a client of a department with a name of 500,000',
      '/v1/clients',
      { name: '系统', role: 'inspector', scopes: ['draws:read'], dept: 'x'.repeat(500_000) },
    ],
    [
      'a person of such a department',
      '/v1/people',
      { login: 'long.dept', name: '某', roles: ['inspector'], dept: 'x'.repeat(500_000) },
    ],
    [
      'a draw with 500 long recusals',
      '/v1/draws',
      {
        ...localCompose,
        recusals: Array.from({ length: 500 }, (_, i) => ({
          object: `${i}`,
          inspector: long.slice(0, 60),
          reason: long,
        })),
      },
    ],
  ])('%s is refused: it was an error of our own', async (_, path, body) => {
    expect(await refused('POST', path, { body })).toEqual([422, 'invalid']);
  });

  it('thousands of days are refused, and days that do not exist', async () => {
    const headers = { 'if-match': await etagOf('/v1/tenant') };
    const days = (count: number) =>
      Array.from({ length: count }, (_, i) => [new Date(i * 86_400_000).toISOString().slice(0, 10), true]);
    for (const dayOverrides of [Object.fromEntries(days(30_000)), { '2026-02-30': true }]) {
      expect(await refused('PATCH', '/v1/tenant', { body: { settings: { dayOverrides } }, headers })).toEqual(
        [422, 'invalid'],
      );
    }
  });
});

describe('a patch', () => {
  it('leaves alone what it does not name: a department’s aliases and kind went back to their defaults', async () => {
    const made = { ...department, id: '620300-keep', aliases: ['别名'], kind: 'county' };
    const created = await admin('POST', '/v1/departments', { body: made });
    expect(created.status).toBe(201);
    const headers = { 'if-match': created.headers.get('etag')! };
    const response = await admin('PATCH', '/v1/departments/620300-keep', { body: { short: '新' }, headers });
    expect(await bodyOf(response)).toEqual({ ...made, short: '新' });
  });
});

describe('a header', () => {
  it.each([
    ['', 428, 'precondition-required'],
    ['0', 412, 'precondition-failed'],
    ['"999"', 412, 'precondition-failed'],
    ['"1", "2"', 412, 'precondition-failed'],
    ['undefined', 412, 'precondition-failed'],
    ['x'.repeat(5_000), 412, 'precondition-failed'],
  ])('If-Match: %j is refused', async (value, status, code) => {
    const init = { body: { settings: { visitCap: 3 } }, headers: { 'if-match': value } };
    expect(await refused('PATCH', '/v1/tenant', init)).toEqual([status, code]);
    const { items } = await bodyOf(admin('GET', '/v1/rosters/objects?limit=1'));
    const row = { body: { name: '改名' }, headers: { 'if-match': value } };
    expect(await refused('PATCH', `/v1/rosters/objects/${items[0].id}`, row)).toEqual([status, code]);
  });

  it.each(['', ' ', 'x'.repeat(256), 'a b', 'k\u00ff'])('Idempotency-Key: %j is refused', async (key) => {
    const init = { body: department, headers: { 'idempotency-key': key } };
    expect(await refused('POST', '/v1/departments', init)).toEqual([400, 'bad-idempotency-key']);
  });

  it('Idempotency-Key gives a repeated request its first answer, and is refused with another body', async () => {
    const headers = { 'idempotency-key': 'once-1' };
    const body = { ...department, id: '620300-once' };
    const first = await admin('POST', '/v1/departments', { body, headers });
    const again = await admin('POST', '/v1/departments', { body, headers });
    expect([first.status, again.status, again.headers.get('idempotent-replay')]).toEqual([201, 201, 'true']);
    expect(await bodyOf(again)).toEqual(await bodyOf(first));
    const other = { body: { ...body, name: '另一个' }, headers };
    expect(await refused('POST', '/v1/departments', other)).toEqual([422, 'idempotency-mismatch']);
    const elsewhere = await system.call(cityB, 'city-admin', 'POST', '/v1/departments', { ...other });
    expect(elsewhere.status).toBe(201);
  });

  it.each<[string, object, string]>([
    ['/v1/clients', { name: '系统', role: 'department-client', scopes: ['rosters:read'] }, 'clientSecret'],
    ['/v1/people', { login: 'once.only', name: '某人', roles: ['auditor'] }, 'password'],
  ])(
    'Idempotency-Key does not show a secret of %s again: it was kept for a day as it was',
    async (path, body, field) => {
      const headers = { 'idempotency-key': `secret-${path}` };
      const first = await bodyOf(admin('POST', path, { body, headers }));
      expect(first[field]).toEqual(expect.any(String));
      expect(await refused('POST', path, { body, headers })).toEqual([409, 'already-done']);
      const { items } = await bodyOf(admin('GET', path));
      expect(items.filter(({ id }: { id: string }) => id === first.id)).toHaveLength(1);
    },
  );

  it('Idempotency-Key leaves nothing behind at an address that does not exist: the key stayed taken', async () => {
    const init = { body: {}, headers: { 'idempotency-key': 'nowhere-1' } };
    expect(await refused('POST', '/v1/nowhere', init)).toEqual([404, 'not-found']);
    expect(await refused('POST', '/v1/nowhere', init)).toEqual([404, 'not-found']);
  });
});

describe('an address', () => {
  it.each([
    '/v1/departments/..%2F..%2Ftenant',
    '/v1/departments/%00',
    '/v1/departments/%',
    '/v1/departments/%E0%A4%A',
    '/v1/departments/T%23620800%23DEPARTMENT',
    '/v1/draws/%2F',
    '/v1/draws/%20',
    '/v1/people/constructor',
    '/v1/rosters/objects/a%2Fb',
    '/v1/rosters/objects/%ED%A0%80',
    '/v1/jobs/__proto__',
    '/v1/departments/../tenants',
    '/v1/',
    '/v2/me',
  ])('%s is not found', async (path) => {
    expect(await refused('GET', path)).toEqual([404, 'not-found']);
  });

  it('of no citizen’s route is not found, with a body too: its body was read twice', async () => {
    const path = `/v1/citizen/${cityA.code}/case/tasks/`;
    expect(await refused('POST', path, { body: { answer: '同意' } })).toEqual([404, 'not-found']);
  });

  it.each([
    '/v1/departments?limit=0',
    '/v1/departments?limit=201',
    '/v1/departments?limit=-1',
    '/v1/departments?limit=1.5',
    '/v1/departments?limit=',
    '/v1/departments?limit=NaN',
    '/v1/departments?limit=1e999',
    '/v1/departments?limit=1&limit=2',
    '/v1/draws?year=1999',
    '/v1/draws?year=2201',
    '/v1/draws?year=2026.5',
    '/v1/draws?year=%E4%BB%8A%E5%B9%B4',
    '/v1/draws?state=gone',
    '/v1/audit?from=2026',
    '/v1/rosters/objects?nmae=x',
    `/v1/rosters/objects?q=${'x'.repeat(101)}`,
    `/v1/departments/${'x'.repeat(61)}`,
  ])('%s is refused', async (path) => {
    expect(await refused('GET', path)).toEqual([422, 'invalid']);
  });
});
