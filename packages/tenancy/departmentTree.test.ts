import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reachOf } from './departmentTree.ts';
import { startTenancyApi, type TenancyApi } from './testing/api.ts';

const { a, b } = testTenants;
let api: TenancyApi;
beforeAll(async () => {
  api = await startTenancyApi();
});
afterAll(() => api.stop());

let made = 0;
const call = (method: string, to: string, body?: unknown, lock?: number) =>
  api.call(a, 'city-admin', method, to, body, lock === undefined ? {} : { 'if-match': `"${lock}"` });
const post = (body: object) => call('POST', '/v1/departments', body);
const draft = (parent?: string, division: string = a) => {
  const id = `${a}-t${++made}`;
  return { id, name: '某某局', short: '某局', division, ...(parent !== undefined && { parent }) };
};

/** Adds a department; returns its id. */
async function add(parent?: string, division?: string): Promise<string> {
  const body = draft(parent, division);
  expect((await post(body)).status).toBe(201);
  return body.id;
}
const move = (id: string, parent: string | null, lock = 1) =>
  call('PATCH', `/v1/departments/${id}`, { parent }, lock);

async function expectRefused(response: Response, words: string): Promise<void> {
  const problem = await bodyOf(response);
  expect([response.status, problem.errors]).toEqual([
    422,
    [{ pointer: '/parent', message: expect.stringContaining(words) }],
  ]);
}

describe('a department below another', () => {
  it('is shown with its parent, moved and made independent', async () => {
    const [city, other] = [await add(), await add()];
    const county = await add(city);
    expect(await bodyOf(call('GET', `/v1/departments/${county}`))).toMatchObject({ parent: city });
    expect((await move(county, other)).status).toBe(200);
    expect((await call('PATCH', `/v1/departments/${county}`, { short: '新' }, 2)).status).toBe(200);
    expect(await bodyOf(call('GET', `/v1/departments/${county}`))).toMatchObject({ parent: other });
    expect((await move(county, null, 3)).status).toBe(200);
    expect(await bodyOf(call('GET', `/v1/departments/${county}`))).not.toHaveProperty('parent');
  });

  it('is refused below nobody, another city’s, itself and its own subordinates', async () => {
    const city = await add();
    const county = await add(city);
    const station = await add(county);
    const foreign = { ...draft(), id: `${b}-scjg`, division: b };
    expect((await api.call(b, 'city-admin', 'POST', '/v1/departments', foreign)).status).toBe(201);
    await expectRefused(await post(draft('nowhere')), '不存在');
    await expectRefused(await post(draft(foreign.id)), '不存在');
    await expectRefused(await move(city, city), '本部门');
    await expectRefused(await move(city, station), '下级');
    const own = draft();
    await expectRefused(await post({ ...own, parent: own.id }), '不存在');
  });

  it('is refused on a fifth level, also where it brings its own subordinates', async () => {
    const ids = [await add()];
    for (let level = 2; level <= 4; level++) ids.push(await add(ids.at(-1)));
    await expectRefused(await post(draft(ids[3])), '最多 4 级');
    const pair = await add();
    await add(pair);
    await expectRefused(await move(pair, ids[2]!), '最多 4 级');
    expect((await move(pair, ids[1]!)).status).toBe(200);
  });

  it('never closes a circle with another change at the same moment', async () => {
    for (let round = 0; round < 6; round++) {
      const [one, two] = [await add(), await add()];
      const both = await Promise.all([move(one, two), move(two, one)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    }
  });

  it('keeps its parent from being removed, also at the very moment when it comes', async () => {
    const city = await add();
    const county = await add(city);
    const refused = await bodyOf(call('DELETE', `/v1/departments/${city}`, undefined, 1));
    expect(refused).toMatchObject({ code: 'department-in-use', departments: 1 });
    expect(refused.detail).toContain('1 个下级部门（某某局）');
    expect(refused.detail).toContain('改换上级');
    await call('DELETE', `/v1/departments/${county}`, undefined, 1);
    expect((await call('DELETE', `/v1/departments/${city}`, undefined, 1)).status).toBe(204);
    for (let round = 0; round < 6; round++) {
      const parent = await add();
      const [removed, come] = await Promise.all([
        call('DELETE', `/v1/departments/${parent}`, undefined, 1),
        post(draft(parent)),
      ]);
      expect([
        [204, 422],
        [409, 201],
      ]).toContainEqual([removed.status, come.status]);
    }
  });
});

describe('the reach of somebody in a department', () => {
  const place = (id: string, division: string, parent?: string) => ({ id, division, parent });
  const all = [
    place('city', '620300'),
    place('yongchang', '620321', 'city'),
    place('town', '620321100', 'yongchang'),
    place('jinchuan', '620302', 'city'),
    place('government', '620321'),
  ];

  it('is what is below it, and what is of the same county', () => {
    const { subordinates, county } = reachOf(all, 'yongchang');
    expect(subordinates).toEqual(['town', 'yongchang']);
    expect(county).toEqual(['government', 'town', 'yongchang']);
    expect(reachOf(all, 'city').subordinates).toEqual(['city', 'jinchuan', 'town', 'yongchang']);
  });

  it('is itself where the department is gone, and ends in a circle that cannot be', () => {
    expect(reachOf(all, 'gone')).toEqual({ subordinates: ['gone'], county: ['gone'] });
    const circle = [place('x', '620300', 'y'), place('y', '620300', 'x')];
    expect(reachOf(circle, 'x').subordinates).toEqual(['x', 'y']);
  });
});
