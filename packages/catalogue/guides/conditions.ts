import type { Finding } from '@mingcha/register';
import { compilerFor, isFieldName, type RuleField } from '@mingcha/rules';
import { type Cases, type Question, separators } from './narrow.ts';

/** A question of a row: conditions read its answer by `name`. */
export type Asked = Question & { name: string };

/** In so many ways can the questions be answered that one condition reads. */
export const mostWays = 200;
const longestTitle = 40;

export type Read = { cases: Record<string, string>[] } | { fault: string };

const quoted = /"([^"]*)"|'([^']*)'/g;

/** Reads conditions over the answers to questions: each as the answers with which it holds, or why it cannot be used. */
export function conditionsOver(questions: readonly Asked[]): (source: string) => Read {
  const named = new Map(questions.map((one) => [one.name, one]));
  const fields = questions.map(({ name, title }): [string, RuleField] => [name, { title, type: 'string' }]);
  const compile = compilerFor(new Map(fields));
  return (source) => {
    const compiled = compile(source);
    if (!compiled.ok) return { fault: compiled.problem.message };
    const { expression } = compiled;
    const asked = expression.reads.flatMap((name) => named.get(name) ?? []);
    if (asked.length === 0) return { fault: '没有用到任何问题。总是需要的，不填适用情形。' };
    const known = new Set(asked.flatMap(({ answers }) => answers));
    const unknown = [...source.matchAll(quoted)]
      .map(([, double, single]) => double ?? single ?? '')
      .find((text) => !known.has(text));
    if (unknown !== undefined)
      return { fault: `“${unknown}”不是所用问题的答案。可选：${[...known].join('、')}。` };
    const ways = asked.reduce((all, { answers }) => all * answers.length, 1);
    if (ways > mostWays)
      return { fault: `所用问题的答案有 ${ways} 种组合，最多 ${mostWays} 种，请减少一个条件所用的问题。` };
    const cases = waysOf(asked).filter((answers) =>
      expression.holds(new Map(asked.map(({ name, title }) => [name, answers[title]]))),
    );
    if (cases.length === 0) return { fault: '无论怎样回答都不需要，请核对条件。' };
    return { cases };
  };
}

/** All ways of answering questions. */
export const waysOf = (questions: readonly Question[]): Record<string, string>[] =>
  questions.reduce<Record<string, string>[]>(
    (ways, { title, answers }) =>
      ways.flatMap((way) => answers.map((answer) => ({ ...way, [title]: answer }))),
    [{}],
  );

/** Cases that hold in every way of answering say nothing: it is always needed. */
export const isAlways = (cases: Cases, questions: readonly Question[]): boolean => {
  const asked = questions.filter(({ title }) => Object.hasOwn(cases[0] ?? {}, title));
  return cases.length === asked.reduce((all, { answers }) => all * answers.length, 1);
};

type Entry = Readonly<Record<string, unknown>>;
const entriesOf = (value: unknown): readonly Entry[] => (Array.isArray(value) ? (value as Entry[]) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The questions of a row as its entries say them. */
export const askedIn = (entries: unknown): Asked[] =>
  entriesOf(entries).map(({ title, name, answers, note }) => ({
    title: textOf(title),
    name: textOf(name),
    answers: textsOf(answers),
    ...(note !== undefined && { note: textOf(note) }),
  }));

type Elements = { materials?: string; questions?: string; situations?: string };

/** What keeps a row's guide from being used, each at its element. */
export function guideFaults(row: Entry, elements: Elements): Finding[] {
  const found: Finding[] = [];
  const report = (field: string | undefined, message: string) =>
    found.push({ field: field ?? 'id', severity: 'error', code: 'guide', message });
  const asked = elements.questions === undefined ? [] : askedIn(row[elements.questions]);
  for (const [i, one] of asked.entries())
    for (const message of questionFaults(one, asked.slice(0, i))) report(elements.questions, message);
  if (found.length > 0) return found;
  const materials = elements.materials === undefined ? [] : entriesOf(row[elements.materials]);
  const read = conditionsOver(asked);
  const titles = materials.map(({ title }) => textOf(title));
  for (const [i, { when }] of materials.entries()) {
    const title = titles[i]!;
    if (titles.indexOf(title) < i) report(elements.materials, `材料“${title}”重复`);
    const one = typeof when === 'string' ? read(when) : undefined;
    if (one && 'fault' in one) report(elements.materials, `材料“${title}”的适用情形：${one.fault}`);
  }
  for (const situation of elements.situations === undefined ? [] : entriesOf(row[elements.situations]))
    for (const title of textsOf(situation.materials))
      if (!titles.includes(title))
        report(elements.situations, `情形“${textOf(situation.title)}”的材料“${title}”不在申请材料中`);
  return found;
}

function questionFaults({ title, name, answers }: Asked, before: readonly Asked[]): string[] {
  const texts = [title, ...answers];
  const separator = Object.values(separators).find((one) => texts.some((text) => text.includes(one)));
  return [
    ...(isFieldName(name) ? [] : [`问题“${title}”的代号应以小写字母开头，由字母和数字组成`]),
    ...(before.some((one) => one.name === name) ? [`代号“${name}”重复`] : []),
    ...(before.some((one) => one.title === title) ? [`问题“${title}”重复`] : []),
    ...(texts.some((text) => text.trim() === '' || text.length > longestTitle)
      ? [`问题“${title}”和它的答案应为 1 至 ${longestTitle} 个字`]
      : []),
    ...(separator === undefined ? [] : [`问题“${title}”和它的答案中不能有“${separator}”`]),
    ...(new Set(answers).size < Math.max(2, answers.length) ? [`问题“${title}”至少有两个不同的答案`] : []),
  ];
}
