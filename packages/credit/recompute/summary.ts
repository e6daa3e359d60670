import { sameValue } from '@mingcha/kernel';
import { classesOfItems } from '../combinations/combine.ts';
import { type CompiledCombination, isGeneral } from '../combinations/compile.ts';
import { decidedText, isByModel } from '../combinations/decided.ts';
import type { Combination } from '../combinations/format.ts';
import type { RiskClass } from '../models/format.ts';
import type { Contribution, DirectHit } from '../models/score.ts';
import { createGroups } from './groups.ts';
import { classOfLine, type Line } from './page.ts';
import type { Moves, RuleSummary, RunSummary, Standing } from './run.ts';
import type { RosterRow } from './subjects.ts';

/** A subject whose class changes, and what it has now. */
export type ClassChange = {
  id: string;
  from: Standing;
  to: RiskClass;
  milli: number;
  contributions: readonly Contribution[];
  direct: readonly DirectHit[];
  /** The title of the rule of combination that decides the class, where the model alone does not. */
  rule?: string;
  /** What decides the class where the model alone does not, in words; missing in runs that kept no more than the rule. */
  decidedBy?: string;
};

/** The classes that a subject is to have: in general, and `item:class` where an item has another. */
export type Wanted = { class: RiskClass; items: readonly string[] };

/** The classes by a line of an evaluation, with the rules that it has pinned. */
export function wantedBy(rules: readonly CompiledCombination[], line: Line): Wanted {
  const [, own, , , , combined = []] = line;
  return { class: classOfLine(line), items: classesOfItems(rules, { own, combined }) };
}

/** So many changes are listed. */
const mostListed = 5_000;

type Given = {
  /** The classes that people have set, by subject: they hold for all items. */
  set: ReadonlyMap<string, RiskClass>;
  combinations: readonly CompiledCombination[];
};

/** Counts what a run says of the subjects against the classes that they have. */
export function createSummary({ set, combinations }: Given) {
  const once = onceEach();
  const general = combinations.find(({ rule }) => isGeneral(rule))?.rule;
  const classes: RunSummary['classes'] = {};
  const { add: addToGroups, groups } = createGroups();
  const moves: Moves = {};
  const changes: ClassChange[] = [];
  const wanted = new Map<string, Wanted>();
  const ofRules = combinations.map(({ rule }) => emptyRule(rule));
  let changed = 0;
  return {
    add(line: Line, row: RosterRow): void {
      const [id, , milli] = line;
      const from = row.riskClass ?? 'U';
      const due = once(wantedBy(combinations, line));
      const own = due.class;
      const to = set.get(id) ?? own;
      classes[to] = (classes[to] ?? 0) + 1;
      addToGroups(row, to);
      for (const sum of ofRules) addRule(sum, line);
      moves[from] ??= {};
      const of = moves[from];
      of[to] = (of[to] ?? 0) + 1;
      if (from !== own || set.has(id) || !sameValue(due.items, row.itemClasses ?? [])) wanted.set(id, due);
      if (from === to) return;
      changed++;
      const why = set.has(id) ? setByPeople : reasonsOf(general, line);
      if (changes.length < mostListed) changes.push({ id, from, to, milli, ...why });
    },
    /** Classes by the codes of subjects: of those that have others, or one that people have set. */
    wanted: wanted as ReadonlyMap<string, Wanted>,
    changes: changes as readonly ClassChange[],
    summary: (): RunSummary => ({
      ...{ classes, groups: groups(), moves, changed },
      ...(ofRules.length > 0 && { combined: ofRules }),
    }),
  };
}

type Reasons = Pick<ClassChange, 'rule' | 'decidedBy' | 'contributions' | 'direct'>;

const setByPeople: Reasons = { decidedBy: '人工调整', contributions: [], direct: [] };

/** Why a line has its class: the points of the model only where the model decided, alone or with others. */
function reasonsOf(general: Combination | undefined, line: Line): Reasons {
  const [, , , contributions, direct, combined = []] = line;
  const outcome = combined.find(({ rule }) => rule === general?.id);
  const decidedBy = general && decidedText(general, outcome);
  return {
    ...(decidedBy !== undefined && { rule: general!.title, decidedBy }),
    ...(isByModel(outcome) ? { contributions, direct } : { contributions: [], direct: [] }),
  };
}

/** Keeps what many subjects are to have alike once: very many of them stay in memory until they land. */
function onceEach(): (due: Wanted) => Wanted {
  const known = new Map<string, Wanted>();
  return (due) => {
    const key = `${due.class} ${due.items.join(' ')}`;
    const there = known.get(key);
    if (!there) known.set(key, due);
    return there ?? due;
  };
}

const emptyRule = ({ id, title, axes }: CompiledCombination['rule']): RuleSummary => ({
  ...{ rule: id, title, classes: {} },
  axes: axes.map((axis) => ({ axis: axis.id, title: axis.title, known: 0, unknown: 0 })),
});

function addRule(sum: RuleSummary, [, own, , , , combined = []]: Line): void {
  const found = combined.find(({ rule }) => rule === sum.rule);
  const riskClass = found?.class ?? own;
  sum.classes[riskClass] = (sum.classes[riskClass] ?? 0) + 1;
  for (const [i, input] of (found?.inputs ?? []).entries())
    if (input.record !== undefined) {
      const of = sum.axes[i]!;
      of.known++;
      if (!input.mapped) of.unknown++;
    }
}
