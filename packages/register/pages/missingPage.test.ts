import { remove } from '@mingcha/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createContext } from '../reading/view.ts';
import { openRegister } from '../register.ts';
import { bodyOf, startTestApi, type TestApi } from '../testing/api.ts';
import { byTester, type Shop, shops } from '../testing/shops.ts';
import { createCache, sharedCache } from './cache.ts';
import { pageEntity } from './entities.ts';
import type { PageRef } from './page.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(imported);
});
afterAll(() => api.stop());

const rows = Array.from({ length: 1_200 }, (_, i): Shop => ({ id: `M${i}`, name: `店${i}` }));
/** A name of its own: the process's cache, which files of tests share, keeps a register's secret by its name. */
const imported = { ...shops, name: 'missing-import' };
let kind = imported;
let made = 0;

const store = () => api.test.store.forTenant('620300');
/** The register as a process sees it that has nothing at hand. */
const fresh = async () => openRegister(await store(), kind, { cache: createCache(2 ** 26) });

/** Loses one page of the draft in the table, and names it with one of its rows. */
async function losePage(): Promise<{ page: PageRef; id: string }> {
  const own = await store();
  const cache = createCache(2 ** 26);
  const context = createContext(own, kind, { now: () => new Date(), cache, writer: 'all' });
  const manifest = await context.manifest((await context.heads())!.draft);
  expect(manifest.length).toBeGreaterThan(2);
  const page = manifest[1]!;
  const [{ id }] = (await context.load(page)) as [Shop];
  const { lock } = (await own.get(pageEntity, { hash: page.hash }))!;
  await own.write(remove(pageEntity, { hash: page.hash }, lock));
  return { page, id };
}

describe('a page that is missing in the table', () => {
  beforeEach(async () => {
    kind = { ...shops, name: `missing${++made}` };
    await openRegister(await store(), kind).replaceAll(rows, byTester);
  });

  it('is told in words by what reads it or changes a row of it', async () => {
    const { page, id } = await losePage();
    const missing = { status: 500, code: 'page-missing', extra: { page: page.hash } };
    const register = await fresh();
    const { id: version } = await register.current();
    await expect(register.row(version, id)).rejects.toMatchObject(missing);
    await expect(register.list({ q: '店1' })).rejects.toMatchObject(missing);
    const change = register.change({ ...byTester, ops: [{ type: 'put', row: { id, name: '改' } }] });
    await expect(change).rejects.toMatchObject(missing);
  });

  it('heals when the same rows come again, where they were taken for stored', async () => {
    const { id } = await losePage();
    const before = await (await fresh()).current();
    const { version, counts } = await (await fresh()).replaceAll(rows, byTester);
    expect([version, counts.unchanged]).toEqual([before, rows.length]);
    const healed = await fresh();
    expect(await healed.row(before.id, id)).toMatchObject({ id });
    expect((await healed.list({ q: '店' })).total).toBe(rows.length);
  });

  it('heals though it is still at hand in the process that writes', async () => {
    const { id } = await losePage();
    const register = openRegister(await store(), kind);
    const { id: version } = await register.current();
    await register.scan(version, () => {}).catch(() => {});
    await register.replaceAll(rows, byTester);
    expect(await (await fresh()).row(version, id)).toMatchObject({ id });
  });

  it('never stands in the way of other rows in place of all', async () => {
    const { page } = await losePage();
    const others = rows.map((row): Shop => ({ ...row, name: `${row.name}（新）` }));
    const { version, counts } = await (await fresh()).replaceAll(others, byTester);
    expect(version).toMatchObject({ number: 2, count: rows.length });
    expect(counts).toMatchObject({ added: page.count, removed: page.count });
    expect((await (await fresh()).list({ q: '（新）' })).total).toBe(rows.length);
  });
});

it('a file in place of the whole list is imported though a page of the list is missing', async () => {
  kind = imported;
  const post = (body: string) =>
    bodyOf(
      api.call('POST', '/v1/shops:import?mode=replace', { body, headers: { 'content-type': 'text/csv' } }),
    );
  const file = ['编号,名称', ...rows.map(({ id, name }) => `${id},${name}`)].join('\n');
  await post(file);
  const { id, page } = await losePage();
  sharedCache.clear();
  expect((await post(file)).summary).toMatchObject({ unchanged: rows.length, removed: 0 });
  expect(await bodyOf(api.call('GET', `/v1/shops/${id}`))).toMatchObject({ id });
  await losePage();
  sharedCache.clear();
  const { summary } = await post(file.replaceAll('店', '新店'));
  expect(summary).toMatchObject({
    added: page.count,
    removed: page.count,
    changed: rows.length - page.count,
  });
  expect(api.reported).toEqual([]);
});
