import { defineCaseType } from '@mingcha/cases';
import { bodyOf } from '@mingcha/http/testing';
import { testTenants } from '@mingcha/local/testing';
import { readTable } from '@mingcha/tabular';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldRows } from '../columns/fold.ts';
import { type CaseApi, startCaseApi } from '../testing/api.ts';

const repairs = defineCaseType({
  format: 1,
  name: 'repairs',
  title: '修缮',
  group: 'repairs',
  basis: ['内部制度'],
  number: { pattern: '修{seq}' },
  subject: 'owner',
  open: {
    by: ['office'],
    fills: ['what', 'kind', 'dept'],
    asks: ['cost', 'until', 'urgent', 'place', 'owner', 'clerk', 'phone'],
    to: 'received',
  },
  fields: {
    what: { title: '内容', type: 'text' },
    kind: { title: '类别', type: 'choice', choices: ['道路', '房屋'], many: true, list: true },
    cost: { title: '费用', type: 'money', list: true },
    until: { title: '计划完成', type: 'date', list: true },
    urgent: { title: '紧急', type: 'yesNo', list: true },
    place: { title: '地点', type: 'division', list: true },
    dept: { title: '承办单位', type: 'department', list: true },
    clerk: { title: '经办', type: 'person' },
    owner: { title: '主体', type: 'text' },
    phone: { title: '电话', type: 'text', personal: true },
  },
  parties: {
    office: { title: '受理', right: 'cases:repairs:write' },
    unit: { title: '承办', right: 'cases:repairs:sign', dept: 'dept' },
    clerk: { title: '经办人', right: 'cases:repairs:sign', person: 'clerk' },
  },
  states: {
    received: { title: '办理中', kind: 'open', for: ['unit', 'office', 'clerk'] },
    closed: { title: '办结', kind: 'done', results: ['mended', 'refused'] },
  },
  results: { mended: '已修', refused: '不修' },
  actions: {
    mend: {
      title: '修好',
      from: ['received'],
      by: ['office', 'unit', 'clerk'],
      to: 'closed',
      result: 'mended',
    },
    refuse: { title: '不修', from: ['received'], by: ['office'], to: 'closed', result: 'refused' },
  },
  clocks: {
    answer: {
      ...{ title: '办理', while: ['received'], again: 'resume', limit: { workingDays: 5 }, warn: [2] },
      expires: { tell: ['office'] },
    },
  },
  retention: [{ months: 12, do: 'archive' }],
});
const { a, b } = testTenants;
const path = '/v1/cases/repairs';
let api: CaseApi;
let clerk: string;
/** Ids by a letter. */
const ids: Record<string, string> = {};
const letters = new Map<string, string>();

type Row = { id: string; number: string; names: Record<string, string>; light?: string; endedOn?: string };
type Answer = { status: number; items: Row[]; next: string | null; total: number };
const ask = async (query: string, who = {}): Promise<Answer> => {
  const response = await api.call(who, 'GET', `${path}?${query}`);
  return { status: response.status, ...(await bodyOf(response)) };
};
const found = async (query: string, who = {}) =>
  (await ask(query, who)).items.map(({ id }) => letters.get(id)).join('');

async function open(letter: string, values: object, tenant: string = a) {
  const body = { values: { what: `第${letter}件`, kind: ['道路'], dept: 'dept-a', ...values } };
  const { id } = await bodyOf(api.call({ tenant }, 'POST', path, { body }));
  ids[letter] = id;
  letters.set(id, letter);
}
const act = (letter: string, action: string, etag = '"1"') =>
  api.call({}, 'POST', `${path}/${ids[letter]}/actions/${action}`, { body: { values: {} }, etag });
const fold = async () =>
  foldRows(await api.test.store.forTenant(a), new Date(api.time.now().getTime() + 20 * 60_000));

beforeAll(async () => {
  api = await startCaseApi({ library: [repairs] });
  const person = { login: 'clerk.one', name: '钱经办', roles: ['department-admin'], dept: 'dept-a' };
  clerk = (await bodyOf(api.call({}, 'POST', '/v1/people', { body: person }))).id;
  api.time.set('2026-03-02T01:00:00.000Z');
  await open('A', { cost: 100, until: '2026-04-01', place: '620302', phone: '13900000000' });
  await open('B', { kind: ['道路', '房屋'], cost: 20.5, dept: 'dept-b', place: '620302001000' });
  api.time.set('2026-03-04T01:00:00.000Z');
  await open('C', { kind: ['房屋'], urgent: true, owner: '91620300TEST', clerk });
  await act('A', 'mend');
  await fold();
  // From here on rows wait: one that replaces a folded one, and new ones.
  api.time.set('2026-03-09T01:00:00.000Z');
  await act('B', 'refuse');
  await open('D', { cost: 3, urgent: false, place: '620321' });
  await open('E', { dept: 'dept-b', owner: '91620300TEST', what: '第E件：Bridge' });
  await open('Z', {}, b);
});
afterAll(async () => {
  await api.stop();
  expect(api.unexpected).toEqual([]);
});

describe('the list of a type', () => {
  it('is narrowed by anything that a row says, folded or waiting', async () => {
    const w = (text: string) => `where=${encodeURIComponent(text)}`;
    const queries: [string, string][] = [
      ['', 'EDCBA'],
      ['state=received', 'EDC'],
      ['state=received&state=closed', 'EDCBA'],
      ['result=mended', 'A'],
      ['dept=dept-b', 'EB'],
      [`person=${clerk}`, 'C'],
      ['light=yellow', 'C'],
      ['light=green', 'ED'],
      ['light=red', ''],
      ['openedFrom=2026-03-03&openedTo=2026-03-08', 'C'],
      ['endedTo=2026-03-04', 'A'],
      ['endedFrom=2026-03-09', 'B'],
      [w('kind=房屋'), 'CB'],
      [`${w('kind=房屋')}&${w('kind=道路')}`, 'EDCBA'],
      [w('cost>=20.5'), 'BA'],
      [`${w('cost>=3')}&${w('cost<=20.5')}`, 'DB'],
      [w('cost='), 'EC'],
      [w('cost=100'), 'A'],
      [w('until<=2026-04-01'), 'A'],
      [w('urgent=true'), 'C'],
      [w('urgent=false'), 'D'],
      [w('place=620302'), 'BA'],
      [w('place=620300'), 'DBA'],
      [w('place=620302001000'), 'B'],
      [w('dept=dept-a'), 'DCA'],
      ['q=%E7%AC%ACD', 'D'],
      ['q=bridge', 'E'],
      ['q=%E4%BF%AE', 'EDCBA'],
      ['q=13900000000', ''],
      ['subject=91620300TEST', 'EC'],
      ['subject=91620300TEST&state=received&sort=opened', 'CE'],
      ['archived=true', ''],
      [`state=received&${w('kind=房屋')}&light=yellow`, 'C'],
    ];
    for (const [query, expected] of queries) {
      const answer = await ask(query);
      const shown = answer.items.map(({ id }) => letters.get(id)).join('');
      expect([query, shown, answer.total]).toEqual([query, expected, expected.length]);
    }
  });

  it('is sorted by every column in both directions; what says nothing comes last', async () => {
    const orders: [string, string][] = [
      ['number', 'ABCDE'],
      ['-number', 'EDCBA'],
      ['about', 'ABCDE'],
      ['state', 'CDEAB'],
      ['-result', 'BAEDC'],
      ['due', 'CDEAB'],
      ['depts', 'ACDBE'],
      ['people', 'CABDE'],
      ['opened', 'ABCDE'],
      ['ended', 'ABCDE'],
      ['-ended', 'BAEDC'],
      ['fields.cost', 'DBACE'],
      ['-fields.cost', 'ABDEC'],
      ['fields.place', 'ABDCE'],
      ['fields.urgent', 'DCABE'],
      ['fields.dept', 'ACDBE'],
      ['fields.until', 'ABCDE'],
      ['-fields.kind', 'CEDBA'],
    ];
    for (const [sort, expected] of orders)
      expect([sort, await found(`sort=${sort}`)]).toEqual([sort, expected]);
  });

  it('goes on where a page ended, whatever comes in meanwhile', async () => {
    const first = await ask('sort=-fields.cost&limit=2');
    expect(first.items.map(({ id }) => letters.get(id)).join('')).toBe('AB');
    await open('F', { cost: 50 });
    const rest = await found(`sort=-fields.cost&limit=50&cursor=${first.next}`);
    expect(rest).toBe('DEC');
    const second = await ask('limit=4');
    expect(second.total).toBe(6);
    await fold();
    expect(await found(`limit=4&cursor=${second.next}`)).toBe('BA');
    expect((await ask(`limit=4&sort=number&cursor=${second.next}`)).status).toBe(400);
  });

  it('has for a bureau of a county what concerns it, before anything is counted', async () => {
    const unit = { role: 'department-admin', dept: 'dept-b' };
    expect(await ask('sort=number&limit=1', unit)).toMatchObject({ total: 2, items: [{ id: ids.B }] });
    expect(await found('q=%E4%BF%AE', unit)).toBe('EB');
    expect(await found(`person=${clerk}`, unit)).toBe('');
    const counts = await bodyOf(api.call(unit, 'GET', '/v1/case-types/repairs/counts'));
    expect(counts.states).toEqual({ received: 1, closed: 1 });
    expect(await found('', { tenant: b })).toBe('Z');
    expect((await ask('', { role: 'inspector' })).total).toBe(0);
  });

  it('says who is named, and nothing personal', async () => {
    const { items } = await ask(`person=${clerk}`);
    expect(items[0]!.names).toMatchObject({ [clerk]: '钱经办', 'dept-a': 'dept-a局' });
    expect(JSON.stringify(await ask(''))).not.toContain('13900000000');
  });

  it.each([
    ['state=gone', '/state'],
    ['result=gone', '/result'],
    ['openedFrom=2026-03-05&openedTo=2026-03-01', '/openedTo'],
    ['where=phone%3D1', '/where/phone'],
    ['where=what', '/where/0'],
    ['where=cost%3Dabc', '/where/cost'],
    ['where=cost%3E%3D', '/where/cost'],
    ['where=until%3D2026-02-30', '/where/until'],
    ['where=kind%3E%3D1', '/where/kind'],
    ['where=kind%3D%E6%A1%A5', '/where/kind'],
    ['where=urgent%3Dyes', '/where/urgent'],
    ['where=place%3D1', '/where/place'],
    ['sort=phone', '/sort'],
    ['sort=-fields.phone', '/sort'],
  ])('refuses %s at the field', async (query, pointer) => {
    const refused = await bodyOf(api.call({}, 'GET', `${path}?${query}`));
    expect([refused.status, refused.code, refused.errors[0].pointer]).toEqual([400, 'bad-query', pointer]);
    expect(refused.errors[0].message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('is taken along as it is found and sorted, which stands in the audit log', async () => {
    const query = 'sort=-fields.cost&state=closed&q=%E4%BF%AE';
    const answer = await api.call({}, 'GET', `/v1/case-types/repairs/cases:export?${query}`);
    expect(answer.status).toBe(200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const rows: Record<string, unknown>[] = [];
    for await (const { values } of readTable(() => [bytes], { fileName: 'a.xlsx' })) rows.push({ ...values });
    expect(rows).toMatchObject([
      {
        编号: '修1',
        事由: '第A件',
        类别: '道路',
        费用: '100',
        状态: '办结',
        办理结果: '已修',
        登记: '2026-03-02',
      },
      { 编号: '修2', 类别: '道路、房屋', 地点: '金川区', 涉及单位: 'dept-b局', 办结: '2026-03-09' },
    ]);
    expect(Object.keys(rows[0]!)).not.toContain('电话');
    const { items } = await bodyOf(api.call({ role: 'auditor' }, 'GET', '/v1/audit?action=list.export'));
    expect(items[0]).toMatchObject({ object: { id: 'repairs' }, detail: { count: 2 } });
  });
});
