import { type Model, riskClasses } from './format.ts';

export type Report = (field: string, message: string) => void;

type Range = { from: number; below: number };
const rangeOf = ({ from = -Infinity, below = Infinity }: Model['classes'][number]): Range => ({
  from,
  below,
});

/** The least and the most points that a model can come to. */
export function reachable({ groups, indicators }: Model): { least: number; most: number } {
  let [least, most] = [0, 0];
  for (const group of groups) {
    let [low, high] = [group.start, group.start];
    for (const { group: own, points, kind, most: bound } of indicators) {
      if (own !== group.id) continue;
      const all = kind === undefined ? Math.abs(points) : (bound ?? Infinity);
      if (points < 0) low -= all;
      else high += all;
    }
    least += Math.max(group.least, low);
    most += Math.min(group.most, high);
  }
  return { least, most };
}

/** What is wrong with the thresholds: they must part all points that there can be, and leave no class without any way to it. */
export function classFaults(model: Model, report: Report): void {
  const { classes, direct = [] } = model;
  const { least, most } = reachable(model);
  const whole = `模型的得分在 ${least} 至 ${most} 分之间`;
  for (const [i, one] of classes.entries()) {
    const { from, below } = rangeOf(one);
    const before = classes.slice(0, i);
    const at = `classes/${i}`;
    if (before.some((other) => other.class === one.class)) report(`${at}/class`, `${one.class} 类写了两次`);
    if (from >= below) report(`${at}/below`, '“低于”须大于“不低于”');
    else if (from > most || below <= least) report(`${at}/from`, `${whole}，这一段永远达不到`);
    const clash = before.find((other) => from < rangeOf(other).below && rangeOf(other).from < below);
    if (clash) report(`${at}/from`, `与 ${clash.class} 类的分数段重叠`);
    const worse = before.find((other) => riskClasses.indexOf(other.class) > riskClasses.indexOf(one.class));
    if (worse && rangeOf(worse).from > from)
      report(`${at}/from`, `分数越高风险应越低，不应低于 ${worse.class} 类`);
    const better = before.find((other) => riskClasses.indexOf(other.class) < riskClasses.indexOf(one.class));
    if (better && rangeOf(better).from < from)
      report(`${at}/from`, `分数越高风险应越低，不应高于 ${better.class} 类`);
  }
  const gap = firstGap(classes.map(rangeOf), least, most);
  if (gap !== undefined) report('classes', `${gap} 分不属于任何一类；${whole}`);
  for (const one of riskClasses)
    if (!classes.some((given) => given.class === one) && !direct.some((given) => given.class === one))
      report('classes', `没有任何情形会评为 ${one} 类`);
}

/** The lowest points, between these, in none of the ranges. */
function firstGap(ranges: readonly Range[], least: number, most: number): number | undefined {
  let at = least;
  for (;;) {
    const next = ranges.find(({ from, below }) => from <= at && at < below);
    if (!next) return at;
    if (next.below > most) return undefined;
    at = next.below;
  }
}
