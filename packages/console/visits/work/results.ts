import type { CheckPoint, Draft } from './model.ts';

const clean = '未发现问题';

/** The results after one was pressed: what found nothing stands alone. */
export function toggled(results: readonly string[], one: string): string[] {
  if (results.includes(one)) return results.filter((other) => other !== one);
  return one === clean ? [one] : [...results.filter((other) => other !== clean), one];
}

const byResult: Record<string, string> = {
  未发现问题: clean,
  发现问题待后续处理: '发现问题待处理',
  发现问题经责令已改正: '发现问题已改正',
};

/** The conclusions that fit the results; the first is the usual one. */
export function outcomesFor(results: readonly string[], choices: readonly string[]): string[] {
  if (results.length === 0) return [];
  if (results.includes(clean)) return choices.filter((one) => one === clean);
  const usual = ['发现问题待后续处理', '发现问题经责令已改正'].find((one) => results.includes(one));
  const first = usual === undefined ? '未能检查' : byResult[usual];
  const fitting = choices.filter((one) => one !== clean);
  return [...fitting.filter((one) => one === first), ...fitting.filter((one) => one !== first)];
}

/** A draft with one result more or less, and the conclusion that goes with it. */
export function withResult(draft: Draft, one: string, choices: readonly string[]): Draft {
  const results = toggled(draft.results, one);
  const fitting = outcomesFor(results, choices);
  const { outcome: was, ...rest } = draft;
  const outcome = was !== undefined && fitting.includes(was) && results.length > 1 ? was : fitting[0];
  return { ...rest, results, ...(outcome !== undefined && { outcome }) };
}

/** What the answers say in words, to begin the account of the inspection with. */
export function summaryOf(points: readonly CheckPoint[], answers: Draft['answers']): string {
  const given = points.flatMap(({ key, point }) => {
    const { answer, note } = answers[key] ?? {};
    return answer === undefined ? [] : [{ point, answer, note }];
  });
  const counts = new Map<string, number>();
  for (const { answer } of given) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  const counted = [...counts].map(([answer, count]) => `${answer} ${count} 项`).join('，');
  const noted = given.flatMap(({ point, answer, note }) => (note ? [`${point}：${answer}，${note}`] : []));
  return [`共检查 ${given.length} 项要点：${counted}。`, ...noted].join('\n');
}
