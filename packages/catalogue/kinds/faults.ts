import type { Finding } from '@mingcha/register';
import { compilerFor, isFieldName } from '@mingcha/rules';
import { codePartFault, wholeCodeFault } from './codeForm.ts';
import { partsOf, ruleFields } from './element.ts';
import type { Element, ListDefinition } from './format.ts';
import { originField } from './origin.ts';

type Report = (field: string, message: string) => void;

/** What keeps a list from being made of its definition: each with the place where it is, in Chinese. */
export function definitionFaults(list: ListDefinition): Finding[] {
  const found: Finding[] = [];
  const report: Report = (field, message) =>
    found.push({ field, severity: 'error', code: 'definition', message });
  const own = list.elements.filter(({ of }) => of === undefined);
  const id = own.find(({ field }) => field === 'id');
  if (id?.type !== 'code' || !id.required) report('elements', '须有一个字段名为 id、必填的“编码”要素');
  for (const [i, element] of list.elements.entries())
    elementFaults(element, list.elements.slice(0, i), list.elements, (part, message) =>
      report(`elements/${i}/${part}`, message),
    );
  codeFaults(list, report);
  ruleFaults(list, own, report);
  if (list.sameBy !== undefined && !own.some(({ field, type }) => field === list.sameBy && type === 'code'))
    report('sameBy', `“${list.sameBy}”不是编码要素`);
  if (list.elements.some(({ open }) => open) && list.openNote === undefined)
    report('openNote', '有公开的要素，请写明这份清单对公众意味着什么');
  return found;
}

const needsChoices = (type: Element['type']) => type === 'choice' || type === 'choices';

function elementFaults(
  element: Element,
  before: readonly Element[],
  all: readonly Element[],
  report: Report,
): void {
  const { field, title, type, of, choices, least, most, open, internal, filter } = element;
  const beside = before.filter((one) => one.of === of);
  if (field === originField) report('field', `“${originField}”由系统使用，请换一个字段名`);
  if (!isFieldName(field)) report('field', '应为小写字母开头的英文字母和数字，且不能是表达式的保留字');
  if (beside.some((one) => one.field === field)) report('field', `字段名“${field}”重复`);
  if (beside.some((one) => one.title === title)) report('title', `要素名称“${title}”重复`);
  if (needsChoices(type) !== (choices !== undefined && choices.length > 0))
    report('choices', needsChoices(type) ? '请列出可选的内容' : '只有单选和多选才列出可选的内容');
  if (new Set(choices).size < (choices?.length ?? 0)) report('choices', '可选的内容有重复');
  if (least !== undefined && most !== undefined && least > most) report('least', '下限不能大于上限');
  if (open && internal) report('open', '不对外的要素不能公开');
  if (type === 'records') {
    if (of !== undefined) report('of', '明细里面不能再有明细');
    if (partsOf(all, element).length === 0) report('type', '明细须有属于它的要素');
    if (filter) report('filter', '明细不能用来筛选');
  }
  if (of === undefined) return;
  if (all.find((one) => one.field === of && one.of === undefined)?.type !== 'records')
    report('of', `“${of}”不是明细`);
  if (type === 'department' || type === 'division') report('type', '明细里面不能填部门和区划');
  if (open || filter) report('of', '明细里面的要素随明细公开，也不单独筛选');
}

function codeFaults({ elements, codes = [] }: ListDefinition, report: Report): void {
  const sound = [];
  for (const [i, part] of codes.entries()) {
    if (!elements.some(({ field, type, of }) => field === part.of && type === 'code' && of === undefined))
      report(`codes/${i}/of`, `“${part.of}”不是编码`);
    const fault = codePartFault(part);
    if (fault === undefined) sound.push({ ...part, i });
    else report(`codes/${i}/form`, fault);
  }
  for (const field of new Set(sound.map(({ of }) => of))) {
    const parts = sound.filter(({ of }) => of === field);
    const whole = wholeCodeFault(parts);
    if (whole !== undefined) report(`codes/${parts[0]!.i}/form`, whole);
  }
}

function ruleFaults({ rules = [] }: ListDefinition, own: readonly Element[], report: Report): void {
  const compile = compilerFor(ruleFields(own));
  for (const [i, { name, field, when, test }] of rules.entries()) {
    if (rules.slice(0, i).some((other) => other.name === name))
      report(`rules/${i}/name`, `规则“${name}”重复`);
    if (!own.some((element) => element.field === field)) report(`rules/${i}/field`, `没有要素“${field}”`);
    for (const [part, source] of [
      ['when', when],
      ['test', test],
    ] as const) {
      const compiled = source === undefined ? undefined : compile(source);
      if (compiled && !compiled.ok) report(`rules/${i}/${part}`, compiled.problem.message);
    }
  }
}
