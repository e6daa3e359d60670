import { defineCaseType } from '@mingcha/cases';
import type { CaseRow } from '@mingcha/casework/reading';
import type { ListDefinition, Lists } from '@mingcha/catalogue';
import { openRegister, type Row } from '@mingcha/register';
import { put, type TenantStore } from '@mingcha/store';
import { departmentSchema } from '@mingcha/tenancy';
import { newRow, newRowEntity } from '../../casework/kept/row.ts';
import type { Model } from '../models/format.ts';
import { someModel } from '../models/testing.ts';

/** A list of agencies with a column of the city's own, and a day. */
export const someList: ListDefinition = {
  id: 'intermediary-agencies',
  title: '中介超市机构名录',
  noun: '中介机构',
  elements: [
    { field: 'id', title: '统一社会信用代码', type: 'code', required: true },
    { field: 'name', title: '机构名称', type: 'text', required: true },
    { field: 'services', title: '服务事项', type: 'words' },
    { field: 'grade', title: '评价等级', type: 'choice', choices: ['好', '差'] },
    { field: 'staff', title: '从业人数', type: 'number' },
    { field: 'entered', title: '进驻日期', type: 'date' },
    { field: 'qualifiedUntil', title: '资质有效期至', type: 'date' },
    { field: 'awards', title: '奖项', type: 'records' },
    { field: 'award', title: '名称', type: 'text', of: 'awards' },
  ],
};

/** A type of cases that a department handles under a limit, and that another checks. */
export const someType = defineCaseType({
  format: 1,
  name: 'some-requests',
  title: '诉求',
  group: 'requests',
  basis: ['内部制度'],
  number: { pattern: '诉{seq}' },
  open: { by: ['office'], fills: ['dept', 'checker'], to: 'received' },
  fields: {
    dept: { title: '承办单位', type: 'department', list: true },
    checker: { title: '核查单位', type: 'department', list: true },
    joint: { title: '协办单位', type: 'department', list: true },
  },
  parties: {
    office: { title: '受理', right: 'cases:requests:write' },
    unit: { title: '承办', right: 'cases:requests:sign', dept: 'dept' },
    checker: { title: '核查', right: 'cases:requests:sign', dept: 'checker' },
  },
  states: {
    received: { title: '办理中', kind: 'open', for: ['unit'] },
    checked: { title: '核查中', kind: 'open', for: ['checker'] },
    closed: { title: '办结', kind: 'done', results: ['solved', 'explained'] },
  },
  results: { solved: '解决', explained: '解释' },
  actions: {
    answer: { title: '答复', from: ['received'], by: ['unit'], to: 'checked', fills: ['joint'] },
    solve: { title: '解决', from: ['checked'], by: ['checker'], to: 'closed', result: 'solved' },
    explain: { title: '解释', from: ['checked'], by: ['checker'], to: 'closed', result: 'explained' },
  },
  clocks: {
    handle: {
      title: '办理',
      while: ['received'],
      again: 'never',
      limit: { workingDays: 5 },
      expires: { tell: ['office'] },
    },
    check: {
      title: '核查',
      while: ['checked'],
      again: 'never',
      limit: { workingDays: 5 },
      expires: { tell: ['office'] },
    },
  },
  figures: {
    received: { title: '收到', count: 'opened', by: ['dept'] },
    onTime: { title: '按时办结率', onTime: 'handle', by: ['dept'] },
    checked: { title: '按时核查率', onTime: 'check', by: ['checker'] },
    open: { title: '未结', count: 'open', by: ['dept'] },
    solved: { title: '解决率', share: ['solved'], by: ['joint'] },
    all: { title: '办结', count: 'done' },
  },
  retention: [{ months: 24, do: 'archive' }],
});

const spent = (net: number, isLate = false) => ({ gross: net, held: 0, net, isLate });

/** A case of that type as a row: ended after so many net working days where it says how many. */
export function someRow(
  id: string,
  { days, isLate = false, listed = {}, ...more }: Partial<CaseRow> & { days?: number; isLate?: boolean } = {},
): CaseRow {
  const isDone = days !== undefined;
  return {
    ...{ id, version: 1, openedOn: '2026-11-02', openedAt: '2026-11-02T01:00:00.000Z', depts: [] },
    state: isDone ? 'closed' : 'received',
    ...(isDone && { endedOn: '2026-11-10', result: 'solved' }),
    spent: isDone ? { handle: spent(days, isLate), check: spent(1) } : {},
    listed,
    ...more,
  };
}

/** Writes such rows; a row that is there is replaced. */
export async function writeRows(store: TenantStore, rows: readonly CaseRow[]): Promise<void> {
  for (const row of rows) {
    const next = newRow(someType.name, row, '2099-01-01T00:00:00.000Z');
    await store.write(put(newRowEntity, next, await store.get(newRowEntity, next)));
  }
}

const codeOf = (i: number) => `91620300MA${String(i).padStart(8, '0')}`;

/** Agencies of the intermediary market: the second has lost its qualification, the third is not in the object roster. */
export const agencies = [
  { id: codeOf(0), name: '某测绘公司', services: ['竣工测绘'], grade: '好', entered: '2024-01-01' },
  { id: codeOf(1), name: '某审图公司', services: ['施工图审查'], grade: '差', qualifiedUntil: '2026-11-30' },
  { id: codeOf(9), name: '某评估公司', services: ['地灾评估'], grade: '好', qualifiedUntil: '2029-01-01' },
];

const given = { by: { sub: 'maker', name: '甲' }, reason: '测试', source: { type: 'seed' } } as const;
const second = { by: { sub: 'second', name: '乙' } };

/** Publishes these agencies. */
export async function listAgencies(
  store: TenantStore,
  lists: Lists,
  as: (agency: Row, n: number) => Row = (one) => one,
): Promise<void> {
  const { kind } = (await lists.find(store, someList.id))!;
  const register = openRegister(store, kind);
  await register.replaceAll(agencies.map(as), given);
  await register.publish((await register.current()).id, second);
}

/** Publishes a definition of the list of the city's own, with further columns. */
export async function defineAgencies(
  store: TenantStore,
  lists: Lists,
  more: ListDefinition['elements'],
): Promise<void> {
  const register = openRegister(store, lists.register);
  const own = { ...someList, elements: [...someList.elements, ...more] };
  await register.replaceAll([own as Row], given);
  await register.publish((await register.current()).id, second);
}

const [law, base] = someModel.groups as [Model['groups'][number], Model['groups'][number]];

export const ofAgencies: Model = {
  ...someModel,
  ...{ id: 'agencies', title: '中介机构模型', subject: 'intermediary' },
  indicators: [
    ...someModel.indicators.slice(0, 3),
    { id: 'good', group: 'base', title: '评价为好', when: 'subjectGrade == "好"', points: 30 },
  ],
  direct: [{ id: 'expired', title: '资质过期', when: 'subjectQualifiedUntilMonthsLeft < 0', class: 'C' }],
};

/** Two departments of a tenant, and a county that is none. */
export const someDepartments = (tenant: string) =>
  [
    { id: `${tenant}-scjg`, name: '市市场监督管理局', short: '市监局' },
    { id: `${tenant}-sfj`, name: '市司法局', short: '司法局' },
    { id: `${tenant}-qu`, name: '某区人民政府', short: '某区', kind: 'county' },
  ].map((one) => departmentSchema.parse({ ...one, division: tenant }));

export const ofDepartments: Model = {
  ...{ id: 'departments', title: '部门模型', subject: 'department', basis: '某依据' },
  groups: [law, base],
  indicators: [
    { id: 'late', group: 'law', title: '按期率低', when: 'subjectInTimeShare < 90', points: -120 },
    {
      id: 'published',
      group: 'law',
      title: '公示逾期',
      when: 'subjectPublishedInTimeShare < 90',
      points: -50,
    },
    { id: 'figure', group: 'base', title: '按时', when: 'subjectSomeRequestsOnTime >= 90', points: 30 },
  ],
  classes: [
    { class: 'A', from: 400 },
    { class: 'B', from: 300, below: 400 },
    { class: 'C', below: 300 },
  ],
  direct: [{ id: 'overdue', title: '逾期', when: 'subjectCasesOverdue > 5', class: 'D' }],
};
