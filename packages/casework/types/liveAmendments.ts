import { type Action, type CaseType, readCaseType } from '@mingcha/cases';

const amendmentsOf = ({ actions }: CaseType): [string, Action][] =>
  Object.entries(actions).filter(([, { amends }]) => amends !== undefined);

/** Those of the named parts that a definition does not have itself. */
const lacking = <T>(
  names: readonly string[],
  own: Readonly<Record<string, T>> = {},
  theirs: Readonly<Record<string, T>> = {},
): Record<string, T> =>
  Object.fromEntries(
    names.flatMap((name) =>
      Object.hasOwn(own, name) || !Object.hasOwn(theirs, name) ? [] : [[name, theirs[name]!]],
    ),
  );

/** A definition with an amendment of another, and what that names beside it: fields, papers and hooks. */
function withAmendment(to: CaseType, now: CaseType, name: string, action: Action): CaseType {
  const { fills = [], asks = [], papers = [], does = [], needs = [] } = action;
  const hooks = [...does, ...needs.flatMap((need) => ('hook' in need ? [need.hook] : []))];
  return {
    ...to,
    actions: { ...to.actions, [name]: action },
    fields: { ...to.fields, ...lacking([...fills, ...asks], to.fields, now.fields) },
    papers: { ...to.papers, ...lacking(papers, to.papers, now.papers) },
    hooks: { ...to.hooks, ...lacking(hooks, to.hooks, now.hooks) },
  };
}

/**
 * A definition that cases are pinned to, with the amendments of now: what was published long ago can be put right too, and by whom
 * is said now. One that does not fit a definition is left out there. One that is no more keeps its title, for what was done
 * by it, and is possible nowhere.
 */
export function withAmendmentsOf(pinned: CaseType, now: CaseType): CaseType {
  const own = amendmentsOf(pinned).map(([name, action]) => [name, { ...action, from: [] }] as const);
  let found: CaseType = { ...pinned, actions: { ...pinned.actions, ...Object.fromEntries(own) } };
  for (const [name, action] of amendmentsOf(now)) {
    const other = pinned.actions[name];
    if (other !== undefined && other.amends === undefined) continue;
    if (readCaseType(withAmendment(pinned, now, name, action)).ok)
      found = withAmendment(found, now, name, action);
  }
  return found;
}
