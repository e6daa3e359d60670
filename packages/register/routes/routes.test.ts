import { allRights, auditSentenceText, readAudit } from '@mingcha/http';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../pages/hash.ts';
import { verifyInclusion } from '../proof.ts';
import { bodyOf, type CallInit, startTestApi, type TestApi } from '../testing/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const json = (body: unknown, headers: Record<string, string> = {}): CallInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});
const create = (id: string, more = {}) =>
  api.call(
    'PUT',
    `/v1/shops/${encodeURIComponent(id)}`,
    json({ id, name: `店${id}`, ...more }, { 'if-none-match': '*' }),
  );
const etagOf = (response: Response) => response.headers.get('etag')!;
const unprivileged = allRights.filter((right) => right !== 'rosters:personal');

describe('a row', () => {
  it('is made once, changed under its ETag, and removed', async () => {
    const made = await create('R1', { phone: '13800001234' });
    expect(made.status).toBe(201);
    expect(await bodyOf(made)).toEqual({ id: 'R1', name: '店R1', phone: '138****1234' });
    expect((await create('R1')).status).toBe(412);

    const read = await api.call('GET', '/v1/shops/R1');
    expect(etagOf(read)).toBe(etagOf(made));
    const patch = (headers: Record<string, string>) =>
      api.call('PATCH', '/v1/shops/R1', json({ name: '新名', phone: null }, headers));
    expect((await patch({})).status).toBe(428);
    expect((await patch({ 'if-match': '"other"' })).status).toBe(412);
    const changed = await patch({ 'if-match': etagOf(made), 'content-type': 'application/merge-patch+json' });
    expect(await bodyOf(changed)).toEqual({ id: 'R1', name: '新名' });
    expect((await patch({ 'if-match': etagOf(made) })).status).toBe(412);

    expect((await api.call('DELETE', '/v1/shops/R1')).status).toBe(428);
    const removed = await api.call('DELETE', '/v1/shops/R1', { headers: { 'if-match': etagOf(changed) } });
    expect(removed.status).toBe(204);
    expect((await api.call('GET', '/v1/shops/R1')).status).toBe(404);
    const { items } = await bodyOf(api.call('GET', '/v1/shops/R1/history'));
    expect(items.map((entry: { action: string }) => entry.action)).toEqual(['removed', 'changed', 'added']);
    expect(items[0]).toMatchObject({ row: { name: '新名' }, by: { sub: 'u1', name: '王五' } });
  });

  it.each([
    ['broken JSON', '{"id":', 400, 'malformed-request'],
    ['a list', '[]', 400, 'malformed-request'],
    ['another id', '{"id":"other","name":"店"}', 422, 'invalid'],
    ['an unknown field', '{"name":"店","__proto__":{"x":1}}', 422, 'invalid'],
    ['a value not on the list', '{"name":"店","kind":"超市"}', 422, 'invalid'],
    ['deep nesting', `{"name":"店","labels":${'['.repeat(5000)}${']'.repeat(5000)}}`, 422, 'invalid'],
  ])('is refused with %s', async (_, body, status, code) => {
    const headers = { 'content-type': 'application/json', 'if-none-match': '*' };
    const response = await api.call('PUT', '/v1/shops/R2', { body, headers });
    expect([response.status, (await bodyOf(response)).code]).toEqual([status, code]);
  });

  it('shows its errors only when refused: a warning was shown as one more thing to mend', async () => {
    const late = { name: '店', opened: '2999-01-01', staff: -1 };
    const response = await api.call('PUT', '/v1/shops/R6', json(late, { 'if-none-match': '*' }));
    expect((await bodyOf(response)).errors).toEqual([{ pointer: '/staff', message: '人数不能为负' }]);
  });

  it('is not put under an address that cleaning makes another’s: it stood in for that row, whose ETag nobody gave', async () => {
    const body = await bodyOf(await create('R5'));
    for (const id of ['R5 ', ' R5', 'R 5', 'Ｒ5']) {
      const response = await api.call(
        'PUT',
        `/v1/shops/${encodeURIComponent(id)}`,
        json({ name: '乙店' }, { 'if-none-match': '*' }),
      );
      expect([response.status, (await bodyOf(response)).errors]).toEqual([
        422,
        [{ pointer: '/id', message: expect.stringContaining('R5') }],
      ]);
    }
    expect(await bodyOf(api.call('GET', '/v1/shops/R5'))).toEqual(body);
  });

  it('is masked for who may not see personal data, and a mask is never stored', async () => {
    const made = await create('R3', { phone: '13800001234' });
    const as = { rights: unprivileged };
    const seen = await api.call('GET', '/v1/shops/R3', as);
    expect(await bodyOf(seen)).toMatchObject({ phone: '138****1234' });
    const patch = (phone: string, etag: string) =>
      api.call('PATCH', '/v1/shops/R3', { ...as, ...json({ name: '改', phone }, { 'if-match': etag }) });
    expect((await patch('138****9999', etagOf(made))).status).toBe(422);
    expect((await patch('138****1234', etagOf(made))).status).toBe(200);
    expect(await bodyOf(api.call('GET', '/v1/shops/R3?personal=true'))).toMatchObject({
      name: '改',
      phone: '13800001234',
    });
    for (const path of ['/R3?personal=true', '?personal=true', '/R3/history?personal=true', '?sort=phone'])
      expect((await api.call('GET', `/v1/shops${path}`, as)).status, path).toBe(403);
    expect(await bodyOf(api.call('GET', '/v1/shops?q=1380000', as))).toMatchObject({ total: 0 });
    expect(await bodyOf(api.call('GET', '/v1/shops?q=1380000'))).toMatchObject({ total: 0 });
    expect(await bodyOf(api.call('GET', '/v1/shops?q=1380000&personal=true'))).toMatchObject({ total: 1 });
    const history = await bodyOf(api.call('GET', '/v1/shops/R3/history', as));
    expect(JSON.stringify(history)).not.toContain('13800001234');
  });

  it('can be shown to be in the list without its personal and internal fields', async () => {
    await create('R4', { phone: '13800001234', risk: 'B' });
    const proof = await bodyOf(api.call('GET', '/v1/shops/R4/inclusion', { rights: unprivileged }));
    expect(proof.open.row).toEqual({ id: 'R4', name: '店R4' });
    expect(JSON.stringify(proof)).not.toContain('1380000');
    expect(verifyInclusion(proof, sha256)).toBe(true);
    const whole = await bodyOf(api.call('GET', '/v1/shops/R4/inclusion?personal=true'));
    expect(whole.closed.row).toEqual({ phone: '13800001234', risk: 'B' });
    expect(verifyInclusion(whole, sha256)).toBe(true);
  });
});

describe('the audit log', () => {
  const recorded = async (tenant: string) => {
    const store = await api.test.store.forTenant(tenant);
    const { items } = await readAudit(store, {}, { limit: 1 });
    return items.map((record) => [auditSentenceText(record), record.changes ?? []]);
  };
  const label = (before: string, after: string) => (of: string) => ({ label: of, before, after });

  it('holds what was edited in a row, from what to what, with personal values masked', async () => {
    const made = await create('AU1', { phone: '13800001234', labels: ['烟草'] });
    const created = await recorded(testTenants.a);
    expect(created[0]![0]).toBe('新增了店铺 店AU1（AU1）');
    expect(created[0]![1]).toContainEqual({ label: '电话', before: '', after: '138****1234' });
    const change = json({ name: ' 新店 ', phone: '13900005678' }, { 'if-match': etagOf(made) });
    const patched = await api.call('PATCH', '/v1/shops/AU1', change);
    expect(await recorded(testTenants.a)).toEqual([
      [
        '修改了店铺 新店（AU1）',
        [label('店AU1', '新店')('名称'), label('138****1234', '139****5678')('电话')],
      ],
    ]);
    const same = json({ name: '新店' }, { 'if-match': etagOf(patched) });
    await api.call('PATCH', '/v1/shops/AU1', same);
    expect((await recorded(testTenants.a))[0]![0]).toBe('修改了店铺 新店（AU1）');
    await api.call('DELETE', '/v1/shops/AU1', { headers: { 'if-match': '*' } });
    const [[text, changes]] = (await recorded(testTenants.a)) as [[string, unknown[]]];
    expect([text, changes.length]).toEqual(['移除了店铺 新店（AU1）', 4]);
    expect(await recorded(testTenants.b)).toEqual([]);
  });

  it('holds each look at personal data, of one row or of many, and none at masked data', async () => {
    await create('AU2', { phone: '13800001234' });
    await create('AU3');
    const before = await recorded(testTenants.a);
    for (const path of ['/AU2', '?q=AU2', '/AU2/history', '/AU3?personal=true'])
      expect((await api.call('GET', `/v1/shops${path}`)).status).toBe(200);
    expect(await recorded(testTenants.a)).toEqual(before);
    for (const path of ['/AU2', '/AU2/history', '/AU2/inclusion', '?q=AU2']) {
      const mark = path.includes('?') ? '&' : '?';
      expect((await api.call('GET', `/v1/shops${path}${mark}personal=true`)).status).toBe(200);
      expect(await recorded(testTenants.a)).toEqual([['查看了店铺 店AU2（AU2） 的个人信息（电话）', []]]);
      await create(`AU2-${path.length}`);
    }
    await create('AU4', { phone: '13800005678' });
    await api.call('GET', '/v1/shops?q=AU&personal=true&limit=100');
    expect((await recorded(testTenants.a))[0]![0]).toMatch(
      /^查看了 店铺名录 中 \d+ 条记录的个人信息（电话）$/,
    );
  });

  it('holds exports and imports, with what came of them', async () => {
    await api.call('GET', '/v1/shops:export?format=csv');
    expect((await recorded(testTenants.a))[0]![0]).toMatch(/^导出了 店铺名录 第 \d+ 版，共 \d+ 条$/);
    await api.call('GET', '/v1/shops:export?format=csv&personal=true');
    expect((await recorded(testTenants.a))[0]![0]).toMatch(/，含个人信息$/);
    const headers = { 'content-type': 'text/csv', 'x-file-name': 'a.csv' };
    await api.call('POST', '/v1/shops:import?mode=merge', { body: '编号,名称\nAU9,新', headers });
    expect((await recorded(testTenants.a))[0]![0]).toMatch(
      /^导入了 店铺名录，形成第 \d+ 版：新增 1、修改 0、移除 0（a\.csv）$/,
    );
  });
});

describe('a register', () => {
  it('lists by filter and sort, page after page of one version', async () => {
    for (const [id, kind] of [
      ['L1', '摊位'],
      ['L2', '摊位'],
      ['L3', '摊位'],
    ] as const) {
      await create(id, { kind });
    }
    const first = await bodyOf(api.call('GET', '/v1/shops?kind=摊位&sort=-id&limit=2'));
    expect(first.items.map((row: { id: string }) => row.id)).toEqual(['L3', 'L2']);
    expect(first.total).toBe(3);
    await create('L4', { kind: '摊位' });
    const cursor = encodeURIComponent(first.next);
    const second = await bodyOf(api.call('GET', `/v1/shops?kind=摊位&sort=-id&limit=2&cursor=${cursor}`));
    expect(second).toMatchObject({ items: [{ id: 'L1' }], next: null, version: first.version });
    const other = await api.call('GET', `/v1/shops?kind=摊位&sort=id&limit=2&cursor=${cursor}`);
    expect((await bodyOf(other)).code).toBe('bad-cursor');
    const unknown = await api.call('GET', '/v1/shops?nmae=x');
    expect(unknown.status).toBe(422);
  });

  it('shows its versions, their differences, and publishes one under the heads’ ETag', async () => {
    await create('V1');
    const response = await api.call('GET', '/v1/shops:versions?limit=2');
    const { items } = await bodyOf(response);
    expect(items[0]).toMatchObject({ head: ['draft'], source: { type: 'edit' }, by: { name: '王五' } });
    const diff = await bodyOf(api.call('GET', `/v1/shops:diff?from=${items[1].id}&to=${items[0].id}`));
    expect(diff).toEqual({
      items: [{ id: 'V1', action: 'added', after: { id: 'V1', name: '店V1' } }],
      next: null,
      summary: { added: 1, changed: 0, removed: 0 },
    });
    const publish = (headers: Record<string, string>) =>
      api.call('POST', '/v1/shops:publish', json({ version: items[1].id }, headers));
    expect((await publish({})).status).toBe(428);
    const published = await publish({ 'if-match': etagOf(response) });
    expect(await bodyOf(published)).toMatchObject({ published: { id: items[1].id } });
    expect((await publish({ 'if-match': etagOf(response) })).status).toBe(412);
  });

  it('shows its columns', async () => {
    const { kind, columns } = await bodyOf(api.call('GET', '/v1/shops:columns'));
    expect(kind).toBe('shops');
    expect(columns[2]).toMatchObject({ field: 'kind', header: '类型', filterable: true });
  });

  it('asks for the right of each route', async () => {
    const reader = { rights: ['rosters:read'] as const };
    const calls: [string, string][] = [
      ['PUT', '/v1/shops/x'],
      ['PATCH', '/v1/shops/x'],
      ['DELETE', '/v1/shops/x'],
      ['POST', '/v1/shops:import?mode=merge'],
      ['POST', '/v1/shops:upload'],
      ['POST', '/v1/shops:publish'],
      ['GET', '/v1/jobs'],
    ];
    for (const [method, path] of calls) expect((await api.call(method, path, reader)).status, path).toBe(403);
    for (const path of ['', '/x', ':versions', ':columns', ':template', ':export']) {
      expect((await api.call('GET', `/v1/shops${path}`, { rights: [] })).status, path).toBe(403);
    }
  });

  it('is another one for another tenant', async () => {
    await create('T1');
    const { items } = await bodyOf(api.call('GET', '/v1/shops:versions'));
    const other = { tenant: testTenants.b };
    expect((await api.call('GET', '/v1/shops/T1', other)).status).toBe(404);
    expect((await api.call('GET', `/v1/shops/T1?version=${items[0].id}`, other)).status).toBe(404);
    expect((await api.call('GET', `/v1/shops?version=${items[0].id}`, other)).status).toBe(404);
    expect((await api.call('GET', `/v1/shops:export?version=${items[0].id}`, other)).status).toBe(404);
    expect(await bodyOf(api.call('GET', '/v1/shops', other))).toMatchObject({ items: [], total: 0 });
  });

  it('is described for the OpenAPI document', () => {
    const { paths, components } = api.app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 't', version: '1' },
    });
    expect(Object.keys(paths ?? {})).toEqual(
      expect.arrayContaining(['/v1/shops', '/v1/shops/{id}', '/v1/shops:import', '/v1/jobs/{id}/{report}']),
    );
    expect(components?.schemas).toHaveProperty('Row-shops.properties.name');
  });
});

it('no route met an error of our own', () => expect(api.reported).toEqual([]));
