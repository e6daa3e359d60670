import { defineCaseType } from '@mingcha/cases';
import { bodyOf } from '@mingcha/http/testing';
import { Crash, dyingStore, testTenants } from '@mingcha/local/testing';
import { defineKind } from '@mingcha/register';
import { readTable } from '@mingcha/tabular';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type CaseApi, startCaseApi, type Who } from '../testing/api.ts';

const streets = defineKind({
  name: 'streets',
  title: '道路名录',
  noun: '道路',
  rights: { read: 'rosters:read', write: 'rosters:write' },
  schema: z.strictObject({ id: z.string(), name: z.string() }),
  columns: [
    { field: 'id', header: '编号', type: 'code', required: true },
    { field: 'name', header: '名称', type: 'text', required: true, searchable: true },
  ],
});
const base = defineCaseType({
  format: 1,
  name: 'holes',
  title: '坑洞',
  group: 'holes',
  basis: ['内部制度'],
  number: { pattern: '坑{seq}' },
  unique: [{ by: ['code'], among: 'all' }],
  open: {
    by: ['office'],
    fills: ['code', 'kinds', 'dept'],
    asks: ['cost', 'seen', 'urgent', 'place', 'street', 'clerk', 'photo'],
    to: 'received',
    needs: [{ test: 'cost < 1000.0', when: 'cost > 0.0', else: '费用超过一千元的，请走立项' }],
  },
  fields: {
    code: { title: '编码', type: 'text', max: 10 },
    kinds: { title: '类别', type: 'choice', choices: ['车行道', '人行道'], many: true },
    dept: { title: '承办单位', type: 'department' },
    cost: { title: '费用', type: 'number' },
    seen: { title: '发现日期', type: 'date' },
    urgent: { title: '紧急', type: 'yesNo' },
    place: { title: '区划', type: 'division' },
    street: { title: '道路', type: 'row', register: 'streets' },
    clerk: { title: '经办', type: 'person' },
    photo: { title: '照片', type: 'file' },
  },
  parties: {
    office: { title: '受理', right: 'cases:holes:write' },
    unit: { title: '承办', right: 'cases:holes:sign', dept: 'dept' },
  },
  states: {
    received: { title: '办理中', kind: 'open', for: ['unit', 'office'], noClock: '测试' },
    closed: { title: '办结', kind: 'done' },
  },
  actions: { close: { title: '办结', from: ['received'], by: ['office', 'unit'], to: 'closed' } },
  retention: [{ months: 12, do: 'archive' }],
});
const withPhoto = {
  ...base,
  name: 'photos',
  open: { ...base.open, fills: [...base.open.fills, 'photo'], asks: [] },
};
const { a, b } = testTenants;
let api: CaseApi;
beforeAll(async () => {
  api = await startCaseApi({ library: [base, withPhoto], kinds: [streets] });
  const rows = [
    { id: 'S1', name: '长安路' },
    { id: 'S2', name: '延安路' },
  ];
  await api.fill(streets, rows);
  const person = { login: 'clerk.one', name: '钱经办', roles: ['department-admin'], dept: 'dept-a' };
  await api.call({}, 'POST', '/v1/people', { body: person });
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected.filter((one) => !(one instanceof Crash))).toEqual([]);
});

const path = '/v1/case-types/holes/cases';
const headers = '编码,类别,承办单位,费用,发现日期,紧急,区划,道路,经办';
const sheet = (...rows: string[]) => [headers, ...rows].join('\n');
const send = (
  csv: string,
  { dryRun = false, who = {}, ...init }: { dryRun?: boolean; who?: Who; over?: never } = {},
) => api.call(who, 'POST', `${path}:import?dryRun=${dryRun}`, { csv, ...init });
const count = async (tenant: string = a) =>
  (await bodyOf(api.call({ tenant }, 'GET', '/v1/cases/holes'))).total as number;
const places = (faults: { row?: number; column?: string; code: string }[]) =>
  faults.map(({ row, column, code }) => [row, column, code]);

describe('cases from a sheet', () => {
  it('have a template with what their opening asks for, files left out', async () => {
    const answer = await api.call({}, 'GET', `${path}:template?format=csv`);
    const text = await answer.text();
    expect(text.trim().replace('\uFEFF', '')).toBe(headers);
    const book = new Uint8Array(await (await api.call({}, 'GET', `${path}:template`)).arrayBuffer());
    const reading = (async () => {
      for await (const _ of readTable(() => [book], { fileName: 'a.xlsx' }));
    })();
    await expect(reading).rejects.toMatchObject({ code: 'no-rows' });
  });

  it('are looked at first, then each opened by the names that people write, and not again', async () => {
    const csv = sheet(
      'K1,车行道、人行道,dept-a局,"1,2",2026/3/5,是,金川区,长安路,钱经办',
      'K2,人行道,dept-b,,2026年3月6日,否,620321,S2,clerk.one',
    );
    const seen = await bodyOf(send(csv, { dryRun: true }));
    expect(seen).toMatchObject({ rows: 2, faults: [], added: [], there: [] });
    expect(seen.ready[0].cells).toMatchObject({ 编码: 'K1', 道路: '长安路' });
    expect(await count()).toBe(0);
    const { added } = await bodyOf(send(csv));
    expect(added).toMatchObject([
      { row: 2, name: '坑1' },
      { row: 3, name: '坑2' },
    ]);
    const one = await bodyOf(api.call({}, 'GET', `/v1/cases/holes/${added[0].id}`));
    const values = Object.fromEntries(
      one.fields.map(({ name, value }: { name: string; value: unknown }) => [name, value]),
    );
    expect(values).toMatchObject({
      ...{ code: 'K1', kinds: ['车行道', '人行道'], dept: 'dept-a', cost: 12, seen: '2026-03-05' },
      ...{ urgent: true, place: '620302', street: 'S1' },
    });
    expect(one.names[values.clerk as string]).toBe('钱经办');
    const again = await bodyOf(send(csv));
    expect(again).toMatchObject({ added: [], faults: [] });
    expect(again.there.map(({ name }: { name: string }) => name)).toEqual(['坑1', '坑2']);
    expect([await count(), await count(b)]).toEqual([2, 0]);
    const { items } = await bodyOf(
      api.call({ role: 'auditor' }, 'GET', '/v1/audit?limit=2&action=case.open'),
    );
    expect(items).toHaveLength(2);
  });

  it('are refused by row and column, and then none is opened', async () => {
    const csv = sheet(
      'K3,车行道,dept-a,,,,,,',
      'K1,车行道,dept-a,,,,,,',
      'K3,车行道,dept-a,,,,,,',
      'K4-too-long,桥,没有的局,多,明天,大概,北京,没有的路,没有的人',
      ',,,,2026-02-30,,,,',
      'K5,车行道,dept-a,2000,,,,,',
    );
    const { faults, ready } = await bodyOf(send(csv, { dryRun: true }));
    expect(places(faults)).toEqual([
      [3, undefined, 'not-unique'],
      [4, undefined, 'repeated'],
      [5, '承办单位', 'invalid'],
      [5, '费用', 'invalid'],
      [5, '紧急', 'invalid'],
      [5, '区划', 'invalid'],
      [5, '道路', 'invalid'],
      [5, '经办', 'invalid'],
      [5, '编码', 'invalid'],
      [5, '类别', 'invalid'],
      [5, '发现日期', 'invalid'],
      [6, '发现日期', 'invalid'],
      [6, '编码', 'invalid'],
      [6, '类别', 'invalid'],
      [6, '承办单位', 'invalid'],
      [7, undefined, 'case-needs'],
    ]);
    expect(faults.every(({ message }: { message: string }) => /[\u4e00-\u9fff]/.test(message))).toBe(true);
    expect(ready.map(({ row }: { row: number }) => row)).toEqual([2]);
    const refused = await bodyOf(send(csv));
    expect([refused.status, refused.code]).toEqual([422, 'import-rejected']);
    const other = await bodyOf(send('编码,别的\nK9,1', { dryRun: true }));
    expect(places(other.faults)).toContainEqual([undefined, '别的', 'unknown-column']);
    expect(await count()).toBe(2);
  });

  it('go on where an import broke off, and two imports at once open nothing twice', async () => {
    const csv = sheet(...['L1', 'L2', 'L3', 'L4'].map((code) => `${code},车行道,dept-a,,,,,,`));
    const store = await api.test.store.forTenant(a);
    const broken = await api.call({}, 'POST', `${path}:import`, { csv, over: dyingStore(store, 2, 'after') });
    expect(broken.status).toBe(500);
    expect(await count()).toBe(4);
    const both = await Promise.all([bodyOf(send(csv)), bodyOf(send(csv))]);
    expect(await count()).toBe(6);
    expect(both.flatMap(({ added }) => added)).toHaveLength(2);
    expect((await bodyOf(send(csv))).there).toHaveLength(4);
  });

  it('are opened by who may open one, and only where cells can hold what they need', async () => {
    const csv = sheet('M1,车行道,dept-a,,,,,,');
    expect((await send(csv, { who: { role: 'auditor' } })).status).toBe(403);
    expect((await api.call({ role: 'auditor' }, 'GET', `${path}:template`)).status).toBe(403);
    const none = await bodyOf(api.call({}, 'GET', '/v1/case-types/photos/cases:template'));
    expect([none.status, none.code]).toEqual([409, 'no-sheet']);
    expect((await api.call({}, 'GET', '/v1/case-types/nothing/cases:template')).status).toBe(404);
  });
});
