import type { Combined } from './combine.ts';
import { type Combination, modelAxis } from './format.ts';

/** What decided by a rule, in words: an axis, the model, or a case with its condition. */
export function byText({ axes, cases = [] }: Combination, by: Combined['by'][number]): string {
  if (typeof by === 'number') return `情形 ${by + 1}：${cases[by]!.when}`;
  return by === modelAxis ? '评价模型' : axes.find(({ id }) => id === by)!.title;
}

/** Whether the points of the model are a reason of the class: no rule decided, or the model decided by it, alone or with others. */
export const isByModel = (outcome: Combined | undefined): boolean =>
  outcome === undefined || outcome.by.includes(modelAxis);

/**
 * Why a subject has its class, where that is not the model's alone to say: what decided, with its grade and class, and by which rule. Undefined where
 * only the model decided.
 */
export function decidedText(rule: Combination, outcome: Combined | undefined): string | undefined {
  if (!outcome || outcome.by.every((one) => one === modelAxis)) return undefined;
  const said = outcome.by.map((by) => {
    const input = outcome.inputs.find(({ axis }) => axis === by);
    const grade = input && (input.grade === undefined ? '没有结果' : ` ${input.grade}`);
    return `${byText(rule, by)}${grade ?? ''}（${outcome.class} 类）`;
  });
  return `${said.join('、')}，按分类合成规则“${rule.title}”`;
}
