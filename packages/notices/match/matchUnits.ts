import { type NormalName, normalName } from './normalise.ts';
import { unitLikeness } from './unitLikeness.ts';

/** A tenant's department, as far as names go. */
export interface UnitDepartment {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly aliases: readonly string[];
}

export interface UnitMatch {
  readonly name: string;
  /** Set only where the name can mean no other department. */
  readonly department?: string;
  /** Others it may mean, the likeliest first; `score` from 0 to 1. */
  readonly suggestions: readonly { readonly id: string; readonly score: number }[];
}

const LEAST = 0.5;
const MOST_SUGGESTIONS = 3;
/** Names of groups: 各地各有关部门, 市直有关单位. They are like every unit a little. */
const GROUP = /(?:^各|有关|相关|各部门|各单位|部门、单位)/;

interface Known {
  readonly id: string;
  readonly names: readonly string[];
  readonly normal: readonly NormalName[];
}

/**
 * Which departments the units of a notice are: by name, short name or alias as written; else by the same in normal form
 * (region and level off, 局/委/办 and long words short), if only one department has it. Likeness only suggests.
 */
export function matchUnits(names: readonly string[], departments: readonly UnitDepartment[]): UnitMatch[] {
  const known = departments.map(({ id, name, short, aliases }): Known => {
    const all = [name, short, ...aliases].filter((each) => each !== '');
    const [own, ...others] = all.map(normalName);
    return { id, names: all, normal: own ? [own, ...others.map((other) => within(own, other))] : [] };
  });
  return names.map((name) => matchUnit(name, known));
}

/** A further name that states no level, such as 财政局, is the one of the department's own: 省财政局 is not it. */
const within = ({ level, region }: NormalName, other: NormalName): NormalName =>
  other.level === '' && other.region === '' ? { ...other, level, region } : other;

function matchUnit(name: string, known: readonly Known[]): UnitMatch {
  const exact = only(known, (department) => department.names.includes(name));
  if (exact) return { name, department: exact.id, suggestions: [] };
  // 省政府办公厅〔省档案局〕: the one before the bracket acts under both names
  const heads = [normalName(name), normalName(name.replace(/[（〔【].*$/, ''))];
  for (const head of heads) {
    const normal = only(known, (department) => department.normal.some((other) => same(head, other)));
    if (normal) return { name, department: normal.id, suggestions: [] };
  }
  if (GROUP.test(name)) return { name, suggestions: [] };
  const suggestions = known
    .map((department) => ({ id: department.id, score: bestScore(heads, department.normal) }))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS);
  return { name, suggestions };
}

function only(known: readonly Known[], test: (department: Known) => boolean): Known | undefined {
  const found = known.filter(test);
  return found.length === 1 ? found[0] : undefined;
}

const agree = (a: string, b: string): boolean => a === b || a === '' || b === '';
const fits = (a: NormalName, b: NormalName): boolean => agree(a.level, b.level) && agree(a.region, b.region);
const same = (a: NormalName, b: NormalName): boolean => a.core.length > 1 && a.core === b.core && fits(a, b);

/** Another level's department may be meant, but less likely. */
function bestScore(heads: readonly NormalName[], others: readonly NormalName[]): number {
  let best = 0;
  for (const head of heads) {
    for (const other of others) {
      best = Math.max(best, unitLikeness(head.core, other.core) * (fits(head, other) ? 1 : 0.6));
    }
  }
  return Math.round(best * 100) / 100;
}
