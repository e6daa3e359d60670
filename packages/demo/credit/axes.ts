import { addDays } from '@mingcha/kernel';
import type { CityFacts } from '../cities.ts';
import { itemNamed } from '../items.ts';
import { seededRandom, weighted } from '../random.ts';
import type { ObjectRow } from '../rows.ts';
import type { CreditRow } from './records.ts';

type Subject = Pick<ObjectRow, 'id' | 'name' | 'type' | 'status' | 'labels'>;

/** So many enterprises of a city have a public evaluation. */
const most = 120;
const gradeOf = weighted([
  ['优', 45],
  ['良', 35],
  ['中', 17],
  ['差', 3],
]);
const levelOf = weighted([
  ['一级', 50],
  ['二级', 38],
  ['三级', 12],
]);

/** What industry a city takes evaluations over from, and for which item it goes before the model. */
const industries: Record<string, { industry: string; label: string; authority: string; item: string }> = {
  '620300': {
    ...{ industry: '特种设备使用', label: '特种设备', authority: '市场监管部门（演示）' },
    item: '特种设备使用单位安全检查',
  },
  '620800': {
    ...{ industry: '建筑施工', label: '建筑施工', authority: '住房城乡建设部门（演示）' },
    item: '在建工程质量安全检查',
  },
  '621200': {
    ...{ industry: '药品零售', label: '药品经营', authority: '药品监管部门（演示）' },
    item: '药品零售使用质量检查',
  },
};

/** Evaluations by others of some of a city's enterprises, as they come once a year on a day, `YYYY-MM-DD`. */
export function axisRows({ code, name }: CityFacts, objects: readonly Subject[], on: string): CreditRow[] {
  const random = seededRandom(`axes ${code}`);
  const { industry, label, authority } = industries[code]!;
  const year = on.slice(0, 4);
  const row = ({ id, name: called }: Subject, kind: string, n: number): CreditRow => ({
    ...{ operation: 'put', kind, subject: id, name: called, date: on },
    authority: kind === 'public-evaluation' ? `${name}信用信息中心（演示）` : authority,
    number: `演${kind === 'public-evaluation' ? '综' : '行'}评〔${year}〕${n + 1}号`,
    values: { period: `${Number(year) - 1} 年度`, validTo: addDays(on, 400) },
  });
  const open = objects.filter(({ status, id }) => status === '在营' && /^9[123][0-9A-Z]{16}$/.test(id));
  const graded = open.filter(({ type }) => type === '企业').slice(0, most);
  const levelled = open.filter(({ labels }) => labels?.includes(label));
  return [
    ...graded.map((one, n) => withValues(row(one, 'public-evaluation', n), { grade: gradeOf(random) })),
    ...levelled.map((one, n) =>
      withValues(row(one, 'industry-evaluation', n), { industry, grade: levelOf(random) }),
    ),
  ];
}

const withValues = (row: CreditRow, values: CreditRow['values']): CreditRow => ({
  ...row,
  values: { ...row.values, ...values },
});

/** How a city combines them with its model: the worst in general, and the industry's own before the model for its item. */
export function cityCombinations({ code, name }: CityFacts) {
  const { industry, item } = industries[code]!;
  const basis = `${name}分级分类监管办法（演示，虚构）`;
  const general = {
    ...{ id: 'general', title: '公共信用综合评价从严合成', basis, way: 'worst' },
    axes: [{ id: 'public', title: '公共信用综合评价', kind: 'public-evaluation' }],
    grades: [
      { axis: 'public', grade: '优', class: 'A' },
      { axis: 'public', grade: '良', class: 'A' },
      { axis: 'public', grade: '中', class: 'B' },
      { axis: 'public', grade: '差', class: 'C' },
    ],
  };
  const first = {
    ...{ id: 'industry-first', title: `${industry}行业评价优先`, basis, way: 'first' },
    ...{ items: [itemNamed(item)], order: ['industry', 'model'] },
    axes: [{ id: 'industry', title: `${industry}行业信用评价`, kind: 'industry-evaluation', industry }],
    grades: [
      { axis: 'industry', grade: '一级', class: 'A' },
      { axis: 'industry', grade: '二级', class: 'B' },
      { axis: 'industry', grade: '三级', class: 'D' },
    ],
  };
  return [general, first];
}
