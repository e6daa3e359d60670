import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { readTable, writeXlsx } from '@mingcha/tabular';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTenancyApi, type TenancyApi } from '../testing/api.ts';

const { a, b } = testTenants;
let api: TenancyApi;
beforeAll(async () => {
  api = await startTenancyApi();
});
afterAll(() => api.stop());

const headers = {
  people: ['登录名', '姓名', '岗位', '部门', '执法检查人员编号'],
  departments: ['编号', '名称', '简称', '上级部门', '区划', '类别', '别名'],
};
type Kind = keyof typeof headers;
type Sent = { role?: string; dryRun?: boolean; columns?: readonly string[] };

const type = { 'content-type': 'text/csv' };
const post = (
  kind: Kind,
  raw: Uint8Array<ArrayBuffer> | string,
  { role = 'city-admin', dryRun = false }: Sent = {},
) =>
  api.send({ tenant: a, roles: [role] }, 'POST', `/v1/${kind}:import?dryRun=${dryRun}`, {
    raw,
    headers: type,
  });
const csv = (kind: Kind, rows: readonly string[], columns: readonly string[] = headers[kind]) =>
  [columns.join(','), ...rows].join('\n');
const look = (kind: Kind, rows: readonly string[], sent: Sent = {}) =>
  bodyOf(post(kind, csv(kind, rows, sent.columns), { ...sent, dryRun: true }));
const write = (kind: Kind, rows: readonly string[]) => bodyOf(post(kind, csv(kind, rows)));
const get = (path: string) => bodyOf(api.call(a, 'city-admin', 'GET', path));
const places = ({ faults }: { faults: { row?: number; column?: string; code: string }[] }) =>
  faults.map(({ row, column, code }) => [row, column, code]);

describe('departments from a sheet', () => {
  it('are written with a parent after itself, whatever their order, each with its audit record', async () => {
    const rows = [
      `suo-1,西关所,西关所,县市监局,${a.slice(0, 4)}02,,`,
      `xian-1,县市场监管局,县市监局,,${a},县区,县市场局、县工商局`,
    ];
    const seen = await look('departments', rows);
    expect(seen).toMatchObject({ rows: 2, faults: [], added: [] });
    expect(await get('/v1/departments?q=西关')).toMatchObject({ items: [] });
    const done = await write('departments', rows);
    expect(done.added.map(({ row, id }: { row: number; id: string }) => [row, id])).toEqual([
      [3, 'xian-1'],
      [2, 'suo-1'],
    ]);
    expect(await get('/v1/departments/suo-1')).toMatchObject({ parent: 'xian-1' });
    expect(await get('/v1/departments/xian-1')).toMatchObject({
      kind: 'county',
      aliases: ['县市场局', '县工商局'],
    });
    const { items } = await get('/v1/audit?action=department.create&limit=2');
    expect(items.map(({ object }: { object: { id: string } }) => object.id)).toEqual(['suo-1', 'xian-1']);
  });

  it('are refused by row and column, and then none is written', async () => {
    const rows = [
      `new-1,新一局,新一,,${a},,`,
      `xian-1,又一局,又一,,${a},,`,
      `new-2,新二局,新二,没有的局,${a},,`,
      `NEW,新三局,,,abc,大局,`,
      `ring-a,甲,甲甲,ring-b,${a},,`,
    ];
    expect(places(await look('departments', rows))).toEqual([
      [3, '编号', 'department-exists'],
      [4, '上级部门', 'department-unknown'],
      [5, '类别', 'kind-unknown'],
      [5, '编号', 'invalid'],
      [5, '简称', 'invalid'],
      [5, '区划', 'invalid'],
      [6, '名称', 'invalid'],
    ]);
    const refused = await write('departments', rows);
    expect([refused.status, refused.code]).toEqual([422, 'import-rejected']);
    expect((await api.call(a, 'city-admin', 'GET', '/v1/departments/new-1')).status).toBe(404);
    const ring = [`ring-a,甲甲,甲,ring-b,${a},,`, `ring-b,乙乙,乙,ring-a,${a},,`];
    expect(places(await look('departments', ring))).toEqual([
      [2, '上级部门', 'invalid'],
      [3, '上级部门', 'invalid'],
    ]);
  });
});

describe('people from a sheet', () => {
  it('get sign-ins with passwords shown once, by the names of roles and departments', async () => {
    const rows = [
      'sheet.one,孙一,执法检查人员,县市场局,JC-77',
      'sheet.two,孙二,部门管理员；执法检查人员,xian-1,',
    ];
    const seen = await look('people', rows);
    expect(seen.ready.map(({ cells }: { cells: Record<string, string> }) => cells.登录名)).toEqual([
      'sheet.one',
      'sheet.two',
    ]);
    expect(api.invited).not.toContain('sheet.one');
    const response = await post('people', csv('people', rows));
    const { added } = await bodyOf(response);
    expect(added).toMatchObject([
      { row: 2, login: 'sheet.one', password: 'first-password' },
      { row: 3, login: 'sheet.two', password: 'first-password' },
    ]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { items } = await get('/v1/people?q=sheet.&sort=login');
    expect(items).toMatchObject([
      { roles: ['inspector'], dept: 'xian-1', inspector: 'JC-77' },
      { roles: ['department-admin', 'inspector'] },
    ]);
    const trail = await get('/v1/audit?action=person.create&limit=1');
    expect(JSON.stringify(trail)).not.toContain('first-password');
    expect(trail.items[0].object.name).toBe('孙二');
    expect(await bodyOf(api.call(b, 'city-admin', 'GET', '/v1/people?q=sheet.'))).toMatchObject({
      items: [],
    });
  });

  it('are refused at the cells for what is refused singly', async () => {
    const rows = [
      'sheet.one,某人,执法检查人员,,',
      'Bad Login,,执法检查人员,,',
      'sheet.3,某人,没有的岗位,没有的局,',
      'sheet.4,某人,监督审计人员、市级管理员,,',
      'sheet.5,某人,执法检查人员,,XX-1',
      'sheet.6,某人,执法检查人员,,JC-9',
      'sheet.6,某人,执法检查人员,,JC-9',
    ];
    expect(places(await look('people', rows))).toEqual([
      [2, '登录名', 'login-taken'],
      [3, '登录名', 'invalid'],
      [3, '姓名', 'invalid'],
      [4, '岗位', 'role-unknown'],
      [4, '部门', 'department-unknown'],
      [5, '岗位', 'invalid'],
      [6, '执法检查人员编号', 'invalid'],
      [8, '登录名', 'repeated'],
      [8, '执法检查人员编号', 'repeated'],
    ]);
    const before = api.invited.length;
    expect((await write('people', rows)).code).toBe('import-rejected');
    expect(api.invited).toHaveLength(before);
  });

  it('get by import no rights that their importer could not give singly', async () => {
    const reach = { 'tenancy:read': 'city', 'tenancy:write': 'city' };
    const { id: role } = await bodyOf(
      api.call(a, 'city-admin', 'POST', '/v1/roles', { name: '人事', reach }),
    );
    const clerk = { login: 'clerk', name: '人事员', roles: [role] };
    const { id } = await bodyOf(api.call(a, 'city-admin', 'POST', '/v1/people', clerk));
    const raw = csv('people', ['up.1,某人,市级管理员,,']);
    const asClerk = (dryRun: boolean) =>
      bodyOf(
        api.send({ tenant: a, roles: [], sub: id }, 'POST', `/v1/people:import?dryRun=${dryRun}`, {
          raw,
          headers: type,
        }),
      );
    expect(places(await asClerk(true))).toContainEqual([2, '岗位', 'beyond-own-rights']);
    expect((await asClerk(false)).code).toBe('import-rejected');
    expect(api.invited).not.toContain('up.1');
    expect((await post('people', csv('people', []), { role: 'auditor' })).status).toBe(403);
  });

  it('that others were faster with are told, and the rest of the sheet stands', async () => {
    api.beforeInvite.push(async () => {
      await api.call(a, 'city-admin', 'DELETE', '/v1/departments/gone-1');
      const path = '/v1/departments/gone-1';
      const { headers: seen } = await api.call(a, 'city-admin', 'GET', path);
      await api.call(a, 'city-admin', 'DELETE', path, undefined, { 'if-match': seen.get('etag')! });
    });
    await write('departments', [`gone-1,将撤局,将撤,,${a},,`]);
    const { added, faults } = await write('people', [
      'late.1,某人,执法检查人员,gone-1,',
      'late.2,某人,执法检查人员,,',
    ]);
    expect(added).toMatchObject([{ row: 3, login: 'late.2' }]);
    expect(faults).toMatchObject([{ row: 2, column: '部门' }]);
    expect(await get('/v1/people?q=late.1')).toMatchObject({ items: [] });
  });
});

describe('a sheet', () => {
  it('has a template that names its columns, in xlsx with how to fill them in', async () => {
    for (const kind of ['people', 'departments'] as const) {
      const response = await api.call(a, 'city-admin', 'GET', `/v1/${kind}:template`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      let columns: readonly string[] = [];
      const rows = readTable(() => [bytes], { fileName: 'a.xlsx', onHeader: (found) => (columns = found) });
      await expect(rows.next()).rejects.toMatchObject({ code: 'no-rows' });
      expect(columns).toEqual(headers[kind]);
    }
  });

  it.each([
    ['without a column that must be there', '登录名,姓名\nx.y.z,某人', [undefined, '岗位', 'missing-column']],
    [
      'with one that nobody knows',
      '登录名,姓名,岗位,权限\nx.y.z,某,执法检查人员,全部',
      [undefined, '权限', 'unknown-column'],
    ],
    ['with a formula', '登录名,姓名,岗位\nx.y.z,=A1,执法检查人员', [2, '姓名', 'formula']],
    ['of nothing', '', [undefined, undefined, 'empty-file']],
    ['with no rows', '登录名,姓名,岗位\n', [undefined, undefined, 'no-rows']],
  ])('%s is refused, never by 500', async (_, text, place) => {
    expect(places(await bodyOf(post('people', text, { dryRun: true })))).toContainEqual(place);
    expect((await bodyOf(post('people', text))).code).toBe('import-rejected');
  });

  it('of more rows than one request can write is refused', async () => {
    const rows = Array.from({ length: 101 }, (_, i) => `many.${i},某人,执法检查人员,,`);
    expect(places(await look('people', rows))).toContainEqual([102, undefined, 'too-many-rows']);
    expect((await post('people', new Uint8Array(2 ** 20 + 1))).status).toBe(413);
  });

  it('is taken as a workbook too', async () => {
    const parts: Uint8Array[] = [];
    const columns = headers.departments.map((header) => ({ header }));
    const rows = [['book-1', '工作簿局', '工作簿', '', a, '', '']];
    for await (const part of writeXlsx([{ name: '部门', columns, rows }])) parts.push(part);
    const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const sent = { 'content-type': sheet, 'x-file-name': encodeURIComponent('部门.xlsx') };
    const request = { raw: Buffer.concat(parts), headers: sent };
    const done = await bodyOf(
      api.send({ tenant: a, roles: ['city-admin'] }, 'POST', '/v1/departments:import', request),
    );
    expect(done.added).toMatchObject([{ row: 2, id: 'book-1' }]);
  });
});
