import type { Finding } from '@mingcha/register';
import { compilerFor, type RuleFields } from '@mingcha/rules';
import { stepsOf } from './compile.ts';
import { fieldsFor, type RecordKinds } from './fields.ts';
import { countsRecords, type Indicator, type Model } from './format.ts';
import { classFaults, type Report } from './thresholds.ts';

/** What keeps a model from being used, each with the place where it is, in Chinese; `own` are the fields of its subjects. */
export function modelFaults(model: Model, kinds: RecordKinds, own: RuleFields): Finding[] {
  const found: Finding[] = [];
  const report: Report = (field, message) => found.push({ field, severity: 'error', code: 'model', message });
  const { groups, indicators, direct = [] } = model;
  const known = { kinds, own };
  twice(groups, 'groups', '分组', report);
  twice(indicators, 'indicators', '指标', report);
  twice(direct, 'direct', '直接判定', report);
  for (const [i, { start, least, most, id }] of groups.entries()) {
    if (least > most) report(`groups/${i}/least`, '下限不能大于上限');
    else if (start < least || start > most) report(`groups/${i}/start`, '起始分须在下限和上限之间');
    if (!indicators.some(({ group }) => group === id)) report(`groups/${i}/id`, '没有指标属于这个分组');
  }
  for (const [i, one] of indicators.entries())
    indicatorFaults(one, model, known, (part, message) => report(`indicators/${i}/${part}`, message));
  for (const [i, one] of direct.entries()) {
    conditionFaults(one, model, known, (part, message) => report(`direct/${i}/${part}`, message));
    if (one.kind === undefined && one.when === undefined)
      report(`direct/${i}/when`, '没有记录种类也没有条件，对所有主体都成立');
  }
  // What a class needs is asked of a model that is whole in itself.
  if (found.length === 0) classFaults(model, report);
  return found;
}

/** What conditions may name. */
type Known = { kinds: RecordKinds; own: RuleFields };

function twice(all: readonly { id: string }[], at: string, noun: string, report: Report): void {
  for (const [i, { id }] of all.entries())
    if (all.slice(0, i).some((other) => other.id === id)) report(`${at}/${i}/id`, `${noun}“${id}”重复`);
}

function indicatorFaults(indicator: Indicator, model: Model, known: Known, report: Report): void {
  const { group, kind, most, points, decay } = indicator;
  if (!model.groups.some(({ id }) => id === group)) report('group', `没有分组“${group}”`);
  conditionFaults(indicator, model, known, report);
  if (most !== undefined && most < Math.abs(points)) report('most', '合计上限小于一次的分值');
  if (decay === undefined) return;
  if (kind === undefined) report('decay', '只有按记录计分的指标才有衰减');
  const steps = stepsOf(decay);
  for (const [i, { months, permille }] of steps.entries()) {
    const before = steps[i - 1];
    if (permille > (before?.permille ?? 1_000)) report('decay', '衰减后的比例只能越来越小，且不超过 1000');
    if (months < 1 || (before && months <= before.months)) report('decay', '月数须从小到大，至少为 1');
  }
}

function conditionFaults(
  { kind, when }: { kind?: string | undefined; when?: string | undefined },
  { subject }: Pick<Model, 'subject'>,
  { kinds, own }: Known,
  report: Report,
): void {
  if (kind !== undefined && !countsRecords(subject)) {
    report(
      'kind',
      '评价部门的模型不按信用记录计分：记录说的是相对人，处罚多少不能用来考核部门。请清空记录种类，在条件里写部门的字段，如 subjectInTimeShare < 90',
    );
    return;
  }
  const fields = fieldsFor(kinds, kind, own);
  if (!fields) report('kind', `没有记录种类“${kind}”；可用的有：${[...kinds.keys()].join('、')}`);
  const compiled = when === undefined || !fields ? undefined : compilerFor(fields)(when);
  if (compiled && !compiled.ok) report('when', compiled.problem.message);
}
