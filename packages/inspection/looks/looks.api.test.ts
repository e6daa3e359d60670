import { type BenchRow, type CaseApi, pagesOf, startCaseApi, type Who } from '@mingcha/casework/testing';
import { inspectionItemKind } from '@mingcha/catalogue';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { openRegister, type RegisterKind, type Row } from '@mingcha/register';
import { create } from '@mingcha/store';
import { hooks, library, paperTemplates, systemKinds } from '@mingcha/systems';
import { readTable } from '@mingcha/tabular';
import { departmentSchema, personEntity } from '@mingcha/tenancy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { departmentEntity } from '../../tenancy/department.ts';
import { registerKinds } from '../index.ts';
import { objectSchema } from '../rosters/object.ts';
import { objectKind } from '../rosters/objectKind.ts';
import { looksRouter } from './index.ts';

const kinds = [...registerKinds, ...systemKinds].map(({ kind }) => kind as RegisterKind<Row>);
const { a, b } = testTenants;
const market = 'scjg';
const bureau = 'jc-scjg';

let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({
    library: library.map(({ type }) => type),
    kinds,
    templates: paperTemplates,
    hooks,
    departments: [market, 'yjgl'],
    start: '2026-11-29T01:00:00.000Z',
    routes: [looksRouter],
  });
  const store = await api.test.store.forTenant(a);
  const county = { id: bureau, name: '金川区局', short: '金川区局', parent: market, division: '620302' };
  await store.write(create(departmentEntity, departmentSchema.parse(county)));
  await store.write(
    create(personEntity, {
      id: inspector.id,
      login: 'wang.yi',
      name: '王一',
      roles: ['inspector'],
      dept: market,
      status: 'active',
    }),
  );
  await fillItems();
  await fillObjects();
  await pagesOf(store, 'inspection-visits', { rows: visits(), waiting: 2, now: api.time.now() });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

/** An inspector with an account; who has none any more is named by the account's id. */
const inspector = { id: 'wang', name: '王一' };
const by = { by: { sub: 'seed', name: '初始化' }, source: { type: 'seed' as const }, reason: '测试' };

async function fillItems(): Promise<void> {
  const register = openRegister(await api.test.store.forTenant(a), inspectionItemKind, { now: api.time.now });
  const item = { kind: '一般' as const, skills: [], status: '启用' as const };
  await register.replaceAll(
    [
      { ...item, id: 'SJ-0001', name: '登记事项检查', dept: market },
      { ...item, id: 'SJ-0002', name: '安全生产检查', dept: 'yjgl' },
    ],
    by,
  );
  await register.publish((await register.current()).id, by);
}

const object = (n: number, more: object = {}) =>
  objectSchema.parse({
    id: `JC-000${n}`,
    name: `第${n}商店`,
    type: '企业',
    division: '620302',
    industry: 'F52',
    riskClass: 'A',
    legalRepresentative: '王小明',
    ...more,
  });

async function fillObjects(): Promise<void> {
  await api.fill(objectKind, [
    object(1),
    object(2, { riskClass: 'D' }),
    object(3, { division: '620321', industry: 'H62' }),
    object(4, { division: '620321', riskClass: 'D' }),
    object(5, { status: '注销' }),
  ]);
}

/** Visits as rows: two of the county, one joint, one of last year, one refused, and those that are still to be made. */
function visits(): BenchRow[] {
  const line = (n: number, more: Partial<BenchRow> & { listed: object }): BenchRow => ({
    id: `01JD00000000000000000000${String(n).padStart(2, '0')}`,
    version: 1,
    state: 'published',
    depts: [market],
    openedAt: '2026-02-01T01:00:00.000Z',
    openedOn: '2026-02-01',
    names: { 'SJ-0001': '登记事项检查' },
    spent: {
      visit: { gross: 5, held: 0, net: 5, isLate: false },
      publish: { gross: 9, held: 0, net: 9, isLate: false },
    },
    ...more,
    listed: {
      ...{ object: 'JC-0001', items: ['SJ-0001'], kind: '双随机抽查', mode: '现场检查', dept: market },
      ...{ from: '2026-02-01', until: '2026-12-20', outcome: '未发现问题', results: ['未发现问题'] },
      ...more.listed,
    },
  });
  const unmade = { outcome: undefined, results: undefined };
  const late = { gross: 30, held: 0, net: 30, isLate: true };
  return [
    line(1, { people: ['gone', inspector.id], listed: { endedOn: '2026-03-05' } }),
    line(2, {
      people: ['gone'],
      depts: [bureau],
      listed: { dept: bureau, endedOn: '2026-03-31', mode: '网络监测' },
    }),
    line(3, {
      depts: [bureau],
      spent: { visit: late },
      state: 'toPublish',
      listed: {
        ...{ dept: bureau, object: 'JC-0002', endedOn: '2026-11-03', items: ['SJ-0001', 'SJ-0002'] },
        ...{ outcome: '发现问题待处理', results: ['发现问题待后续处理'] },
      },
    }),
    line(4, { listed: { endedOn: '2025-03-09', object: 'JC-0003' } }),
    line(5, { state: 'toVisit', spent: {}, listed: { ...unmade, until: '2026-11-20' } }),
    line(6, { state: 'toVisit', spent: {}, listed: { ...unmade, until: '2026-11-29' } }),
    line(7, { state: 'proposed', spent: {}, listed: unmade }),
    line(8, { state: 'refused', spent: {}, listed: unmade }),
  ];
}

const admin: Who = { role: 'city-admin' };
const clerk: Who = { role: 'department-admin', dept: bureau };
const dashboard = (who: Who, query = '') => bodyOf(api.call(who, 'GET', `/v1/inspections/dashboard${query}`));

type Listed = { count: number; list: { state?: string; where?: string[] } };
async function totalOf(who: Who, { list }: Pick<Listed, 'list'>): Promise<number> {
  const query = new URLSearchParams();
  if (list.state) query.append('state', list.state);
  for (const one of list.where ?? []) query.append('where', one);
  const { total } = await bodyOf(api.call(who, 'GET', `/v1/cases/inspection-visits?${query}`));
  return total;
}

describe('the dashboard of inspections', () => {
  it('counts a year, each number as the list to which it leads', async () => {
    const found = await dashboard(admin);
    const counts = Object.fromEntries(
      Object.entries<Listed>(found.visits).map(([name, { count }]) => [name, count]),
    );
    expect(counts).toEqual({ proposed: 1, due: 2, overdue: 1, made: 3, published: 2, problems: 1 });
    const numbers: Listed[] = [
      ...Object.values<Listed>(found.visits),
      ...found.items,
      ...found.departments,
      ...found.months,
    ];
    for (const one of numbers) expect(await totalOf(admin, one)).toBe(one.count);
    const { shares } = found;
    expect(shares).toMatchObject({
      visitsOnTime: { part: 2, of: 3 },
      publishedOnTime: { part: 2, of: 2 },
      joint: { part: 1, of: 3 },
      offSite: { part: 1, of: 3 },
    });
    for (const share of Object.values<{ of: number; list: Listed['list'] }>(shares))
      expect(await totalOf(admin, share)).toBe(share.of);
    expect(found.perObject.slice(0, 2)).toEqual([
      { visits: 1, objects: 1 },
      { visits: 2, objects: 1 },
    ]);
    expect(found.months[2]).toMatchObject({ month: '2026-03', count: 2, before: 1 });
  });

  it('measures coverage by objects in business, by county, industry and class', async () => {
    const { coverage, whole } = await dashboard(admin);
    expect(whole).toBe(true);
    expect(coverage).toMatchObject({
      whole: { visited: 2, objects: 4 },
      counties: [
        { key: '620302', name: '金川区', visited: 2, objects: 2 },
        { key: '620321', visited: 0, objects: 2 },
      ],
      industries: [
        { key: 'F', visited: 2, objects: 3 },
        { key: 'H', visited: 0, objects: 1 },
      ],
      classes: [
        { key: 'A', visited: 1, objects: 2 },
        { key: 'D', visited: 1, objects: 2 },
      ],
    });
  });

  it('shows a county clerk the county alone, and the other city nothing', async () => {
    const found = await dashboard(clerk);
    expect(found).toMatchObject({ whole: false, visits: { made: { count: 2 }, due: { count: 0 } } });
    expect(found.coverage).toMatchObject({
      whole: { visited: 2, objects: 2 },
      counties: [{ key: '620302' }],
    });
    expect(await totalOf(clerk, found.visits.made)).toBe(2);
    const other = await dashboard({ ...admin, tenant: b });
    expect(other).toMatchObject({ visits: { made: { count: 0 } }, coverage: { whole: { objects: 0 } } });
  });

  it('is of the year that is asked for', async () => {
    expect(await dashboard(admin, '?year=2025')).toMatchObject({
      year: 2025,
      visits: { made: { count: 1 } },
    });
    expect((await api.call(admin, 'GET', '/v1/inspections/dashboard?year=1')).status).toBe(422);
  });

  it('exports the yearly table of inspections within the reach, and the audit log says so', async () => {
    const cells = async (who: Who, table = 'checks') => {
      const response = await api.call(who, 'GET', `/v1/inspections/dashboard:export?table=${table}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const rows = [];
      for await (const { values } of readTable(() => [bytes], { fileName: 't.xlsx' })) rows.push(values);
      return rows;
    };
    const all = await cells(admin);
    expect(all.at(-1)).toMatchObject({ 实施部门: '合计', 检查次数: '3', 联合检查: '1', 被检查企业户数: '2' });
    expect((await cells(clerk)).map((row) => row.实施部门)).toEqual(['金川区局', '合计']);
    const { items } = await bodyOf(api.call(admin, 'GET', '/v1/audit?action=list.export'));
    expect(items[0].object).toMatchObject({ id: 'inspections/checks' });

    const levels = await cells(admin, 'levels');
    expect(levels.map(({ 层级和区划: level, 检查次数: made }) => [level, made])).toEqual([
      ['县级：金川区', '2'],
      ['市级', '1'],
      ['合计', '3'],
    ]);
    // Each of a team has made the visit; in whole it is one.
    const people = await cells(admin, 'inspectors');
    expect(people.map(({ 检查人员: who, 检查次数: made }) => [who, made])).toEqual([
      ['gone', '2'],
      [inspector.name, '1'],
      ['合计', '3'],
    ]);
    expect(people[1]).toMatchObject({ 部门: 'scjg局', 层级和区划: '市级' });
    const libraries = await cells(admin, 'libraries');
    expect(libraries[0]).toMatchObject({
      名录库: '检查对象名录库',
      层级: '城市',
      可抽取数: '4',
      检查次数: '3',
    });
    expect((await cells(clerk, 'libraries')).map(({ 层级: level }) => level)).not.toContain('城市');
    await expect(cells({ ...admin, tenant: b }, 'libraries')).rejects.toThrow('没有数据行');
    const coverage = await cells(admin, 'coverage');
    expect(coverage.slice(0, 2)).toMatchObject([
      { 分类: '全部', 在营对象: '4', 已检查: '2', '覆盖率（%）': '50' },
      { 分类: '县区', 名称: '金川区', 在营对象: '2', 未检查: '0', '覆盖率（%）': '100' },
    ]);
    expect(coverage.map(({ 分类: by }) => by)).toContain('信用风险分类');
    expect((await cells(clerk, 'coverage'))[0]).toMatchObject({ 在营对象: '2' });
    expect((await cells({ ...admin, tenant: b }, 'inspectors')).map(({ 检查人员: who }) => who)).toEqual([
      '合计',
    ]);
  });
});
