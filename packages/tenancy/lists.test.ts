import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTenancyApi, type TenancyApi } from './testing/api.ts';

const { a, b } = testTenants;
let api: TenancyApi;
beforeAll(async () => {
  api = await startTenancyApi();
  const departments = ['第10中队', '第9中队', '=财政局'];
  for (const [i, name] of departments.entries())
    await ask('POST', '/v1/departments', { id: `dept-${i}`, name, short: name.slice(0, 2), division: a });
  const people = ['王五', '赵六', '李四', '张三'];
  for (const [i, name] of people.entries())
    await ask('POST', '/v1/people', {
      login: `user-${i}`,
      name,
      roles: ['inspector'],
      dept: `dept-${i % 3}`,
    });
});
afterAll(() => api.stop());

const ask = (method: string, path: string, body?: unknown) => api.call(a, 'city-admin', method, path, body);
const names = async (path: string): Promise<string[]> =>
  (await bodyOf(ask('GET', path))).items.map(({ name }: { name: string }) => name);

describe('a list', () => {
  it('is sorted by what its reader sees, a page after the other', async () => {
    const path = '/v1/people?role=inspector&sort=name&limit=3';
    const first = await bodyOf(ask('GET', path));
    const second = await bodyOf(ask('GET', `${path}&cursor=${first.next}`));
    const all = [...first.items, ...second.items].map(({ name }: { name: string }) => name);
    expect(all).toEqual(['李四', '王五', '张三', '赵六']);
    expect(second.next).toBeNull();
    expect(await names('/v1/people?role=inspector&sort=-name')).toEqual(all.toReversed());
    expect(await names('/v1/departments?q=中队&sort=name')).toEqual(['第9中队', '第10中队']);
  });

  it('refuses an order it does not know, and the cursor of another order', async () => {
    expect((await ask('GET', '/v1/people?sort=password')).status).toBe(422);
    const { next } = await bodyOf(ask('GET', '/v1/people?sort=name&limit=1'));
    const moved = await bodyOf(ask('GET', `/v1/people?sort=-name&limit=1&cursor=${next}`));
    expect(moved.code).toBe('bad-cursor');
  });

  it('is exported as it is searched and sorted, and the export stands in the audit log', async () => {
    const file = await (await ask('GET', '/v1/departments:export?format=csv&q=局&sort=name')).text();
    expect(file.split('\n').filter((line) => line.includes('财政局'))).toHaveLength(1);
    expect(file).not.toContain('中队');
    expect(file, 'a spreadsheet would run it').toContain("'=财政局");
    const { items } = await bodyOf(ask('GET', '/v1/audit?action=list.export'));
    expect(items[0]).toMatchObject({
      object: { id: 'departments', name: '部门' },
      detail: { count: 1, where: ['q=局'], format: 'csv' },
    });
  });

  it('has nothing of another city', async () => {
    const other = await (await api.call(b, 'city-admin', 'GET', '/v1/people:export?format=csv')).text();
    for (const name of ['王五', '赵六', '李四', '张三']) expect(other).not.toContain(name);
  });
});
