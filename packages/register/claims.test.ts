import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRegister } from './register.ts';
import { bodyOf, startTestApi, type TestApi } from './testing/api.ts';
import { byTester, type Shop, shops } from './testing/shops.ts';

const told = '由评价写入，请另行办理。';
const kind = { ...shops, claimable: { risk: told } };
const header = '编号,名称,人数,风险';
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(kind);
});
afterAll(() => api.stop());

const shop = (id: string, more: Partial<Shop> = {}): Shop => ({ id, name: `店${id}`, ...more });
const register = async (decides = false, tenant: string = testTenants.a) =>
  openRegister(await api.test.store.forTenant(tenant), kind, { decides });
const risks = async () => {
  const { items } = await bodyOf(api.call('GET', '/v1/shops?limit=200&sort=id'));
  return items.map(({ id, risk }: Shop) => `${id} ${risk ?? '-'}`).join(', ');
};
const etag = async (id: string, tenant: string = testTenants.a) =>
  (await api.call('GET', `/v1/shops/${id}`, { tenant })).headers.get('etag')!;
const write = async (method: string, id: string, body: object, tenant: string = testTenants.a) =>
  api.call(method, `/v1/shops/${id}`, {
    ...{ tenant, body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json', 'if-match': await etag(id, tenant) },
  });
const send = (query: string, lines: string[], tenant: string = testTenants.a) =>
  api.call('POST', `/v1/shops:import?${query}`, {
    ...{ tenant, body: lines.join('\n'), headers: { 'content-type': 'text/csv' } },
  });
const refusal = async (response: Promise<Response> | Response) => {
  const { status, errors } = await bodyOf(Promise.resolve(response));
  return [
    status,
    errors?.map(({ pointer, row, column, message }: Record<string, unknown>) => [
      pointer ?? `${row} ${column}`,
      message,
    ]),
  ];
};
const refusedAt = (...at: string[]) => [422, at.map((one) => [one, told])];

/** Two shops in both tenants; in the first, the risk is claimed by who evaluates it. */
beforeEach(async () => {
  for (const tenant of [testTenants.a, testTenants.b]) {
    const opened = await register(true, tenant);
    await opened.replaceAll([shop('A', { staff: 1 }), shop('B', { staff: 2 })], byTester);
  }
  const opened = await register(true);
  const row = shop('A', { staff: 1, risk: 'A' });
  await opened.change({ ...byTester, claims: ['risk'], ops: [{ type: 'put', row }] });
});

describe('a field that a part of the system has claimed', () => {
  it('is changed by nobody else, row by row: an administrator set the class that draws go by', async () => {
    expect(await refusal(write('PATCH', 'A', { risk: 'B' }))).toEqual(refusedAt('/risk'));
    expect(await refusal(write('PATCH', 'A', { risk: null }))).toEqual(refusedAt('/risk'));
    expect(await refusal(write('PUT', 'B', shop('B', { risk: 'B' })))).toEqual(refusedAt('/risk'));
    const created = api.call('PUT', '/v1/shops/C', {
      body: JSON.stringify(shop('C', { risk: 'A' })),
      headers: { 'content-type': 'application/json', 'if-none-match': '*' },
    });
    expect(await refusal(created)).toEqual(refusedAt('/risk'));
    expect(await risks()).toBe('A A, B -');
    // What is said of other fields holds, and the claimed one stays, named as it is or not at all.
    expect((await write('PATCH', 'A', { staff: 7 })).status).toBe(200);
    expect((await write('PUT', 'A', shop('A', { staff: 8 }))).status).toBe(200);
    expect((await write('PUT', 'A', shop('A', { staff: 9, risk: 'A' }))).status).toBe(200);
    expect(await risks()).toBe('A A, B -');
  });

  it.each(['merge', 'replace'])(
    'stays in a sheet that is imported to %s: a changed cell is told at the cell',
    async (mode) => {
      const same = ['A,新名,5,A', 'B,乙店,6,'];
      expect((await send(`mode=${mode}`, [header, ...same])).status).toBe(200);
      expect(await risks()).toBe('A A, B -');
      expect(await refusal(send(`mode=${mode}`, [header, 'A,新名,5,B', 'B,乙店,6,']))).toEqual(
        refusedAt('2 风险'),
      );
      expect(await refusal(send(`mode=${mode}`, [header, 'A,新名,5,', 'B,乙店,6,A', 'C,丙店,1,A']))).toEqual(
        refusedAt('2 风险', '3 风险', '4 风险'),
      );
      expect(await risks()).toBe('A A, B -');
      // Without the column, a sheet says nothing of it.
      expect((await send(`mode=${mode}`, ['编号,名称,人数', 'A,又名,6', 'B,乙店,6'])).status).toBe(200);
      expect(await risks()).toBe('A A, B -');
      const partial = await bodyOf(send(`mode=${mode}&partial=true`, [header, 'A,新名,5,B', 'B,丁店,6,']));
      expect(partial.summary).toMatchObject({ rejected: 1, changed: 1 });
      expect(await risks()).toBe('A A, B -');
    },
  );

  it('an emptied cell of another column clears it: a whole sheet kept it where rows are written beside the stored', async () => {
    const all = kind.columns.map(({ header }) => header).join();
    expect((await send('mode=merge', [all, 'A,甲店,,,,,,,A,'])).status).toBe(200);
    expect(await bodyOf(api.call('GET', '/v1/shops/A'))).toEqual({ id: 'A', name: '甲店', risk: 'A' });
  });

  it('does not come back with an earlier version, by restoring or by publishing it', async () => {
    const versions = await api.call('GET', '/v1/shops:versions');
    const [now, before] = (await bodyOf(Promise.resolve(versions.clone()))).items;
    const headers = { 'content-type': 'application/json', 'if-match': versions.headers.get('etag')! };
    const publish = (version: string) =>
      api.call('POST', '/v1/shops:publish', { headers, body: JSON.stringify({ version }) });
    expect(await bodyOf(publish(before.id))).toMatchObject({ status: 409, code: 'before-claim' });
    expect((await publish(now.id)).status).toBe(200);
    await write('PATCH', 'A', { staff: 7 });
    const fresh = await api.call('GET', '/v1/shops:versions');
    const restored = await api.call('POST', '/v1/shops:restore', {
      headers: { ...headers, 'if-match': fresh.headers.get('etag')! },
      body: JSON.stringify({ version: before.id, reason: '改回' }),
    });
    expect(await bodyOf(Promise.resolve(restored))).toMatchObject({ summary: { warnings: 1 } });
    expect(await bodyOf(api.call('GET', '/v1/shops/A'))).toMatchObject({ staff: 1, risk: 'A' });
  });

  it('says so in its column, and is free where nothing has claimed it', async () => {
    const columns = async (tenant: string) => {
      const { columns: all } = await bodyOf(api.call('GET', '/v1/shops:columns', { tenant }));
      return all
        .filter(({ claimed }: { claimed?: string }) => claimed)
        .map(({ field }: { field: string }) => field);
    };
    expect(await columns(testTenants.a)).toEqual(['risk']);
    expect(await columns(testTenants.b)).toEqual([]);
    expect((await write('PATCH', 'A', { risk: 'B' }, testTenants.b)).status).toBe(200);
    expect((await send('mode=merge', [header, 'B,乙店,6,B'], testTenants.b)).status).toBe(200);
    expect((await write('PUT', 'A', shop('A'), testTenants.b)).status).toBe(200);
    const other = await register(false, testTenants.b);
    const { items } = await other.list({ sort: 'id' });
    expect(items.map(({ risk }) => risk)).toEqual([undefined, 'B']);
  });

  it('is claimed by a change that finds all as it is to be', async () => {
    const other = await register(true, testTenants.b);
    const { version, counts } = await other.change({ ...byTester, claims: ['risk'], ops: [] });
    expect([counts.changed, (await other.heads()).claimed]).toEqual([0, ['risk']]);
    expect((await other.current()).id).toBe(version!.id);
    expect(await refusal(write('PATCH', 'A', { risk: 'B' }, testTenants.b))).toEqual(refusedAt('/risk'));
  });
});
