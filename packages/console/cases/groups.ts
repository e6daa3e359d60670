import { rightName } from '@mingcha/kernel/labels';
import type { CaseTypeRow } from '../api/cases/caseTypes.ts';
import { useCaseTypes } from './queries.ts';

/** The groups of case types, each called after what is in it: rights over cases are given by group. */
export function groupsOf(types: readonly Pick<CaseTypeRow, 'group' | 'title'>[]): Map<string, string> {
  const groups = new Map<string, string>();
  for (const { group, title } of types) {
    const before = groups.get(group);
    groups.set(group, before === undefined ? title : `${before}、${title}`);
  }
  return groups;
}

/** Says a right in words; one over the cases of a group by the types of it that concern the signed-in person. */
export function useRightName(): (right: string) => string {
  const groups = groupsOf(useCaseTypes());
  return (right) => rightName(right, groups);
}
