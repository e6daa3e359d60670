import type { LogEntryOf, LoggedEntry } from '../entries/entry.ts';
import type { Verdict } from './rules.ts';

export type ListEntry = LoggedEntry &
  LogEntryOf<
    | 'register.published'
    | 'policy.changed'
    | 'results.published'
    | 'evaluation.published'
    | 'case-type.published'
    | 'audit.day'
  >;

const dayAfter = (date: string) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Versions of lists, and days of the audit log, each after the one before. */
export function createListRules() {
  const lists = new Map<string, { count: number; roots: Map<number, string> }>();
  let day: string | undefined;

  function published(entry: LogEntryOf<'register.published'>): Verdict {
    const { kind, number, root, count, added, removed } = entry;
    const before = lists.get(kind);
    const roots = before?.roots ?? new Map<number, string>();
    lists.set(kind, { count, roots });
    // An earlier version may be published again; it is what it was.
    if ((roots.get(number) ?? root) !== root) return `名录 ${kind} 的第 ${number} 版前后内容不同`;
    roots.set(number, root);
    const expected = before ? before.count + added - removed : count;
    return count === expected
      ? undefined
      : `名录 ${kind} 第 ${number} 版应有 ${expected} 条，写的是 ${count} 条`;
  }

  return {
    next(entry: ListEntry): Verdict {
      if (entry.type === 'register.published') return published(entry);
      if (entry.type !== 'audit.day') return undefined;
      const expected = day === undefined ? entry.date : dayAfter(day);
      day = entry.date;
      return entry.date === expected ? undefined : `审计日应为 ${expected}，写的是 ${entry.date}`;
    },
  };
}
