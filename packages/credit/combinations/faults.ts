import type { Finding } from '@mingcha/register';
import { compilerFor } from '@mingcha/rules';
import { fieldsOfCases } from './compile.ts';
import { type Combination, generalId, modelAxis } from './format.ts';

type Report = (field: string, message: string) => void;

/** What keeps a combination from being used, each with the place where it is; `items` are the ids of known items of inspection. */
export function combinationFaults(one: Combination, items: ReadonlySet<string>): Finding[] {
  const found: Finding[] = [];
  const report: Report = (field, message) =>
    found.push({ field, severity: 'error', code: 'combination', message });
  const { axes, grades, way, order = [], cases = [] } = one;
  itemFaults(one, items, report);
  const ids = axes.map(({ id }) => id);
  for (const [i, { id, kind, industry }] of axes.entries()) {
    if (ids.indexOf(id) < i) report(`axes/${i}/id`, `评价“${id}”重复`);
    if (id === modelAxis) report(`axes/${i}/id`, '“model”是评价模型的名称，请换一个');
    if (kind === 'public-evaluation' && industry !== undefined)
      report(`axes/${i}/industry`, '公共信用综合评价不分行业，请清空');
    if (!grades.some(({ axis }) => axis === id)) report(`axes/${i}/id`, `没有写明“${id}”的等级各是哪一类`);
  }
  for (const [i, { axis, grade }] of grades.entries()) {
    if (!ids.includes(axis)) report(`grades/${i}/axis`, `没有评价“${axis}”；可用的有：${ids.join('、')}`);
    if (grades.slice(0, i).some((other) => other.axis === axis && other.grade === grade))
      report(`grades/${i}/grade`, `“${axis}”的等级“${grade}”写了两次`);
  }
  if (way === 'first') orderFaults([...ids, modelAxis], order, report);
  else if (order.length > 0) report('order', '只有“依次取先有的”才写先后次序，请清空');
  if (way === 'cases') caseFaults(one, report);
  else if (cases.length > 0) report('cases', '只有“按情形”才写情形，请清空');
  return found;
}

function itemFaults({ id, items = [] }: Combination, known: ReadonlySet<string>, report: Report): void {
  if (id === generalId && items.length > 0) report('items', '编号为 general 的是通用规则，不写事项');
  if (id !== generalId && items.length === 0)
    report('items', '写明适用的抽查事项；适用于所有事项的规则编号为 general');
  for (const item of items) if (!known.has(item)) report('items', `随机抽查事项清单中没有事项“${item}”`);
}

function orderFaults(known: readonly string[], order: readonly string[], report: Report): void {
  if (!order.includes(modelAxis)) report('order', '先后次序中须有 model（评价模型），没有其他评价的按它');
  for (const [i, one] of order.entries()) {
    if (!known.includes(one)) report('order', `没有评价“${one}”；可用的有：${known.join('、')}`);
    if (order.indexOf(one) < i) report('order', `“${one}”写了两次`);
  }
  if (order.at(-1) !== modelAxis && order.includes(modelAxis))
    report('order', 'model 须写在最后：它总有结果，排在后面的永远轮不到');
}

function caseFaults(one: Combination, report: Report): void {
  const { cases = [] } = one;
  if (cases.length === 0) report('cases', '写明至少一种情形');
  const compile = compilerFor(fieldsOfCases(one));
  for (const [i, { when }] of cases.entries()) {
    const compiled = compile(when);
    if (!compiled.ok) report(`cases/${i}/when`, compiled.problem.message);
  }
}
