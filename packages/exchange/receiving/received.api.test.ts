import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { openRegister } from '@mingcha/register';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf } from '../../credit/testing/records.ts';
import { exampleContracts } from '../partners/examples.ts';
import { startExchangeApi } from '../testing.ts';

const { a, b } = testTenants;
let api: Awaited<ReturnType<typeof startExchangeApi>>;
beforeAll(async () => {
  api = await startExchangeApi();
});
afterAll(async () => {
  expect(api.unexpected).toEqual([]);
  await api.stop();
});

type Init = { body?: unknown; tenant?: string; as?: string; headers?: Record<string, string> };
const ask = (method: string, path: string, { tenant = a, as = 'maker', body, headers }: Init = {}) =>
  api.send({ tenant, roles: ['city-admin'], dept: as }, method, path, { body, headers });
const contracts = '/v1/exchange/contracts';
const storeOf = () => api.test.store.forTenant(a);

async function publish(): Promise<Response> {
  const versions = await ask('GET', `${contracts}:versions?limit=1`, { as: 'second' });
  const [{ id }] = (await bodyOf(versions)).items;
  const headers = { 'if-match': versions.headers.get('etag')! };
  return ask('POST', `${contracts}:publish`, { body: { version: id }, headers, as: 'second' });
}
const draft = (contract: { id: string; [field: string]: unknown }) =>
  ask('PUT', `${contracts}/${contract.id}`, { body: contract, headers: { 'if-none-match': '*' } });

it('what a partner brings is taken, or comes back in the error table, and changes nothing the second time', async () => {
  const elements = [
    { name: 'code', title: '代码', field: 'subject', key: true },
    { name: 'who', title: '名称', field: 'name', required: true, most: 40 },
    { name: 'org', title: '机关', field: 'authority', key: true },
    { name: 'no', title: '文书号', field: 'number', key: true },
    { name: 'day', title: '日期', field: 'date', required: true },
    { name: 'status', title: '状态', field: 'status', required: true, values: ['未报送', '逾期报送'] },
    { name: 'year', title: '年度', field: 'year' },
  ];
  const contract = {
    ...{ id: 'reports-in', title: '年报状态', partner: '公示系统', direction: 'in', basis: '共享目录' },
    ...{ source: 'credit.annual-report', table: 'NB', dataSource: '省平台', elements },
  };
  const faults = await bodyOf(draft(contract));
  expect(faults.errors).toBeUndefined();
  expect((await publish()).status).toBe(200);
  const row = (n: number, more: object = {}) => ({
    ...{ row_guid: `g${n}`, cd_operation: 'I', code: codeOf(n), who: `第${n}商店`, org: '省局' },
    ...{ no: `NB${n}`, day: '2026-07-01', status: '未报送', year: 2025, ...more },
  });
  const rows = [row(1), row(2, { status: '不明' }), row(3, { code: '9162' })];
  const send = (of: object[], tenant: string = a) =>
    bodyOf(ask('POST', '/v1/exchange/received/reports-in', { body: { cd_batch: 'x1', rows: of }, tenant }));
  const answer = await send(rows);
  expect(answer.errors).toHaveLength(2);
  expect(answer).toMatchObject({ cd_batch: 'x1', accepted: 1 });
  expect(answer.errors.map(({ table, row_guid, err_type }: never) => [table, row_guid, err_type])).toEqual([
    ['NB', 'g2', 'schema'],
    ['NB', 'g3', 'uscc'],
  ]);
  expect(await send([row(1)])).toMatchObject({ accepted: 1, errors: [] });
  expect((await send([row(1)], b)).status).toBe(404);
  const register = openRegister(await storeOf(), api.deps.contracts);
  expect((await register.heads()).published?.count).toBe(1);
});

it('the examples are taken in as drafts in one write, as the pages do it', async () => {
  const raw = exampleContracts.map((one) => `${JSON.stringify(one)}\n`).join('');
  const headers = { 'content-type': 'application/x-ndjson' };
  const path = `${contracts}:import?mode=merge&reason=${encodeURIComponent('采用示例')}`;
  const sent = await api.send({ tenant: b, roles: ['city-admin'] }, 'POST', path, { raw, headers });
  expect(sent.status).toBe(200);
  const { items } = await bodyOf(ask('GET', contracts, { tenant: b }));
  const ids = exampleContracts.map(({ id }) => id).sort();
  expect(items.map(({ id }: { id: string }) => id).sort()).toEqual(ids);
});
