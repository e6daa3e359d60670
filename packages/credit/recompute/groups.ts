import { byCode } from '@mingcha/kernel/arrange';
import type { RiskClass } from '../models/format.ts';
import type { RosterRow } from './subjects.ts';

/** Subjects by class. */
export type ClassCounts = { [one in RiskClass]?: number };
/** Those of a county (six digits of its code) or of a section of industries (its letter); empty where a subject has none. */
export type ClassGroup = { key: string; classes: ClassCounts };
export type ClassGroups = { counties: readonly ClassGroup[]; industries: readonly ClassGroup[] };

/** Counts subjects by class, county and section of industries. */
export function createGroups() {
  const counties = new Map<string, ClassCounts>();
  const industries = new Map<string, ClassCounts>();
  const add = (groups: Map<string, ClassCounts>, key: string, riskClass: RiskClass) => {
    const classes = groups.get(key) ?? {};
    classes[riskClass] = (classes[riskClass] ?? 0) + 1;
    groups.set(key, classes);
  };
  const sorted = (groups: Map<string, ClassCounts>): ClassGroup[] =>
    [...groups].map(([key, classes]) => ({ key, classes })).sort((a, b) => byCode(a.key, b.key));
  return {
    add(
      { division = '', industry = '' }: Pick<RosterRow, 'division' | 'industry'>,
      riskClass: RiskClass,
    ): void {
      add(counties, division.slice(0, 6), riskClass);
      add(industries, industry.slice(0, 1), riskClass);
    },
    groups: (): ClassGroups => ({ counties: sorted(counties), industries: sorted(industries) }),
  };
}
