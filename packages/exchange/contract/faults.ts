import type { Finding } from '@mingcha/register';
import { compilerFor, valueCompilerFor } from '@mingcha/rules';
import { creditPrefix } from '../source/creditSource.ts';
import { readable, type Source } from '../source/source.ts';
import type { Contract, Element } from './format.ts';

type Report = (field: string, message: string) => void;

/** What keeps a contract from being used: each with the place where it is, in Chinese. */
export function contractFaults(
  contract: Contract,
  source: Source | undefined,
  addressFault: (url: string) => string | undefined,
): Finding[] {
  const found: Finding[] = [];
  const report: Report = (field, message) =>
    found.push({ field, severity: 'error', code: 'contract', message });
  if (!source) {
    report('source', `没有“${contract.source}”；信用信息写作 credit.类别，清单写作 list.清单编号`);
    return found;
  }
  twice(contract.elements, report);
  if (contract.direction === 'out') outFaults(contract, source, addressFault, report);
  else inFaults(contract, source, report);
  return found;
}

function twice(elements: readonly Element[], report: Report): void {
  for (const [i, { name }] of elements.entries())
    if (elements.slice(0, i).some((other) => other.name === name))
      report(`elements/${i}/name`, `对方字段“${name}”重复`);
}

function outFaults(
  contract: Contract,
  source: Source,
  addressFault: (url: string) => string | undefined,
  report: Report,
): void {
  const { elements, endpoint, cadence, countedFrom, term, when } = contract;
  const fields = readable(source);
  const value = valueCompilerFor(fields);
  for (const [i, element] of elements.entries())
    elementFaults(element, source, value, (part, message) => report(`elements/${i}/${part}`, message));
  if (!elements.some(({ key }) => key))
    report('elements', '至少有一个字段是自然键：对方凭它认出是不是同一条');
  if (when !== undefined) {
    const compiled = compilerFor(fields)(when);
    if (!compiled.ok) report('when', compiled.problem.message);
  }
  if (endpoint === undefined) report('endpoint', '请填写对方接收数据的地址');
  const fault = endpoint === undefined ? undefined : addressFault(endpoint);
  if (fault) report('endpoint', fault);
  if (cadence === undefined) report('cadence', '请选择多久发送一次');
  else cadenceFaults(contract, report);
  if (term !== undefined && countedFrom === undefined)
    report('countedFrom', '写了时限的，请写明从哪个日期起算');
  if (countedFrom !== undefined && !source.fields.has(countedFrom))
    report('countedFrom', noField(source, countedFrom));
}

function cadenceFaults({ cadence, time, day }: Contract, report: Report): void {
  if (cadence !== 'realtime' && time === undefined) report('time', '请填写发送的时刻，如 18:00');
  if (cadence === 'weekly' && (day === undefined || day > 7)) report('day', '每周发送的，请填写 1 至 7');
  if (cadence === 'monthly' && day === undefined) report('day', '每月发送的，请填写 1 至 28');
}

const noField = ({ fields, title }: Source, name: string): string =>
  `“${title}”没有字段“${name}”；可用的有：${[...fields].map(([field, { title: named }]) => `${field}（${named}）`).join('、')}`;

function elementFaults(
  { field, value, expression, key, values, most }: Element,
  source: Source,
  compile: ReturnType<typeof valueCompilerFor>,
  report: Report,
): void {
  const given = [field, value, expression].filter((one) => one !== undefined).length;
  if (given !== 1) report('field', '来源字段、固定值、表达式三者填一项，也只填一项');
  if (field !== undefined && !source.fields.has(field)) report('field', noField(source, field));
  if (key && value !== undefined) report('value', '固定值每条都一样，不能作自然键');
  if (value !== undefined && values && !values.includes(value)) report('value', '固定值不在允许的取值之内');
  if (value !== undefined && most !== undefined && value.length > most)
    report('value', '固定值超过了最大长度');
  if (expression === undefined) return;
  const compiled = compile(expression);
  if (!compiled.ok) report('expression', compiled.problem.message);
}

/** Rows that come in become credit records, which the record's own kind judges. */
function inFaults({ elements, source: id }: Contract, source: Source, report: Report): void {
  if (!id.startsWith(creditPrefix)) report('source', '接收的数据只能写入信用信息，请写作 credit.类别');
  for (const [i, { field, value, expression }] of elements.entries()) {
    if (expression !== undefined) report(`elements/${i}/expression`, '接收的字段不能用表达式');
    if (value !== undefined) report(`elements/${i}/value`, '接收的字段不能用固定值');
    if (field === undefined) report(`elements/${i}/field`, '请填写写入本系统的哪个字段');
    else if (!source.fields.has(field)) report(`elements/${i}/field`, noField(source, field));
    else if (elements.slice(0, i).some((other) => other.field === field))
      report(`elements/${i}/field`, `字段“${field}”已由另一个对方字段写入`);
  }
}
