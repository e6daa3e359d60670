import type { CountKind, ScoreRules } from './rules.ts';

/** What was counted of one department. */
export type DeptFacts = {
  dept: string;
  name: string;
  kind: 'department' | 'county' | 'other';
  counts: Record<CountKind, number>;
  /** Sum of the points given for excellence. */
  excellence: number;
};

export type LeaguePart = { rule: string; label: string; count: number; points: number };

export type LeagueLine = Pick<DeptFacts, 'dept' | 'name' | 'kind'> & {
  /** 1 is the best; equal scores share a rank, and the next one is left out. */
  rank: number;
  score: number;
  parts: LeaguePart[];
};

/** Hundredths are whole numbers, so that sums do not depend on their order. */
const hundredths = (points: number): number => Math.round(points * 100);

const names = new Intl.Collator('zh-CN');

function lineOf({ dept, name, kind, counts, excellence }: DeptFacts, { base, rules }: ScoreRules) {
  const parts = rules.map(({ id, label, kind, points }): LeaguePart => {
    const amount = kind === 'excellence' ? excellence : counts[kind];
    const count = counts[kind];
    // Never -0, which no table should show.
    return { rule: id, label, count, points: hundredths(points * amount) / 100 || 0 };
  });
  const sum = parts.reduce((total, part) => total + hundredths(part.points), hundredths(base));
  return { dept, name, kind, score: sum / 100 || 0, parts };
}

/** The departments by score. Pure; the order of `facts` and of the rules does not matter to the ranks. */
export function league(facts: readonly DeptFacts[], rules: ScoreRules): LeagueLine[] {
  const lines = facts
    .map((one) => lineOf(one, rules))
    .sort((a, b) => b.score - a.score || names.compare(a.name, b.name) || (a.dept < b.dept ? -1 : 1));
  let rank = 0;
  return lines.map((line, i) => {
    if (i === 0 || line.score !== lines[i - 1]!.score) rank = i + 1;
    return { rank, ...line };
  });
}
