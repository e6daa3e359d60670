import { createOnError } from '@mingcha/http';
import { bodyOf } from '@mingcha/http/testing';
import { problems } from '@mingcha/kernel';
import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineKind } from '../kind.ts';
import { openRegister } from '../register.ts';
import { byTester, type Shop, shops } from '../testing/shops.ts';
import { openListRoutes } from './openRoutes.ts';

const { a, b } = testTenants;
const open = defineKind<Shop>({
  ...shops,
  open: { fields: ['id', 'name', 'kind', 'labels'], note: '城里的店' },
});

const unexpected: unknown[] = [];
let test: TestStore;
let get: (path: string) => Promise<Response>;

async function publish(tenant: string, rows: Shop[]): Promise<void> {
  const register = openRegister(await test.store.forTenant(tenant), open);
  await register.replaceAll(rows, byTester);
  const { draft, lock } = await register.heads();
  await register.publish(draft!.id, { by: byTester.by, lock });
}

beforeAll(async () => {
  test = await startTestStore();
  const deps = {
    clock: () => new Date('2026-11-20T04:00:00Z'),
    open: async (code: string) => {
      if (code !== a && code !== b) throw problems.notFound('该城市');
      return test.readOnlyStore.forTenant(code);
    },
    further: async () => [],
  };
  const app = openListRoutes(deps, [open, { ...shops, name: 'others' }]);
  app.onError(createOnError((error) => unexpected.push(error)));
  get = async (path) => app.request(path);
  await publish(a, [
    { id: 'S1', name: '东关小店', kind: '店铺', labels: ['食品'], phone: '13800001234', risk: 'A' },
    { id: 'S2', name: '西关小摊', kind: '摊位', labels: ['日用'], phone: '13800005678', risk: 'B' },
  ]);
  const register = openRegister(await test.store.forTenant(a), open);
  const ops = [{ type: 'put', row: { id: 'S3', name: '还没公布的店' } } as const];
  await register.change({ ...byTester, ops });
});
afterAll(async () => {
  await test.stop();
  expect(unexpected).toEqual([]);
});

describe('a published list', () => {
  it('is named with its edition where it is public, and no other is', async () => {
    const { items } = await bodyOf(get(`/public/${a}/lists`));
    expect(items).toMatchObject([{ name: 'shops', title: '店铺名录', edition: { number: 1, count: 2 } }]);
    expect((await bodyOf(get(`/public/${b}/lists`))).items).toEqual([]);
    expect((await get(`/public/${a}/lists/others`)).status).toBe(404);
  });

  it('gives of the published rows what is open, and the columns to read it by', async () => {
    const { items, total, columns, note } = await bodyOf(get(`/public/${a}/lists/shops?sort=id`));
    expect([total, items]).toEqual([
      2,
      [
        { id: 'S1', name: '东关小店', kind: '店铺', labels: ['食品'] },
        { id: 'S2', name: '西关小摊', kind: '摊位', labels: ['日用'] },
      ],
    ]);
    expect(note).toBe('城里的店');
    expect(columns.map(({ field }: { field: string }) => field)).toEqual(['id', 'name', 'kind', 'labels']);
  });

  it('says whether something is on it, by its id or its whole name, and which edition says so', async () => {
    const ask = async (query: string) => bodyOf(get(`/public/${a}/lists/shops/listed?${query}`));
    const byName = await ask('item=东关小店');
    expect(byName).toMatchObject({
      listed: true,
      title: '店铺名录',
      note: '城里的店',
      edition: { number: 1 },
    });
    expect(byName.items).toEqual([{ id: 'S1', name: '东关小店', kind: '店铺', labels: ['食品'] }]);
    expect((await ask('item=S2')).items[0].name).toBe('西关小摊');
    // Neither a part of a name, nor what is not published, nor what is not open.
    for (const item of ['东关', 'S3', '还没公布的店', '13800001234', '店铺'])
      expect(await ask(`item=${item}`)).toMatchObject({ listed: false, items: [], edition: { number: 1 } });
    const before = await ask('item=S1&on=2020-01-01');
    expect([before.listed, before.edition]).toEqual([false, undefined]);
    expect((await ask('item=S1&on=2099-01-01')).listed).toBe(true);
    expect((await get(`/public/${a}/lists/shops/listed`)).status).toBe(400);
    expect((await get(`/public/${a}/lists/others/listed?item=S1`)).status).toBe(404);
    expect((await get(`/public/${b}/lists/shops/listed?item=S1`)).status).toBe(404);
  });

  it('is filtered, searched and read page by page', async () => {
    const ids = async (query: string) =>
      (await bodyOf(get(`/public/${a}/lists/shops?${query}`))).items.map(({ id }: { id: string }) => id);
    expect(await ids('kind=摊位')).toEqual(['S2']);
    expect(await ids('q=东关')).toEqual(['S1']);
    const { next } = await bodyOf(get(`/public/${a}/lists/shops?sort=id&limit=1`));
    expect(await ids(`sort=id&limit=1&cursor=${encodeURIComponent(next)}`)).toEqual(['S2']);
  });

  it.each(['risk=A', 'phone=1', 'sort=risk', 'sort=phone', 'personal=true', 'version=x', 'sort=-opened'])(
    'tells nothing by a question about what is not open: %s',
    async (query) => {
      const response = await get(`/public/${a}/lists/shops?${query}`);
      expect(response.status).toBe(400);
    },
  );

  it('finds nobody by what is personal', async () => {
    expect((await bodyOf(get(`/public/${a}/lists/shops?q=13800001234`))).items).toEqual([]);
  });

  it.each([`/public/${b}/lists/shops`, '/public/629999/lists/shops', '/public/x/lists'])(
    'is not there where none is published: %s',
    async (path) => {
      const response = await get(path);
      expect([response.status, (await bodyOf(response)).code]).toEqual([404, 'not-found']);
    },
  );

  it('has a feed of its changes, edition by edition, with its public columns only', async () => {
    await publish(a, [
      { id: 'S1', name: '东关小店', kind: '店铺', labels: ['食品'], phone: '13900001234', risk: 'B' },
      { id: 'S4', name: '南关<小店>', kind: '店铺' },
    ]);
    const response = await get(`/public/${a}/lists/shops/changes`);
    expect(response.headers.get('content-type')).toContain('application/atom+xml');
    const text = await response.text();
    const entries = text.match(/<entry>.*?<\/entry>/gs)!;
    expect(entries).toHaveLength(2);
    expect(entries[0]).toContain('新增 1 条：南关&lt;小店&gt;。移除 1 条：西关小摊。');
    expect(entries[1]).toContain('首次公布。');
    expect(text).not.toMatch(/东关|还没公布|13900001234/);
    expect((await get(`/public/${b}/lists/shops/changes`)).status).toBe(404);
    expect((await get(`/public/${a}/lists/others/changes`)).status).toBe(404);
  });

  it('is open data in its open columns, as CSV and JSON', async () => {
    const csv = await (await get(`/public/${a}/lists/shops/data`)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).not.toMatch(/13900001234|risk/);
    const json = await bodyOf(get(`/public/${a}/lists/shops/data?format=json`));
    expect(json[0]).toEqual({ id: 'S1', name: '东关小店', kind: '店铺', labels: ['食品'] });
    expect(await bodyOf(get(`/public/${a}/lists/shops/data?format=json&part=2`))).toEqual([]);
    expect((await get(`/public/${a}/lists/shops/data?edition=1`)).status).toBe(409);
    for (const query of ['format=xlsx', 'part=0', 'part=x', 'edition=x'])
      expect((await get(`/public/${a}/lists/shops/data?${query}`)).status).toBe(400);
    expect((await get(`/public/${b}/lists/shops/data`)).status).toBe(404);
  });

  it('of more than 5,000 rows is given in parts, each row once and each part from its own pages', async () => {
    const id = (n: number) => `T${String(n).padStart(5, '0')}`;
    const all = Array.from({ length: 12_000 }, (_, n) => ({ id: id(n), name: `店${n}`, kind: '店铺' }));
    await publish(b, all as Shop[]);
    const found: string[] = [];
    let next: string | undefined = `/public/${b}/lists/shops/data?format=json`;
    let parts = 0;
    while (next) {
      const response: Response = await get(next);
      const rows = (await response.clone().json()) as { id: string }[];
      expect(rows.length).toBeLessThanOrEqual(5_000);
      found.push(...rows.map((row) => row.id));
      parts++;
      next = response.headers.get('link')?.match(/<(.*)>/)?.[1];
      if (next) expect(next).toContain('edition=1');
    }
    expect([parts, found.sort()]).toEqual([3, all.map((row) => row.id)]);
  });

  it('says of an edition that changed more than is told that it did, and no less of the others', async () => {
    const id = (n: number) => `T${String(n).padStart(5, '0')}`;
    const rows = (name: string, count: number) =>
      Array.from({ length: count }, (_, n) => ({ id: id(n), name: `${name}${n}`, kind: '店铺' }) as Shop);
    await publish(b, rows('新店', 501));
    await publish(b, [...rows('旧店', 500), ...rows('新店', 501).slice(500)]);
    const text = await (await get(`/public/${b}/lists/shops/changes`)).text();
    const [last, before] = text.match(/<entry>.*?<\/entry>/gs)!;
    expect(last).toContain('修改 500 条');
    expect(before).toContain('改动超过 500 条，请下载全文核对。');
  });

  it('names no column as open that is not for everybody', () => {
    for (const field of ['phone', 'risk', 'none'])
      expect(() => defineKind<Shop>({ ...shops, open: { fields: [field], note: '' } })).toThrow(field);
  });
});
