import type { RightOption, Role, Scope } from '../../api/types.ts';

export type Reach = Role['reach'];

export interface Section {
  name: string;
  rights: RightOption[];
}

/** The verbs of rights over the cases of one group, as they can be chosen. */
export const isOfGroup = (right: string): boolean => /^cases:[^*:]+:/.test(right);

/**
 * The rights by section, in the API's order, with those over the cases of single groups that some reach has: they are not in
 * the API's list, because a city's groups are its own.
 */
export function sectionsOf(
  options: readonly RightOption[],
  reaches: readonly Reach[],
  nameOf: (right: string) => string,
): Section[] {
  const ofGroups = [...new Set(reaches.flatMap((reach) => Object.keys(reach).filter(isOfGroup)))].sort();
  const added = ofGroups.flatMap((right) => {
    const general = options.find((option) => option.right === right.replace(/^cases:[^:]+:/, 'cases:*:'));
    return general ? [{ ...general, right, name: nameOf(right) }] : [];
  });
  const sections = new Map<string, RightOption[]>();
  for (const option of [...options, ...added])
    sections.set(option.section, [...(sections.get(option.section) ?? []), option]);
  return [...sections].map(([name, rights]) => ({ name, rights }));
}

/** A reach with a right in a scope, or without it. */
export function withRight(reach: Reach, right: string, scope: Scope | undefined): Reach {
  const { [right]: _, ...rest } = reach;
  return scope === undefined ? rest : { ...rest, [right]: scope };
}
