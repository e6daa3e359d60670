import { type DueDay, dueText, hasCome, isKnownDay } from '@mingcha/kernel';
import type { Calendar } from '@mingcha/kernel/workingDays';
import { moveDay } from '@mingcha/lifecycle/clocks';
import type { ChaseRule } from '../notice/notice.ts';

/** Something that a department owes: a report of a measure in a round, or a measure by its deadline. */
export type Owed = {
  of: ChaseRule['of'];
  /** The round's id, or the deadline. */
  about: string;
  since: DueDay;
  dept: string;
  measure: string;
};

/** A chase that is to be issued now, unless it was already: `rule`, `about` and `dept` name it within its notice. */
export type DueChase = Pick<Owed, 'of' | 'about' | 'dept'> &
  Pick<ChaseRule, 'level' | 'answerWithin' | 'drafted'> & { since: string; rule: string; measures: string[] };

/** Names a rule by what it says, so that it is the same rule wherever it stands in the list. */
export const ruleName = ({ of, days, level }: ChaseRule): string => `${of}:${days}:${level}`;

/** A chase that went out about a matter, and the day it did. */
export type Issued = { level: ChaseRule['level']; on: string };

/** What a chase is about, at any level. */
export const matterOf = ({ of, about, dept }: Pick<Owed, 'about' | 'dept'> & { of: string }): string =>
  [of, about, dept].join(' ');

/**
 * The rule that holds on a day for what is due on another: the last one whose day has come. Rules of before the due day no
 * longer hold after it. Missed days are not caught up on: one chase goes out. A step that repeats an earlier one (再次督办,
 * 约谈) goes out only after that one did, as many working days later as stand between the two rules, so that nobody's first
 * chase says that it is the second. A rule whose day is not known waits.
 */
export function ruleOn(
  rules: readonly ChaseRule[],
  since: string,
  today: string,
  calendar: Calendar,
  issued: readonly Issued[] = [],
): ChaseRule | undefined {
  const come = rules
    .filter(({ days }) => days >= 0 || today <= since)
    .filter(({ days }) => hasCome(moveDay(since, { workingDays: days }, calendar), today))
    .sort((a, b) => a.days - b.days || a.level - b.level);
  return come.findLast((rule, at) => {
    const first = come.slice(0, at).findLast(({ level }) => level > 0 && level < rule.level);
    if (!first) return true;
    const then = issued.findLast(({ level }) => level === first.level);
    return (
      then !== undefined &&
      hasCome(moveDay(then.on, { workingDays: rule.days - first.days }, calendar), today)
    );
  });
}

/**
 * What is to be chased on a day: at most one chase per department and round or deadline, with all its measures.
 * `issued` has what went out about each matter, the oldest first.
 */
export function dueChases(
  rules: readonly ChaseRule[],
  owed: readonly Owed[],
  today: string,
  calendar: Calendar,
  issued: ReadonlyMap<string, readonly Issued[]> = new Map(),
): DueChase[] {
  const groups = new Map<string, Owed[]>();
  for (const one of owed) {
    const name = [one.of, one.about, dueText(one.since), one.dept].join(' ');
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()].flatMap((group): DueChase[] => {
    const { of, about, since, dept } = group[0]!;
    if (!isKnownDay(since)) return [];
    const rule = ruleOn(
      rules.filter((each) => each.of === of),
      since,
      today,
      calendar,
      issued.get(matterOf({ of, about, dept })),
    );
    if (!rule) return [];
    const measures = [...new Set(group.map(({ measure }) => measure))];
    const { level, answerWithin, drafted } = rule;
    return [{ of, about, since, dept, level, answerWithin, drafted, rule: ruleName(rule), measures }];
  });
}
